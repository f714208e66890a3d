import type { AmountJson } from '@scampolo/shared/contract/common';
import type { ClaimBody, ClaimJson } from '@scampolo/shared/contract/exchange';
import type { Me } from '@scampolo/shared/contract/identity';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { type Amount, toAmount } from '@scampolo/shared/domain/quantity';
import { useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { claimListing } from '../api/exchange.ts';
import { useI18n } from '../i18n/context.tsx';
import {
  type AmountProblem,
  type Claimable,
  claimableOf,
  leastOf,
  pieceIdsOf,
  readAmount,
} from './claim-amount.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { errorWords } from './use-action.ts';
import { useWorkshop } from './use-workshop.ts';

/** What somebody is about to claim of a lot: an amount of it, or pieces. */
interface Choice {
  /** null for a lot of distinct pieces, and when nothing is left */
  claimable: Claimable | null;
  /** the amount as typed */
  text: string;
  setText(text: string): void;
  /** why the typed amount cannot be claimed */
  amountProblem: AmountProblem | null;
  /** how many of each size of pieces, by id */
  chosen: Readonly<Record<string, number>>;
  choose(id: string, count: number): void;
  /** how many chosen pieces somebody else took meanwhile */
  lost: number;
  /** what would be claimed; null when that is not yet possible */
  wanted: Amount | null;
}

/** Claiming one listing: what is chosen, whether it can be sent, what came of it. */
export interface ClaimState extends Choice {
  note: string;
  setNote(note: string): void;
  workshopId: string | undefined;
  setWorkshopId(id: string): void;
  busy: boolean;
  /** why it was refused, in words */
  problem: string | null;
  done: ClaimJson | null;
  send(): Promise<void>;
}

/**
 * @param me who claims
 * @param onLeft called with what is left, when a claim or its refusal says so
 * @param refresh asks how the lot is now: others take pieces meanwhile
 */
export function useClaim(
  listing: ListingJson,
  me: Me | null,
  { onLeft, refresh }: { onLeft: (left: Amount) => void; refresh: () => Promise<void> },
): ClaimState {
  const i18n = useI18n();
  const choice = useChoice(listing);
  const [note, setNote] = useState('');
  const [workshopId, setWorkshopId] = useWorkshop(me);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<ClaimJson | null>(null);
  // One key for one wish: sending it again after a lost answer must not claim twice.
  const sent = useRef({ wish: '', key: '' });
  const { wanted } = choice;

  const refused = async (cause: unknown): Promise<string> => {
    const left =
      cause instanceof ApiError ? (cause.details['amountLeft'] as AmountJson | undefined) : undefined;
    if (cause instanceof ApiError && cause.code === 'ADDRESS_UNCONFIRMED') return i18n.t('claim.unconfirmed');
    if (!left) return errorWords(cause, i18n);
    onLeft(left);
    await refresh();
    if (!choice.claimable) return i18n.t('claim.piecesGone');
    if (left.value > 0) choice.setText(i18n.typed(left.value));
    return i18n.t('claim.unavailable', { left: i18n.amount(left) });
  };
  const send = async (): Promise<void> => {
    setProblem(wanted ? null : i18n.t('claim.choose'));
    if (busy || !wanted) return;
    const body = bodyOf(choice, wanted, note.trim(), workshopId);
    const wish = JSON.stringify(body);
    if (sent.current.wish !== wish) sent.current = { wish, key: idempotencyKey() };
    setBusy(true);
    try {
      setDone(await claimListing(listing.id, body, sent.current.key));
      onLeft(remaining(listing, wanted));
      await refresh();
    } catch (cause) {
      setProblem(await refused(cause));
    } finally {
      setBusy(false);
    }
  };
  return { ...choice, note, setNote, workshopId, setWorkshopId, busy, problem, done, send };
}

function useChoice(listing: ListingJson): Choice {
  const { typed } = useI18n();
  const claimable = listing.pieces.length === 0 ? claimableOf(listing) : null;
  const [text, setText] = useState(() =>
    claimable ? typed(toAmount(leastOf(claimable), claimable.unit).value) : '',
  );
  const [touched, setTouched] = useState<Readonly<Record<string, number>>>({});
  const chosen = stillThere(touched, listing.pieces);
  const read = claimable ? readAmount(text, claimable) : null;
  const count = pieceIdsOf(chosen).length;
  const amount = claimable && typeof read === 'number' ? toAmount(read, claimable.unit) : null;
  return {
    claimable,
    text,
    setText,
    amountProblem: typeof read === 'string' ? read : null,
    chosen,
    lost: pieceIdsOf(touched).length - count,
    choose: (id, pieces) => setTouched((before) => ({ ...stillThere(before, listing.pieces), [id]: pieces })),
    wanted: amount ?? (count > 0 ? { value: count, unit: 'pcs' } : null),
  };
}

/** Of chosen pieces, those that can still be had. */
function stillThere(
  chosen: Readonly<Record<string, number>>,
  pieces: ListingJson['pieces'],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    pieces.flatMap(({ id, left }) => {
      const count = Math.min(chosen[id] ?? 0, left);
      return count > 0 ? [[id, count]] : [];
    }),
  );
}

function bodyOf(
  { claimable, chosen }: Choice,
  amount: Amount,
  note: string,
  workshopId: string | undefined,
): ClaimBody {
  const rest = { ...(workshopId ? { workshopId } : {}), ...(note ? { note } : {}) };
  return claimable ? { amount, ...rest } : { pieceIds: pieceIdsOf(chosen), ...rest };
}

function remaining(listing: ListingJson, { value, unit }: Amount): Amount {
  const left = (listing.amountLeft?.value ?? 0) - value;
  return { value: Math.round(left * 10_000) / 10_000, unit };
}
