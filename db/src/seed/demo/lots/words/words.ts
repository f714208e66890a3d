import type { KindName } from '../kinds.ts';

/** The words in which workshops of one language describe their lots. */
export interface Words {
  /** what a kind is called, and what its hand, its cut or its use is like */
  readonly kinds: Partial<Readonly<Record<KindName, readonly [name: string, ...details: string[]]>>>;
  /** between two colours */
  readonly and: string;
  /** what a lot of a form is called in its title; `#` stands for the amount */
  readonly forms: Readonly<Record<string, string>>;
  /** why there is something left, by origin */
  readonly origins: Readonly<Record<string, readonly string[]>>;
  /** what is wrong, by defect */
  readonly defects: Readonly<Record<string, string>>;
  /** what else is worth knowing, by unit */
  readonly tips: {
    readonly m: readonly string[];
    readonly kg: readonly string[];
    readonly pcs: readonly string[];
  };
}
