import { describe, expect, it } from 'vitest';
import { emptyForm } from '../state/listing-form.ts';
import { openDraftSession } from './draft-session.ts';
import type { DraftStore } from './draft-store.ts';
import type { LocalDraft } from './local-draft.ts';
import { newKey } from './new-key.ts';

const nothing = (): void => undefined;
const nothingLater = async (): Promise<void> => undefined;

/** A draft that waits in a store, and a session whose form shows it when told to. */
function waitingDraft() {
  const draft: LocalDraft = {
    id: newKey(),
    memberId: 'member',
    listingId: null,
    workshopId: null,
    form: { ...emptyForm('milano'), title: 'Tela' },
    revision: null,
    photos: [],
    isNew: true,
    updatedAt: Date.now(),
  };
  const kept = new Map<string, unknown>([[draft.id, draft]]);
  const store: DraftStore = {
    list: async () => [],
    read: async () => null,
    ofListing: async () => null,
    put: async (one) => void kept.set(one.id, one),
    putPhoto: nothingLater,
    dropPhoto: nothingLater,
    drop: async (id) => void kept.delete(id),
    forgetMember: nothingLater,
  };
  const shown = Promise.withResolvers<void>();
  const session = openDraftSession({
    memberId: draft.memberId,
    openStore: async () => store,
    written: () => draft,
    send: async () => 'refused',
    show: () => shown.promise,
    onChange: nothing,
    name: nothing,
  });
  return { draft, kept, session, show: shown.resolve };
}

describe('a draft that is opened again', () => {
  it('is not thrown away because the form is still empty', async () => {
    const { draft, kept, session, show } = waitingDraft();
    const resumed = session.resume(draft);
    expect(session.isShown).toBe(false);
    session.settled(null);
    await session.idle();
    expect([...kept.keys()]).toEqual([draft.id]);
    show();
    await resumed;
    expect(session.isShown).toBe(true);
    session.close();
  });

  it('is dropped once its form says what the server has', async () => {
    const { draft, kept, session, show } = waitingDraft();
    show();
    await session.resume(draft);
    session.settled(null);
    await session.idle();
    expect([...kept.keys()]).toEqual([]);
    session.close();
  });
});
