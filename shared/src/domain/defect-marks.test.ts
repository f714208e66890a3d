import { describe, expect, it } from 'vitest';
import { checkDefectMarks, drawnCloth, fittingMarks } from './defect-marks.ts';
import type { DefectMark } from './listing.ts';

const length = { amount: { value: 3, unit: 'm' }, widthCm: 150, pieces: [], defects: ['hole'] } as const;
const pieces = {
  amount: { value: 3, unit: 'pcs' },
  widthCm: null,
  defects: ['hole'],
  pieces: [
    { lengthCm: 60, widthCm: 40, count: 2 },
    { lengthCm: 30, widthCm: 10, count: 1 },
  ],
} as const;
const onLength: DefectMark = { defect: 'hole', piece: null, alongCm: 120, acrossCm: 30, radiusCm: 3 };
const onPiece: DefectMark = { ...onLength, piece: 1, alongCm: 30, acrossCm: 10 };

const found = (values: Parameters<typeof checkDefectMarks>[0]) =>
  checkDefectMarks(values).map(({ path, code }) => `${path} ${code}`);

describe('marks of defects', () => {
  it('may lie anywhere on the cloth, its edges too', () => {
    expect(
      found({ ...length, defectMarks: [onLength, { ...onLength, alongCm: 300, acrossCm: 150 }] }),
    ).toEqual([]);
    expect(found({ ...pieces, defectMarks: [onPiece, { ...onPiece, alongCm: 0, acrossCm: 0 }] })).toEqual([]);
  });

  it.each<[string, Parameters<typeof checkDefectMarks>[0], DefectMark, string]>([
    ['beyond the end', length, { ...onLength, alongCm: 300.1 }, 'alongCm out_of_range'],
    ['beyond the selvedge', length, { ...onLength, acrossCm: 150.1 }, 'acrossCm out_of_range'],
    ['before the beginning', length, { ...onLength, alongCm: -0.1 }, 'alongCm out_of_range'],
    ['beside a small piece', pieces, { ...onPiece, alongCm: 30.1 }, 'alongCm out_of_range'],
    ['on a piece that is not there', pieces, { ...onPiece, piece: 2 }, 'piece mark_nowhere'],
    ['on no piece of pieces', pieces, { ...onPiece, piece: null }, 'piece mark_nowhere'],
    ['on a piece of a length', length, { ...onLength, piece: 0 }, 'piece mark_nowhere'],
    ['of a defect that is not named', length, { ...onLength, defect: 'stain' }, 'defect mark_defect'],
    ['too small to see', length, { ...onLength, radiusCm: 0.4 }, 'radiusCm out_of_range'],
    ['larger than any defect', length, { ...onLength, radiusCm: 100.1 }, 'radiusCm out_of_range'],
  ])('are refused %s', (_where, values, mark, issue) => {
    expect(found({ ...values, defectMarks: [mark] })).toEqual([`defectMarks.0.${issue}`]);
  });

  it.each([
    ['kilograms', { amount: { value: 3, unit: 'kg' as const } }],
    ['a length of unknown width', { widthCm: null }],
    ['no amount yet', { amount: null }],
  ])('have no place on %s', (_what, changes) => {
    expect(found({ ...length, ...changes, defectMarks: [onLength] })).toEqual([
      'defectMarks.0.piece mark_nowhere',
    ]);
  });

  it('say what they can limit when the cloth shrinks', () => {
    const [issue] = checkDefectMarks({ ...length, amount: { value: 1, unit: 'm' }, defectMarks: [onLength] });
    expect(issue?.params).toEqual({ min: 0, max: 100 });
  });

  it('are not judged by what was not sent', () => {
    expect(found({ defectMarks: [onLength], widthCm: 10 })).toEqual([]);
  });

  it('stay behind when a form changes and they no longer fit', () => {
    const marks = [onLength, { ...onLength, alongCm: 80 }];
    expect(fittingMarks(marks, { ...length, amount: { value: 1, unit: 'm' } })).toEqual([marks[1]]);
  });
});

describe('drawnCloth', () => {
  it('is the pieces, else the length, else nothing', () => {
    expect(drawnCloth(pieces)?.kind).toBe('pieces');
    expect(drawnCloth(length)).toEqual({ kind: 'length', lengthCm: 300, widthCm: 150 });
    expect(drawnCloth({ ...length, amount: { value: 2, unit: 'm2' } })).toBeNull();
  });
});
