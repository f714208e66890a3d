import type { Sql } from '@scampolo/db/client';
import type { EngineFilters, EngineQuery } from '../engine.ts';

/** A colour of a stored listing, and what only JavaScript can say of it. */
export interface KnownColour {
  hex: string;
  family: string;
  /** CIEDE2000 from the colour that is asked for; absent when none is */
  deltaE?: number;
}

/**
 * The ids of the published listings that pass `filters`, newest first: one parameterised statement over the rows themselves,
 * said as plainly as can be. It knows no index and nothing of how an engine looks things up.
 *
 * Of colours, those that cover at least a tenth count (`document.ts`): store no smaller ones.
 */
export async function listingsBySql(
  sql: Sql,
  { filters, from }: Pick<EngineQuery, 'filters' | 'from'>,
  colours: readonly KnownColour[],
): Promise<string[]> {
  const asked = askedOf(filters, from, colours);
  const rows = await sql<{ id: string }[]>`
    with asked as materialized (
      select * from jsonb_to_record(${sql.json(asked)}::jsonb) as a(
        category text[], form text[], condition text[], legal_route text[], price_kind text[], hub text[],
        workshop_kind text[], fibre text[], fibre_min float8, colour text[], near text[], weight_min float8,
        weight_max float8, width_min float8, unit text[], amount_min float8, has_photo boolean, piece_long float8,
        piece_short float8, piece_count float8, within_km float8, lat float8, lon float8)
    )
    select l.id from listings l
      join hubs h on h.slug = l.hub
      join workshops w on w.id = l.workshop_id
      cross join asked a
      cross join lateral (select l.amount_total - l.amount_held - l.amount_given as amount) remaining
    where l.status = 'published'
      and (a.category is null or l.category = any(a.category) or split_part(l.category, '.', 1) = any(a.category))
      and (a.form is null or l.form = any(a.form))
      and (a.condition is null or l.condition = any(a.condition))
      and (a.legal_route is null or l.legal_route = any(a.legal_route))
      and (a.price_kind is null or l.price_kind = any(a.price_kind))
      and (a.hub is null or l.hub = any(a.hub))
      and (a.workshop_kind is null or w.kind = any(a.workshop_kind))
      and (a.fibre is null or exists (
        select from jsonb_array_elements(l.composition) s
        where s->>'fibre' = any(a.fibre)
          and (a.fibre_min is null or (s->>'percent')::float8 between a.fibre_min and 100)))
      and (a.colour is null or exists (select from jsonb_array_elements(l.colours) c where c->>'hex' = any(a.colour)))
      and (a.near is null or exists (select from jsonb_array_elements(l.colours) c where c->>'hex' = any(a.near)))
      and (a.weight_min is null or l.weight_gsm >= a.weight_min)
      and (a.weight_max is null or l.weight_gsm <= a.weight_max)
      and (a.width_min is null or l.width_cm >= a.width_min)
      and (a.unit is null or l.unit = any(a.unit))
      and (a.amount_min is null or a.unit is null or remaining.amount >= a.amount_min)
      and (a.has_photo is null or a.has_photo = exists (select from listing_photos f where f.listing_id = l.id))
      and (a.piece_long is null or greatest(1, a.piece_count) <= (
        select coalesce(sum(p.count - p.taken), 0) from listing_pieces p where p.listing_id = l.id and p.taken < p.count
          and greatest(p.length_cm, p.width_cm) >= a.piece_long and least(p.length_cm, p.width_cm) >= a.piece_short
      ) or (
        l.unit = 'm' and remaining.amount > 0
          and not exists (select from listing_pieces p where p.listing_id = l.id and p.taken < p.count)
          and greatest(remaining.amount, l.width_cm) >= a.piece_long
          and least(remaining.amount, l.width_cm) >= a.piece_short
          and l.width_cm is not null
          and (a.piece_count <= 1 or a.piece_count <= (
            -- Rows side by side, one way round and the other; no piece is narrower than a centimetre.
            select max(floor(l.width_cm / across + 1e-9) * floor(remaining.amount / along + 1e-9))
            from (values (greatest(1, a.piece_long), greatest(1, a.piece_short))) as sides(long, short),
              lateral (values (long, short), (short, long)) as way(across, along)))))
      and (a.within_km is null or a.lat is null or a.within_km >= 6371.0088 * 2 * asin(least(1, sqrt(
        sin(radians(h.lat - a.lat) / 2) ^ 2
          + cos(radians(h.lat)) * cos(radians(a.lat)) * sin(radians(h.lon - a.lon) / 2) ^ 2))))
    order by l.published_at desc, l.id`;
  return rows.map(({ id }) => id);
}

type Asked = Record<string, string | boolean | readonly string[] | null>;

function askedOf(filters: EngineFilters, from: EngineQuery['from'], colours: readonly KnownColour[]): Asked {
  const { near, weightGsm, widthCm, piece } = filters;
  const fibre = alternatives(filters.fibre);
  const fibreMin = fibre === null ? undefined : filters.fibreMin;
  const amountMin = filters.unit === undefined ? undefined : filters.amountMin;
  const figures = {
    fibre_min: fibreMin,
    weight_min: weightGsm?.min,
    weight_max: weightGsm?.max,
    width_min: widthCm?.min,
    amount_min: amountMin,
    piece_long: piece?.longCm,
    piece_short: piece?.shortCm,
    piece_count: piece && (piece.count ?? 1),
    within_km: from && filters.withinKm,
    lat: from?.lat,
    lon: from?.lon,
  };
  const families = alternatives(filters.colour);
  const hexes = (wanted: (colour: KnownColour) => boolean) => colours.filter(wanted).map(({ hex }) => hex);
  return {
    category: alternatives(filters.category),
    form: alternatives(filters.form),
    condition: alternatives(filters.condition),
    legal_route: alternatives(filters.legalRoute),
    price_kind: alternatives(filters.priceKind),
    hub: alternatives(filters.hub),
    workshop_kind: alternatives(filters.workshopKind),
    fibre,
    colour: families && hexes(({ family }) => families.includes(family)),
    near: near ? hexes(({ deltaE }) => deltaE !== undefined && deltaE <= near.deltaE) : null,
    unit: filters.unit === undefined ? null : alternatives([filters.unit]),
    has_photo: filters.hasPhoto ?? null,
    ...mapValues(figures, (figure) => (figure === undefined ? null : String(figure))),
  };
}

/** None are as good as not asked for. What PostgreSQL cannot store is in no row; half a character travels as U+FFFD. */
function alternatives(values: readonly string[] | undefined): string[] | null {
  if (values === undefined || values.length === 0) return null;
  return values.filter((value) => !value.includes('\u0000')).map((value) => value.toWellFormed());
}

function mapValues<From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
