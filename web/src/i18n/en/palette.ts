import type { Texts } from '../translate.ts';

export const palette: Texts<'palette'> = {
  'palette.exact': 'Exact colour',
  'palette.hex': 'Code',
  'palette.hexWrong': 'Not a colour that can be read here. Try #2a4168.',
  'palette.forms':
    'Hex, rgb(42, 65, 104) or Lab 27 3 -25. A Pantone code alone will not do: the chip has its hex or Lab beside it.',
  'palette.photo': 'From a photo of yours',
  'palette.photoTake': 'Take one',
  'palette.photoChoose': 'Choose a photo',
  'palette.dropper': 'Pick from the screen',
  'palette.photoPrivate': 'The photo stays on this device: the browser reads it, and nothing is sent.',
  'palette.photoReading': 'Looking at the colours…',
  'palette.photoFound': {
    one: 'One colour in the photo. The largest is chosen.',
    other: '{count} colours in the photo. The largest is chosen.',
  },
  'palette.photoUnreadable': 'The browser cannot open this photo. Try a JPEG.',
};
