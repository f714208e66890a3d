import type { ProcessFigures } from './http/metrics.ts';

/** What the process in front tells one that serves. */
export type ToServing =
  /** stop in order, as SIGTERM asks; `successor`: another process already answers in its place */
  | { kind: 'stop'; successor: boolean }
  | { kind: 'give-figures'; ask: number }
  | { kind: 'all-figures'; ask: number; text: string };

/** What a process that serves tells the one in front. */
export type FromServing =
  | { kind: 'ready'; address: string }
  | { kind: 'failed'; message: string }
  | { kind: 'figures'; ask: number; figures: ProcessFigures }
  /** somebody reads /metrics here: the figures of all, please */
  | { kind: 'collect-figures'; ask: number };
