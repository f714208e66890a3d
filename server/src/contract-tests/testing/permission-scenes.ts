import { workshops } from '@scampolo/db/schema/identity';
import type { ListingStatus } from '@scampolo/shared/domain/states';
import { eq } from 'drizzle-orm';
import { enqueueReindex } from '../../search/outbox.ts';
import type { TestApp } from '../../testing/test-app.ts';
import {
  type StoredMember,
  storeClaim,
  storeExport,
  storeHubNews,
  storeInvitation,
  storeLink,
  storeListing,
  storeMember,
  storeMessage,
  storeNotice,
  storePhoto,
  storeSearch,
  storeSession,
  storeWanted,
} from './objects.ts';

/** Something that a request is about, made anew for each cell of the matrix. */
export interface Scene {
  /** to whom it belongs: its colleagues are theirs, its hub is Milan */
  owner: StoredMember;
  /** for the path of the request, by name */
  params: Record<string, string>;
  /** what an answer that shows the thing has in it */
  mark: string;
  /** further ids and tokens, for bodies */
  others: Record<string, string>;
}

type MakeScene = (test: TestApp) => Promise<Scene>;

const listing =
  (status: ListingStatus): MakeScene =>
  async (test) => {
    const owner = await storeMember(test);
    const id = await storeListing(test, workshopOf(owner), status);
    return { owner, params: { id }, mark: id, others: {} };
  };

const photoOf =
  (status: ListingStatus): MakeScene =>
  async (test) => {
    const scene = await listing(status)(test);
    const photoId = await storePhoto(test, scene.mark);
    return { ...scene, params: { ...scene.params, photoId }, others: { photoId } };
  };

/** A published listing that search finds. */
const indexed: MakeScene = async (test) => {
  const scene = await listing('published')(test);
  await test.deps.db.transaction((tx) => enqueueReindex(tx, [scene.mark]));
  await test.drain();
  return scene;
};

/** A listing that the index still has though it was taken back. */
const staleInIndex: MakeScene = async (test) => {
  const scene = await indexed(test);
  await test.database.sql`update listings set status = 'withdrawn' where id = ${scene.mark}`;
  return scene;
};

/** A photo under the id of a listing that it does not belong to. */
const photoElsewhere: MakeScene = async (test) => {
  const [here, elsewhere] = [await listing('draft')(test), await photoOf('draft')(test)];
  return { ...here, params: { ...here.params, ...elsewhere.others } };
};

/** The owner gives. */
const claimOnTheirs: MakeScene = async (test) => {
  const { owner, mark: listingId } = await listing('published')(test);
  const claimant = await storeMember(test);
  const id = await storeClaim(test, { listingId, claimant });
  const messageId = await storeMessage(test, id, claimant.memberId);
  return { owner, params: { id }, mark: id, others: { listingId, messageId } };
};

/** The owner claims. */
const claimOfTheirs: MakeScene = async (test) => {
  const { mark: listingId } = await listing('published')(test);
  const owner = await storeMember(test);
  const id = await storeClaim(test, { listingId, claimant: owner });
  const messageId = await storeMessage(test, id, owner.memberId);
  return { owner, params: { id }, mark: id, others: { listingId, messageId } };
};

/** The owner filed it, about a listing of Milan's or about the exchange. */
const noticeOf =
  (what: 'listing' | 'exchange'): MakeScene =>
  async (test) => {
    const { mark: listingId } = await listing('published')(test);
    const owner = await storeMember(test);
    const id = await storeNotice(test, owner.memberId, what === 'listing' ? listingId : null);
    return { owner, params: { id }, mark: id, others: {} };
  };

const workshop =
  (how: { profilePublic?: boolean; closedAt?: Date; offers?: boolean } = {}): MakeScene =>
  async (test) => {
    const { profilePublic = false, closedAt = null, offers = false } = how;
    const owner = await storeMember(test);
    const id = workshopOf(owner);
    const colleague = await storeMember(test, { joins: id });
    const listingId = offers ? await storeListing(test, id, 'published') : '';
    const [stored] = await test.deps.db
      .update(workshops)
      .set({ profilePublic, closedAt })
      .where(eq(workshops.id, id))
      .returning({ name: workshops.name });
    const others = { colleague: colleague.memberId, name: stored?.name ?? '' };
    return {
      owner,
      params: { id, memberId: colleague.memberId },
      mark: offers ? listingId : others.name,
      others,
    };
  };

/** Who is named is no colleague, or is the owner. */
const partingFrom =
  (whom: 'nobody' | 'owner'): MakeScene =>
  async (test) => {
    const scene = await workshop()(test);
    const memberId = whom === 'owner' ? scene.owner.memberId : (await storeMember(test)).memberId;
    return { ...scene, params: { ...scene.params, memberId } };
  };

const invitation =
  (how: { profilePublic?: boolean } = {}): MakeScene =>
  async (test) => {
    const scene = await workshop(how)(test);
    const email = `invited-${scene.owner.memberId}@test.example`;
    const invitedBy = scene.owner.memberId;
    const made = await storeInvitation(test, { workshopId: workshopOf(scene.owner), email, invitedBy });
    const params = { ...scene.params, invitationId: made.id };
    return { ...scene, params, others: { ...scene.others, token: made.token } };
  };

/** An invitation under the id of a workshop that it is not to. */
const invitationElsewhere: MakeScene = async (test) => {
  const [here, elsewhere] = [await workshop()(test), await invitation()(test)];
  const invitationId = elsewhere.params['invitationId'] ?? '';
  return { ...here, params: { ...here.params, invitationId } };
};

const member =
  (how: Parameters<typeof storeMember>[1] = {}): MakeScene =>
  async (test) => {
    const owner = await storeMember(test, how);
    return { owner, params: { id: owner.memberId }, mark: owner.memberId, others: {} };
  };

const session: MakeScene = async (test) => {
  const owner = await storeMember(test);
  const { sessionId } = await storeSession(test, owner.memberId);
  return { owner, params: { id: sessionId }, mark: sessionId, others: {} };
};

const copy: MakeScene = async (test) => {
  const owner = await storeMember(test);
  const id = await storeExport(test, owner.memberId);
  return { owner, params: { id }, mark: id, others: {} };
};

/** A link that was mailed to the owner. */
const link =
  (purpose: Parameters<typeof storeLink>[2]): MakeScene =>
  async (test) => {
    const owner = await storeMember(test, { confirmed: purpose !== 'confirm_address' });
    const token = await storeLink(test, owner, purpose);
    return { owner, params: {}, mark: owner.memberId, others: { token } };
  };

const nothing: MakeScene = async (test) => {
  const owner = await storeMember(test);
  return { owner, params: {}, mark: owner.memberId, others: {} };
};

/** A hub that has told nothing yet: its page has revision 0. */
const hub: MakeScene = async (test) => {
  await test.database.sql`delete from hub_pages`;
  return { ...(await nothing(test)), params: { slug: 'milano' }, mark: 'milano' };
};

const facet: MakeScene = async (test) => ({
  ...(await indexed(test)),
  params: { facet: 'fibre' },
  mark: 'wool',
});

/** A piece of news under Milan's hub; `of` names the hub whose it is. */
const newsOf =
  (of: 'milano' | 'zagreb'): MakeScene =>
  async (test) => {
    const id = await storeHubNews(test, of);
    return { ...(await hub(test)), params: { slug: 'milano', id }, mark: id };
  };

const keptSearch: MakeScene = async (test) => {
  const owner = await storeMember(test);
  const id = await storeSearch(test, owner.memberId, 'q=lana');
  const token = test.deps.tokens.linkToken('unsubscribe_search', id);
  return { owner, params: { id, token }, mark: id, others: { token } };
};

/** A wanted post of the owner's. */
const wanted =
  (status: 'open' | 'found' | 'removed' = 'open'): MakeScene =>
  async (test) => {
    const owner = await storeMember(test);
    const { id } = await storeWanted(test, { memberId: owner.memberId, workshopId: workshopOf(owner) });
    if (status !== 'open')
      await test.database.sql`update wanted_posts set status = ${status}, closed_at = now() where id = ${id}`;
    return { owner, params: { id }, mark: id, others: {} };
  };

/** What a request can be about, by what the table calls it. */
export const scenes = {
  facet,
  draft: listing('draft'),
  pending: listing('pending'),
  changes_requested: listing('changes_requested'),
  rejected: listing('rejected'),
  published: listing('published'),
  exhausted: listing('exhausted'),
  withdrawn: listing('withdrawn'),
  removed: listing('removed'),
  expired: listing('expired'),
  'photo of a draft': photoOf('draft'),
  'photo of a published listing': photoOf('published'),
  "another listing's photo": photoElsewhere,
  indexed,
  'stale in the index': staleInIndex,
  'claim on theirs': claimOnTheirs,
  'claim of theirs': claimOfTheirs,
  notice: noticeOf('listing'),
  'notice about the exchange': noticeOf('exchange'),
  workshop: workshop(),
  'public workshop': workshop({ profilePublic: true }),
  'closed workshop': workshop({ profilePublic: true, closedAt: new Date() }),
  'what a public workshop offers unnamed': workshop({ profilePublic: true, offers: true }),
  'another colleague': workshop(),
  'colleague of a public workshop': workshop({ profilePublic: true }),
  'no colleague': partingFrom('nobody'),
  'the owner': partingFrom('owner'),
  invitation: invitation(),
  'invitation of a public workshop': invitation({ profilePublic: true }),
  "another workshop's invitation": invitationElsewhere,
  member: member(),
  'member of another hub': member({ hub: 'zagreb' }),
  'member who is staff': member({ staffOf: 'milano' }),
  'member who is admin': member({ admin: true }),
  session,
  export: copy,
  'link to sign in': link('sign_in'),
  'link to a new password': link('reset_password'),
  'link that confirms': link('confirm_address'),
  'link to a new address': link('change_address'),
  hub,
  'hub news': newsOf('milano'),
  "another hub's news": newsOf('zagreb'),
  'kept search': keptSearch,
  'wanted post': wanted(),
  'wanted post that is found': wanted('found'),
  'wanted post that was taken down': wanted('removed'),
  nothing,
} satisfies Record<string, MakeScene>;

export type SceneName = keyof typeof scenes;

/** The kinds of thing that an id in a path can name: a route that ends in such an id needs a row for each. */
export const KINDS_AT: Readonly<Record<string, readonly SceneName[]>> = {
  'listings/:id': ['draft', 'pending', 'published'],
  'photos/:photoId': ['photo of a draft', 'photo of a published listing', "another listing's photo"],
  'claims/:id': ['claim on theirs', 'claim of theirs'],
  'notices/:id': ['notice', 'notice about the exchange'],
  'facets/:facet': ['facet'],
  'hubs/:slug': ['hub'],
  'news/:id': ['hub news', "another hub's news"],
  'workshops/:id': ['workshop', 'public workshop', 'closed workshop'],
  'members/:memberId': ['another colleague', 'colleague of a public workshop', 'no colleague', 'the owner'],
  'invitations/:invitationId': [
    'invitation',
    'invitation of a public workshop',
    "another workshop's invitation",
  ],
  'members/:id': ['member', 'member of another hub', 'member who is staff', 'member who is admin'],
  'sessions/:id': ['session'],
  'exports/:id': ['export'],
  'saved-searches/:id': ['kept search'],
  'unsubscribe/:token': ['kept search'],
  'wanted/:id': ['wanted post', 'wanted post that is found', 'wanted post that was taken down'],
};

export function workshopOf({ workshopId }: StoredMember): string {
  if (workshopId === null) throw new Error('acts for no workshop');
  return workshopId;
}
