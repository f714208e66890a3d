import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { I18n } from '../i18n/translate.ts';
import type { Proposal } from './suggestions.ts';
import { termName } from './terms.ts';

/** What taking a proposal would write, in words. */
export function proposalWords(
  proposal: Proposal,
  terms: CatalogueJson,
  hubs: readonly HubJson[],
  i18n: I18n,
): string {
  const { t } = i18n;
  switch (proposal.field) {
    case 'category':
      return termName(terms, 'categories', proposal.code);
    case 'form':
      return termName(terms, 'forms', proposal.code);
    case 'origin':
      return termName(terms, 'origins', proposal.code);
    case 'condition':
      return termName(terms, 'conditions', proposal.code);
    case 'composition':
      return fibreWords(proposal.shares, terms, i18n);
    case 'widthCm':
      return t('suggest.width', { n: i18n.number(proposal.value) });
    case 'weightGsm':
      return [
        `${i18n.number(proposal.value)} g/m²`,
        ...(proposal.written ? [`(${proposal.written})`] : []),
      ].join(' ');
    case 'massKg':
      return t('suggest.mass', { mass: i18n.mass(proposal.value) });
    case 'amount':
      return i18n.amount(proposal);
    case 'pieces': {
      const size = i18n.size(proposal.lengthCm, proposal.widthCm);
      return t('suggest.pieces', { amount: i18n.amount({ value: proposal.count, unit: 'pcs' }), size });
    }
    case 'legalRoute':
      return t(`routeShort.${proposal.code}`);
    case 'compositionSource':
      return t(`sourceShort.${proposal.code}`);
    case 'priceKind':
      return t(`priceChoice.${proposal.code}`);
    case 'place': {
      const city = hubs.find(({ slug }) => slug === proposal.hub)?.city ?? proposal.hub;
      return `${t(`pickupChoice.${proposal.pickup}`)}, ${city}`;
    }
    case 'brandVisible':
      return t('suggest.brand');
  }
}

function fibreWords(
  shares: readonly { fibre: string; percent: number | null }[],
  terms: CatalogueJson,
  { percent }: I18n,
): string {
  return shares
    .map((share) => {
      const name = termName(terms, 'fibres', share.fibre);
      const value = share.percent ?? (shares.length === 1 ? 100 : null);
      return value === null ? name : `${percent(value)} ${name}`;
    })
    .join(' · ');
}
