import { WORKSHOP_LIMITS as CONTRACT } from '@scampolo/shared/contract/workshops';
import { expect, it } from 'vitest';
import { WORKSHOP_LIMITS } from './workshop-limits.ts';

it('are those of the contract', () => {
  expect(WORKSHOP_LIMITS).toEqual(
    Object.fromEntries(
      Object.keys(WORKSHOP_LIMITS).map((name) => [name, CONTRACT[name as keyof typeof CONTRACT]]),
    ),
  );
});
