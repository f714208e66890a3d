-- Which documents have a piece of a size: cells of long and short sides (server/src/search/postgres/piece-cells.ts), as values of a
-- filter of kind 24. What is in the index gets its own here, so that nothing is missing from answers until it is written anew.
-- Nobody else writes the index meanwhile (`changeIndex`).
select pg_advisory_xact_lock(hashtextextended('scampolo search index', 0));
--> statement-breakpoint
create temporary table piece_cells on commit drop as
select distinct generation, slot, width_bucket(long_cm, sides.cm) || 'x' || width_bucket(short_cm, sides.cm) as cell
from search_pieces, (select array[10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100, 120, 140, 150, 160, 180, 200, 250, 300, 400, 500,
  1000, 2000]::float8[] as cm) as sides;
--> statement-breakpoint
insert into search_filter_blocks (generation, kind, value, block, bits)
select generation, 24, cell, slot >> 12, search_bits(slot & 4095, 1) from piece_cells group by generation, cell, slot >> 12;
--> statement-breakpoint
update search_contents c set filters = c.filters || own.cells
from (select generation, slot, array_agg('24:' || cell) as cells from piece_cells group by generation, slot) own
where c.generation = own.generation and c.slot = own.slot;
--> statement-breakpoint
-- As documents of this form are written (`DOCUMENT_FORMAT`).
update search_documents set format = 3 where format = 2;
--> statement-breakpoint
CREATE INDEX "search_colours_near" ON "search_colours" USING btree ("generation","cell","l","a","b","slot");--> statement-breakpoint
DROP INDEX "search_colours_cell";
