import type { Tx } from '@scampolo/db/client';
import { AppError } from '@scampolo/shared/errors';
import { holdOpen } from '../repository.ts';

/**
 * For what is made in a workshop's name: the workshop does not close before the transaction has ended.
 * @throws {AppError} FORBIDDEN when it has closed since the request came
 */
export async function requireOpen(tx: Tx, workshopId: string): Promise<void> {
  if (!(await holdOpen(tx, workshopId))) throw new AppError('FORBIDDEN');
}
