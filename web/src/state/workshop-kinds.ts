import type { RegisterBody } from '@scampolo/shared/contract/identity';

/** What a member's workshop can be. */
export type NewWorkshopKind = RegisterBody['workshop']['kind'];

/** The kinds of workshop to choose from, each with its text. */
export const NEW_WORKSHOP_KINDS = [
  ['studio', 'account.optStudio'],
  ['designer', 'account.optDesigner'],
  ['school', 'account.optSchool'],
  ['non_profit', 'account.optNonProfit'],
] as const;

/** The kind of that code; a studio for any other. */
export function kindOf(code: string): NewWorkshopKind {
  return NEW_WORKSHOP_KINDS.find(([one]) => one === code)?.[0] ?? 'studio';
}
