import type { Prose } from '../prose.ts';

export const prose: Prose = {
  checkedOn: '2026-11-22',
  sections: [
    {
      id: 'status',
      title: 'How far we are',
      blocks: [
        'This statement is about all pages of Scampolo. They are partially conforming with EN 301 549 V3.2.1, which asks for WCAG 2.1 at level AA. We measure ourselves against WCAG 2.2 AA, which is stricter. “Partially”, because nobody who uses a screen reader every day has tried them all yet.',
      ],
    },
    {
      id: 'tested',
      title: 'What we tested, and how',
      blocks: [
        {
          facts: [
            [
              'Automatic checks',
              'Every page, in Italian and in English, light and dark, with axe: no WCAG 2.2 AA fault. We repeat it with every change.',
            ],
            [
              'Keyboard',
              'Searching, opening a lot, getting to claim it, without a mouse. The tape measure moves with the arrow keys.',
            ],
            [
              'Zoom',
              'At a width of 320 pixels, which is 400 % on a screen of 1280, nothing is cut off and nothing scrolls sideways.',
            ],
            ['Without script', 'Searching and reading work with JavaScript turned off as well.'],
            [
              'Colours',
              'The contrast of text is measured, in light and in dark. No state is told by a colour alone.',
            ],
            ['Motion', 'Who asked their device for less motion sees none.'],
          ],
        },
      ],
    },
    {
      id: 'gaps',
      title: 'What is missing',
      blocks: [
        {
          list: [
            'Tests with people who use screen readers, voice control or magnifiers. If you want to do them with us, write to us.',
            'Descriptions of photos. Who lists can write them; where they did not, we put them together from the listing’s facts, and they say less than there is to see.',
            'The texts of who lists: they are in the language they chose, and not always plain.',
            'The drawings of pieces to scale have their measures beside them in writing, but where a fault lies is easier to see than to read.',
            'The documentation for programmers (/api/docs) uses a component of others that we have not tested. The data are also at [/api/openapi.json](/api/openapi.json).',
          ],
        },
      ],
    },
    {
      id: 'feedback',
      title: 'If something does not work',
      blocks: [
        '[Write what you cannot do](/notice?about=page:/accessibility&reason=accessibility): it takes no account. Say on which page, and with which tool if you use one. We answer within 30 days; leave an e-mail address if you want the answer.',
        'If you would rather talk, or come by, the page of [your hub](/hubs) has hours and contacts.',
        'If we do not answer, or the answer is not enough, and your hub is an Italian public body, you can turn to the ombudsman for digital matters (Difensore civico per il digitale) at AgID.',
      ],
    },
    {
      id: 'statement',
      title: 'How this statement was made',
      blocks: [
        'We wrote it on 22 November 2026, from an assessment of our own: automatic tests and tests by hand as described above. We read it again with every version, and at least once a year, by 23 September.',
      ],
    },
  ],
};
