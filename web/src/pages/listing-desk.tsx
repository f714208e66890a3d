import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import { useState } from 'preact/hooks';
import { ClaimsList } from '../components/claims-list.tsx';
import { ListingDesk } from '../components/listing-desk.tsx';
import { type DeskProps, ListingClaimPage } from './listing-claim.tsx';
import type { DataOf } from './page-data.ts';

/** A listing's page for its giver and its hub's staff: the same page, with a desk on it. */
export function ListingDeskPage({ data }: { data: DataOf<'listing'> }) {
  return <ListingClaimPage data={data} desk={Desk} />;
}

function Desk({ data, listing, onListing }: DeskProps) {
  const [claims, setClaims] = useState(data.claims);
  const { me } = data;
  const staff = me !== null && (me.admin || me.staffOf.includes(listing.hub));
  const change = (changed: ClaimJson): void =>
    setClaims((all) => all?.map((one) => (one.id === changed.id ? changed : one)) ?? null);
  return (
    <>
      <ListingDesk listing={listing} staff={staff} onChange={onListing} />
      {claims && <ClaimsList listing={listing} claims={claims} onChange={change} />}
    </>
  );
}
