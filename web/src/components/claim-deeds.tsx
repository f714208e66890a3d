import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import type { DataOf } from '../pages/page-data.ts';
import { CancelDialog, NoShowDialog } from './claim-dialogs.tsx';
import { expectedMass } from './claims-list.tsx';
import { HandoverDialog } from './handover-dialog.tsx';

/** What ends a claim. */
export type ClaimDeed = 'handover' | 'cancel' | 'no-show';

interface ClaimDeedsProps {
  deed: ClaimDeed;
  claim: ClaimJson;
  /** the whole lot, for what the claimed part should weigh */
  lot: DataOf<'claim'>['lot'];
  onDone: (claim: ClaimJson) => void;
  onClose: () => void;
}

/** The dialog for one of the ways in which a claim ends. */
export function ClaimDeeds({ deed, claim, lot, onDone, onClose }: ClaimDeedsProps) {
  const given = { claim, onDone, onClose };
  if (deed === 'handover') return <HandoverDialog {...given} expectedKg={expectedMass(lot, claim)} />;
  return deed === 'cancel' ? <CancelDialog {...given} /> : <NoShowDialog {...given} />;
}
