import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { ListingSummary } from '@scampolo/shared/contract/listings';
import type { PageData } from '@scampolo/shared/contract/pages';
import type { SearchAnswer } from '@scampolo/shared/contract/search';
import { termsOfQueries } from './state/query-words.ts';
import { fibresOf, termsOf, termsWithCards } from './state/terms.ts';

/** The data of a page without what no part of it shows: the same data go to the browser, over networks of any kind. */
export function slim(data: PageData): PageData {
  if (data.page === 'listing') {
    const similar = data.similar?.map(slimCard) ?? null;
    return { ...data, similar, terms: termsWithCards(data.listing, similar ?? [], data.terms) };
  }
  if (data.page === 'search') {
    return {
      ...data,
      answer: slimAnswer(data.answer),
      hubs: data.hubs.map(slimHub),
    };
  }
  if (data.page === 'wanted') {
    const answers = data.answers.map(slimCard);
    const { fibres } = fibresOf(answers, data.terms);
    const asked = termsOfQueries([data.wanted.query], data.terms);
    const terms = { ...asked, fibres: [...new Set([...asked.fibres, ...fibres])] };
    return { ...data, answers, terms, hubs: data.hubs.map(slimHub) };
  }
  if (data.page === 'wanted-list' || data.page === 'my-wanted') {
    return { ...data, hubs: data.hubs.map(slimHub) };
  }
  if (data.page === 'my-searches' || data.page === 'save-search' || data.page === 'wanted-new') {
    const queries = data.page === 'my-searches' ? data.searches.map(({ query }) => query) : [data.query];
    return { ...data, terms: termsOfQueries(queries, data.terms), hubs: data.hubs.map(slimHub) };
  }
  if (data.page === 'workshop' || data.page === 'hub') {
    return { ...data, listings: data.listings.map(slimCard), terms: fibresOf(data.listings, data.terms) };
  }
  return data;
}

/**
 * Slim data without what the server alone draws and the browser keeps as it came: lots like a listing, and for who is not signed
 * in its terms.
 */
export function forBrowser(data: PageData): PageData {
  if (data.page !== 'listing') return data;
  const similar = data.similar && [];
  return { ...data, similar, terms: data.me ? termsOf(data.listing, data.terms) : NO_TERMS };
}

const NO_TERMS: CatalogueJson = {
  lang: '',
  categories: [],
  fibres: [],
  attributes: [],
  forms: [],
  origins: [],
  conditions: [],
  defects: [],
  colours: [],
  units: [],
};

function slimHub(hub: HubJson): HubJson {
  return { ...hub, story: '' };
}

function slimAnswer(answer: SearchAnswer): SearchAnswer {
  return { ...answer, hits: answer.hits.map(slimCard), closest: answer.closest.map(slimCard) };
}

/** No card is shown wider than this, also on phones of three device pixels a pixel. */
const WIDEST_CARD_PX = 800;

/** What a card shows: of a photo the small variants, and colours only in the place of a photo. */
export function slimCard<T extends ListingSummary>(card: T): T {
  const { photo } = card;
  if (!photo) return { ...card, colours: card.colours.map((colour) => ({ ...colour, lab: [0, 0, 0] })) };
  const small = photo.variants.filter(({ width }) => width <= WIDEST_CARD_PX);
  return {
    ...card,
    colours: [],
    photo: {
      ...photo,
      alt: photo.altTyped ? photo.alt : '',
      variants: small.length > 0 ? small : photo.variants,
    },
  };
}
