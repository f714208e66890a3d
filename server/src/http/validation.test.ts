import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toIssues } from './validation.ts';

function issuesOf(schema: z.ZodType, input: unknown) {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => toIssues(issue, input));
}

describe('toIssues', () => {
  const schema = z.strictObject({
    title: z.string().min(3),
    rows: z.array(z.strictObject({ width: z.number().max(600) })).max(2),
    kind: z.enum(['gift', 'swap']),
  });

  it('names every problem with its dotted path', () => {
    const issues = issuesOf(schema, {
      title: 'ab',
      rows: [{ width: 'x' }, { width: 601, depth: 1 }],
      extra: 1,
    });
    expect(issues.map(({ path, code }) => `${path} ${code}`).toSorted()).toEqual(
      [
        'extra unknown_field',
        'kind required',
        'rows.0.width wrong_type',
        'rows.1.depth unknown_field',
        'rows.1.width out_of_range',
        'title too_short',
      ].toSorted(),
    );
  });

  it('tells what is absent from what has the wrong type', () => {
    expect(issuesOf(schema, { rows: [], kind: 'gift' })).toEqual([
      expect.objectContaining({ path: 'title', code: 'required' }),
    ]);
    expect(issuesOf(schema, { title: null, rows: [], kind: 'gift' })[0]).toMatchObject({
      path: 'title',
      code: 'wrong_type',
    });
  });

  it('speaks of the branch of a union that comes closest', () => {
    const union = z.union([
      z.strictObject({ amount: z.strictObject({ value: z.number(), unit: z.string() }) }),
      z.strictObject({ pieceIds: z.array(z.string()) }),
    ]);
    expect(issuesOf(union, { amount: { value: 'x', unit: 'm' } })).toEqual([
      expect.objectContaining({ path: 'amount.value', code: 'wrong_type' }),
    ]);
  });

  it('takes the code of a rule from its params', () => {
    const even = z
      .number()
      .refine((value) => value % 2 === 0, { error: 'odd', params: { rule: 'not_a_step' } });
    expect(issuesOf(even, 3)).toEqual([expect.objectContaining({ path: '', code: 'not_a_step' })]);
  });
});
