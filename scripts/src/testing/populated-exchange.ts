import { randomUUID } from 'node:crypto';
import { lopsidedPicture, photoWithPlace } from '@scampolo/server/infra/images/testing/sample-photos';
import { startTestExchange, type TestExchange } from './exchange.ts';

/** What everybody of a populated exchange signs in with. */
export const PASSWORD = 'una frase abbastanza lunga';

const PLACES =
  '[{"id":"a","name":"","address":"Via Tortona 54, Milano","hours":[{"day":1,"from":"09:00","to":"18:00"}]}]';

/** Somebody with an account and a trusted workshop of their own. */
export interface Person {
  email: string;
  token: string;
  memberId: string;
  workshopId: string;
}

/** An exchange with something on every page. */
export interface PopulatedExchange {
  exchange: TestExchange;
  /** gives everything and is staff of Milan's hub */
  giver: Person;
  /** claims, writes and reports */
  taker: Person;
  /** has an account and nothing else */
  newcomer: Person;
  /** has not confirmed their address */
  unconfirmed: Person;
  /** 12,5 m with three photos and a defect that is marked */
  lengthId: string;
  /** four pieces without photos */
  piecesId: string;
  /** nothing is left of it */
  goneId: string;
  /** the taker's, with messages */
  claimId: string;
  /** the taker's, which the lots of wool answer */
  wantedId: string;
}

/** Starts an exchange and fills it by its own API, as two studios and their hub would. */
export async function startPopulatedExchange(): Promise<PopulatedExchange> {
  const exchange = await startTestExchange();
  const { address } = exchange;
  const { sql } = exchange.database;
  const giver = await register(address, 'desk');
  const taker = await register(address, 'taker');
  const newcomer = await register(address, 'newcomer');
  await sql`update members set verified_at = now()`;
  await sql`update workshops set trust = 'trusted', profile_public = true, places = ${PLACES}::text::jsonb`;
  await sql`insert into hub_staff (hub, member_id) values ('milano', ${giver.memberId})`;
  const school = await register(address, 'scuola');
  await sql`update members set verified_at = now() where id = ${school.memberId}`;
  const unconfirmed = await register(address, 'nuova');
  const lengthId = await offerLength(address, giver);
  const piecesId = await offerPieces(address, giver);
  const goneId = await offer(address, giver, { ...LENGTH, title: 'Fodera di cupro' }, 0);
  // Whose workshop nobody trusts yet: it waits in the queue.
  await offer(address, school, { ...LENGTH, title: 'Ritagli di lino' }, 0);
  await post(address, '/listings', { title: 'Bozza di lino' }, giver);
  await claimLength(address, taker, goneId, 12.5);
  const claimId = await claimLength(address, taker, lengthId, 0.5);
  await post(address, `/claims/${claimId}/messages`, { text: 'Domani?\nhttps://base.example' }, giver);
  await post(address, `/claims/${claimId}/messages`, { text: 'Va bene, alle 11.' }, taker);
  await post(address, `/claims/${claimId}/messages`, { text: 'A domani.' }, giver);
  const notice = { subject: { kind: 'listing', id: piecesId }, reason: 'wrong_facts', text: 'Non è pelle.' };
  await post(address, '/notices', notice, taker);
  const search = { query: 'q=lino&fibre=linen&widthMin=140', name: 'Lino per camicie', cadence: 'daily' };
  await post(address, '/me/saved-searches', search, taker);
  const { id: wantedId } = await post(address, '/wanted', WANTED, taker);
  const known = { exchange, giver, taker, newcomer, unconfirmed };
  return { ...known, lengthId, piecesId, goneId, claimId, wantedId: String(wantedId) };
}

const WANTED = {
  title: 'Lana per una giacca',
  text: 'Due metri bastano.\nAnche una flanella leggera.',
  query: 'q=lana&fibre=wool',
  locale: 'it',
  hub: 'milano',
};

const LENGTH = {
  title: 'Gabardina di lana',
  description: 'Fine pezza, mano asciutta.',
  category: 'woven.suiting',
  form: 'end_of_roll',
  origin: 'overorder',
  condition: 'B',
  defects: ['snag'],
  composition: [{ fibre: 'wool', percent: 100 }],
  compositionSource: 'label',
  weightGsm: 280,
  widthCm: 150,
  amount: { value: 12.5, unit: 'm' },
  smallestCut: { value: 0.5, unit: 'm' },
  legalRoute: 'product',
  colours: [{ hex: '#2a3350' }, { hex: '#c0b090' }],
};

/** Publishes a lot of 12,5 m of wool with three photos, in cuts of 0,5 m. Gives its id. */
export function offerLength(address: string, who: Person, title = LENGTH.title): Promise<string> {
  const mark = { defect: 'snag', piece: null, alongCm: 120, acrossCm: 30, radiusCm: 3 };
  return offer(address, who, { ...LENGTH, title, defectMarks: [mark] }, 3);
}

function offerPieces(address: string, who: Person): Promise<string> {
  const pieces = [
    { lengthCm: 120, widthCm: 80, count: 1 },
    { lengthCm: 60, widthCm: 40, count: 3 },
  ];
  const { smallestCut: _, ...cloth } = LENGTH;
  const amount = { value: 4, unit: 'pcs' };
  return offer(address, who, { ...cloth, title: 'Quattro tagli di lana', amount, massKg: 1.4, pieces }, 0);
}

async function offer(address: string, who: Person, listing: object, photos: number): Promise<string> {
  const { id } = await post(address, '/listings', listing, who);
  for (let n = 1; n <= photos; n += 1) {
    const form = new FormData();
    const picture = await photoWithPlace(await lopsidedPicture(900 + 10 * n, 1200));
    form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), `${n}.jpg`);
    await post(address, `/listings/${id}/photos`, form, who);
  }
  await post(address, `/listings/${id}/submit`, {}, who);
  return String(id);
}

/** Claims so many metres of a lot. Gives the claim's id. */
export async function claimLength(
  address: string,
  who: Person,
  listingId: string,
  metres: number,
): Promise<string> {
  const body = { amount: { value: metres, unit: 'm' }, note: 'Passo giovedì.' };
  return String((await post(address, `/listings/${listingId}/claims`, body, who))['id']);
}

async function register(address: string, name: string): Promise<Person> {
  const email = `${name}@atelier.example`;
  const workshop = { name: `Bottega ${name}`, kind: 'studio', hub: 'milano' };
  const account = { email, password: PASSWORD, name: `Persona ${name}`, locale: 'it', workshop };
  const { accessToken, me } = await post(address, '/auth/register', account);
  const { id, workshops } = me as { id: string; workshops: { id: string }[] };
  return { email, token: String(accessToken), memberId: id, workshopId: String(workshops[0]?.id) };
}

async function post(address: string, path: string, body: object, who?: Person) {
  const isForm = body instanceof FormData;
  const answer = await fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: {
      ...(isForm ? {} : { 'content-type': 'application/json' }),
      ...(who ? { authorization: `Bearer ${who.token}`, 'idempotency-key': randomUUID() } : {}),
    },
    body: isForm ? body : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}
