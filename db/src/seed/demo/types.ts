import type { WorkshopKind } from '@scampolo/shared/contract/identity';
import type { CreateListingBody } from '@scampolo/shared/contract/listings';
import type { ReasonCode } from '@scampolo/shared/contract/moderation';
import type { InterfaceLanguage, Language } from '@scampolo/shared/domain/catalogue';
import type { Displacement } from '@scampolo/shared/domain/exchange';
import type { Amount } from '@scampolo/shared/domain/quantity';
import type { PhotoDescription } from './draw/photo.ts';

/**
 * An invented workshop. `locale` is the language it writes its listings in; `pickupPlace` is shown only to who
 * holds a reservation.
 */
export interface DemoWorkshop {
  readonly slug: string;
  readonly name: string;
  readonly kind: WorkshopKind;
  readonly hub: string;
  readonly trust: 'new' | 'trusted';
  readonly locale: Language;
  readonly pickupPlace: string;
}

/** Somebody who can sign in. `founder` opens the workshop; who is not joins it afterwards. */
export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly locale: InterfaceLanguage;
  readonly role: 'member' | 'staff' | 'admin';
  readonly workshop: string;
  readonly founder: boolean;
}

/**
 * Where the listing stands when the demo opens. Only workshops that are not trusted reach a decision before they publish; a reason
 * is one of the moderation codes; what is exhausted has claims for all of it.
 */
export type DemoState =
  | { readonly status: 'draft' | 'pending' | 'published' | 'exhausted' | 'withdrawn' | 'expired' }
  | {
      readonly status: 'changes_requested' | 'rejected' | 'removed';
      readonly reason: ReasonCode;
      readonly note: string;
    };

/**
 * What another workshop asked for: an amount, or a count of pieces of the size at `size` in the listing's
 * `pieces`.
 */
export interface DemoClaim {
  readonly by: string;
  readonly amount?: Amount;
  readonly pieces?: readonly { readonly size: number; readonly count: number }[];
  readonly note?: string;
  readonly status: 'reserved' | 'collected' | 'cancelled' | 'lapsed' | 'no_show';
  /** weighed at the hand-over; only for `collected` */
  readonly massKg?: number;
  readonly displacement?: Displacement;
  /** what the two sides wrote each other about it, in order */
  readonly messages?: readonly (readonly [side: 'taker' | 'giver', text: string])[];
}

/** The body of `POST /listings`, complete. */
export type ListingBody = CreateListingBody & { readonly hub: string; readonly locale: Language };

/** A listing of the demo: who offers it, what it says, how its photo is drawn and what happened to it. */
export interface DemoListing {
  /** unique among the demo listings */
  readonly key: string;
  readonly workshop: string;
  readonly body: ListingBody;
  readonly photos: readonly PhotoDescription[];
  readonly state: DemoState;
  readonly claims: readonly DemoClaim[];
  /** The runner sets `availableUntil` this many days after it runs. */
  readonly availableForDays?: number;
}
