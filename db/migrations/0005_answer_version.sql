CREATE TABLE "answer_version" (
	"shard" smallint PRIMARY KEY NOT NULL,
	"changes" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
-- Counted in place: room in the page keeps an update from touching the index.
alter table answer_version set (fillfactor = 20);
--> statement-breakpoint
insert into answer_version (shard) select generate_series(0, 16);
--> statement-breakpoint

-- Counts the transaction once, however many rows it changed: the setting is local to it. With an argument it is for rows of a listing, of
-- which those of a draft are nobody's but its workshop's. One function: each call of another one costs every claim some microseconds.
create function answer_changed() returns trigger language plpgsql as $$
begin
  if tg_nargs > 0 then
    if not exists (select from listings where id = coalesce(new.listing_id, old.listing_id) and status <> 'draft') then
      return null;
    end if;
  end if;
  if current_setting('scampolo.answer_change', true) = 'counted' then
    return null;
  end if;
  perform set_config('scampolo.answer_change', 'counted', true);
  update answer_version set changes = changes + 1 where shard = (
    select shard from answer_version where shard > 0 order by shard limit 1 for update skip locked);
  if not found then
    update answer_version set changes = changes + 1 where shard = 1 + pg_backend_pid() % 16;
  end if;
  return null;
end
$$;
--> statement-breakpoint

-- Deferred: called as the transaction commits, so that the row is held for no longer than that takes, and nobody who holds it waits
-- for anything else.
create constraint trigger answer_changed_by_insert after insert on listings deferrable initially deferred
  for each row when (new.status <> 'draft') execute function answer_changed();
--> statement-breakpoint
create constraint trigger answer_changed_by_update after update on listings deferrable initially deferred
  for each row when (old.status <> 'draft' or new.status <> 'draft') execute function answer_changed();
--> statement-breakpoint
create constraint trigger answer_changed_by_delete after delete on listings deferrable initially deferred
  for each row when (old.status <> 'draft') execute function answer_changed();
--> statement-breakpoint
create constraint trigger answer_changed after insert or update or delete on listing_pieces deferrable initially deferred
  for each row execute function answer_changed('of listing');
--> statement-breakpoint
create constraint trigger answer_changed after insert or update or delete on listing_photos deferrable initially deferred
  for each row execute function answer_changed('of listing');
--> statement-breakpoint
create constraint trigger answer_changed after update or delete on workshops deferrable initially deferred
  for each row execute function answer_changed();
--> statement-breakpoint
create constraint trigger answer_changed after insert or update or delete on hub_pages deferrable initially deferred
  for each row execute function answer_changed();
--> statement-breakpoint
create constraint trigger answer_changed after insert or update or delete on hub_news deferrable initially deferred
  for each row execute function answer_changed();
--> statement-breakpoint

-- Whoever empties a table by hand is seen as well.
create trigger answer_emptied after truncate on listings for each statement execute function answer_changed();
--> statement-breakpoint
create trigger answer_emptied after truncate on listing_pieces for each statement execute function answer_changed();
--> statement-breakpoint
create trigger answer_emptied after truncate on listing_photos for each statement execute function answer_changed();
--> statement-breakpoint
create trigger answer_emptied after truncate on workshops for each statement execute function answer_changed();
--> statement-breakpoint
create trigger answer_emptied after truncate on hub_pages for each statement execute function answer_changed();
--> statement-breakpoint
create trigger answer_emptied after truncate on hub_news for each statement execute function answer_changed();
