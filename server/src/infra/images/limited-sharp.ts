import sharp from 'sharp';

// Every other parser of libvips (SVG, TIFF, GIF, PDF, …) is out of reach, also for a file that pretends to be one
// of the four. Loaders from memory only: no file name is ever interpreted. An Ultra HDR JPEG loads as its plain picture.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});

// Every photo is another one, so libvips' cache of operations would only hold memory.
sharp.cache(false);

export { sharp };
