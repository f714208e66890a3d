import '../styles/forms.css';
import '../styles/post.css';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import type { LastListing } from '@scampolo/shared/contract/pages';
import { useEffect, useState } from 'preact/hooks';
import { PostDone } from '../components/post-done.tsx';
import { PostForm } from '../components/post-form.tsx';
import type { DataOf } from './page-data.ts';

/** One lot of several that are posted in a row on this page. */
interface Round {
  /** from 1 */
  number: number;
  data: DataOf<'post'>;
  /** once it is handed in */
  done: ListingJson | null;
}

/** Posting a lot, or changing one; and then the next, which may be like it. */
export function PostPage({ data }: { data: DataOf<'post'> }) {
  const [round, setRound] = useState<Round>({ number: 1, data, done: null });
  const { number, done } = round;
  // What an earlier round's address shows, only the server can draw; a link within the page fires the same event.
  useEffect(() => {
    const load = (): void => {
      const { pathname } = location;
      const isShown = done ? pathname === `/listings/${done.id}` : /^\/post$|\/edit$/.test(pathname);
      if (!isShown) location.reload();
    };
    addEventListener('popstate', load);
    return () => removeEventListener('popstate', load);
  }, [done]);
  const go = (address: string, changes: Pick<DataOf<'post'>, 'from' | 'last'>): void => {
    history.pushState(null, '', address);
    setRound({ number: number + 1, data: { ...data, listing: null, ...changes }, done: null });
  };
  if (!done) {
    return (
      <PostForm
        key={number}
        data={round.data}
        next={number > 1}
        onSubmitted={(listing) => {
          history.replaceState(null, '', `/listings/${listing.id}`);
          setRound({ ...round, done: listing });
        }}
      />
    );
  }
  return (
    <PostDone
      listing={done}
      count={number}
      onSimilar={() =>
        go(`/post?from=${done.id}&as=similar`, { from: { listing: done, as: 'similar' }, last: [] })
      }
      onFresh={() => go('/post', { from: null, last: lastOf(done) })}
    />
  );
}

function lastOf(listing: ListingJson): LastListing[] {
  return listing.workshop.id === undefined ? [] : [{ workshopId: listing.workshop.id, ...listing }];
}
