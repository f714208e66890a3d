import { pngThatClaims } from '../../infra/images/testing/sample-photos.ts';
import { type Case, type Change, type Endpoint, refused } from './endpoint.ts';
import { invalid, MALFORMED, type Refusal, TOO_LARGE, UNSUPPORTED } from './refusal.ts';
import { multipart, SMALL_PHOTO } from './world.ts';

const NO_PHOTO: Refusal = { status: 415, code: 'PHOTO_UNSUPPORTED' };
const DAMAGED: Refusal = { status: 422, code: 'PHOTO_DAMAGED' };

const FORM = 'multipart/form-data; boundary=cut-here';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const OVER_25_MEGABYTES = 25_000_001;

/** What can be wrong with an uploaded file, and with the form around it. */
export function photoCases(endpoint: Endpoint): Case[] {
  const sent = (what: string, change: Change, refusal: Refusal) => refused(endpoint, what, change, refusal);
  const form = (what: string, payload: string | Buffer, refusal: Refusal, type = FORM) =>
    sent(what, { payload, headers: { 'content-type': type } }, refusal);
  const file = (what: string, content: string | Buffer, refusal: Refusal, filename = 'photo.jpg') =>
    sent(what, multipart(content, { filename }), refusal);
  const cut = (bytes: number) => multipart(SMALL_PHOTO).payload.subarray(0, -bytes);
  return [
    sent('JSON', { json: { file: 'photo.jpg' } }, UNSUPPORTED),
    sent('an address to fetch', { json: { file: 'http://169.254.169.254/' } }, UNSUPPORTED),
    sent(
      '10 MB of JSON',
      { payload: ' '.repeat(10_000_000), headers: { 'content-type': 'application/json' } },
      TOO_LARGE,
    ),
    form('bytes of another type', SMALL_PHOTO, UNSUPPORTED, 'image/png'),
    form('a form of text fields', 'file=photo', UNSUPPORTED, 'application/x-www-form-urlencoded'),
    form(
      'a type with a tab in it',
      multipart(SMALL_PHOTO).payload,
      UNSUPPORTED,
      'multipart/form-data\ta; boundary=cut-here',
    ),
    form('a form without a boundary', multipart(SMALL_PHOTO).payload, MALFORMED, 'multipart/form-data'),
    form(
      'a form with another boundary',
      multipart(SMALL_PHOTO).payload,
      MALFORMED,
      'multipart/form-data; boundary=elsewhere',
    ),
    form('nothing', '', invalid('file required')),
    form('a form without parts', '--cut-here--\r\n', invalid('file required')),
    form('a form that ends in a header', '--cut-here\r\ncontent-disp', MALFORMED),
    form('a form that ends in the file', cut(30), MALFORMED),
    form('broken UTF-8 in a header', Buffer.from('--cut-here\r\n\xff\xfe\r\n\r\n', 'latin1'), MALFORMED),
    sent('a part of another name', multipart(SMALL_PHOTO, { name: 'photo' }), invalid('file required')),
    sent('a part named __proto__', multipart(SMALL_PHOTO, { name: '__proto__' }), MALFORMED),
    sent('a text field of that name', multipart('photo', { filename: null }), TOO_LARGE),
    file('an empty file', '', NO_PHOTO),
    file('HTML named as a photo', '<script>alert(1)</script>', NO_PHOTO),
    file('SVG', SVG, NO_PHOTO, 'drawing.svg'),
    file('a path for a name', SVG, NO_PHOTO, '../../../etc/passwd'),
    file(
      'HTML behind the first bytes of a JPEG',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(SVG)]),
      DAMAGED,
    ),
    file(
      'a photo cut off in the middle',
      SMALL_PHOTO.subarray(0, SMALL_PHOTO.length / 2),
      DAMAGED,
      'photo.png',
    ),
    file('almost nothing that claims 50,000 × 50,000 pixels', pngThatClaims(50_000, 50_000), {
      status: 422,
      code: 'PHOTO_TOO_LARGE',
    }),
    file('25 MB and a byte', Buffer.alloc(OVER_25_MEGABYTES), TOO_LARGE),
  ];
}
