CREATE TABLE "alert_matches" (
	"search_id" uuid NOT NULL,
	"listing_id" uuid NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "alert_matches_search_id_listing_id_pk" PRIMARY KEY("search_id","listing_id")
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text DEFAULT 'saved' NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"cadence" text DEFAULT 'none' NOT NULL,
	"last_sent_at" timestamp with time zone,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_searches_kind" CHECK ("saved_searches"."kind" in ('saved', 'wanted')),
	CONSTRAINT "saved_searches_cadence" CHECK ("saved_searches"."cadence" in ('none', 'at_once', 'daily', 'weekly'))
);
--> statement-breakpoint
CREATE TABLE "wanted_posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"workshop_id" uuid NOT NULL,
	"hub" text NOT NULL,
	"search_id" uuid,
	"title" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"locale" text NOT NULL,
	"query" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"needed_by" timestamp with time zone,
	"closes_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"removed_reason" text,
	"removed_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wanted_posts_status" CHECK ("wanted_posts"."status" in ('open', 'found', 'closed', 'expired', 'removed')),
	CONSTRAINT "wanted_posts_closed" CHECK (("wanted_posts"."status" = 'open') = ("wanted_posts"."closed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "search_checks" (
	"target" text PRIMARY KEY NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"checked" integer NOT NULL,
	"missing" integer NOT NULL,
	"stale" integer NOT NULL,
	"extra" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_targets" (
	"name" text PRIMARY KEY NOT NULL,
	"filled_at" timestamp with time zone,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_subject";--> statement-breakpoint
ALTER TABLE "search_failures" DROP CONSTRAINT "search_failures_pkey";--> statement-breakpoint
ALTER TABLE "search_replays" DROP CONSTRAINT "search_replays_pkey";--> statement-breakpoint
ALTER TABLE "search_outbox" ADD COLUMN "target" text DEFAULT 'postgres' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "format" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "search_failures" ADD COLUMN "target" text DEFAULT 'postgres' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_failures" ADD COLUMN "last_row" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
DROP INDEX "search_pieces_size";--> statement-breakpoint
ALTER TABLE "search_pieces" ADD COLUMN "count" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "search_rebuilds" ADD COLUMN "target" text DEFAULT 'postgres' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_replays" ADD COLUMN "target" text DEFAULT 'postgres' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_failures" ADD CONSTRAINT "search_failures_target_listing_id_pk" PRIMARY KEY("target","listing_id");--> statement-breakpoint
ALTER TABLE "search_replays" ADD CONSTRAINT "search_replays_target_listing_id_pk" PRIMARY KEY("target","listing_id");--> statement-breakpoint
ALTER TABLE "alert_matches" ADD CONSTRAINT "alert_matches_search_id_saved_searches_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."saved_searches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_matches" ADD CONSTRAINT "alert_matches_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wanted_posts" ADD CONSTRAINT "wanted_posts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wanted_posts" ADD CONSTRAINT "wanted_posts_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wanted_posts" ADD CONSTRAINT "wanted_posts_hub_hubs_slug_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wanted_posts" ADD CONSTRAINT "wanted_posts_search_id_saved_searches_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."saved_searches"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wanted_posts" ADD CONSTRAINT "wanted_posts_removed_by_members_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_matches_listing" ON "alert_matches" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "alert_matches_waiting" ON "alert_matches" USING btree ("search_id","found_at") WHERE "alert_matches"."told_at" is null;--> statement-breakpoint
CREATE INDEX "saved_searches_member" ON "saved_searches" USING btree ("member_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_searches_same" ON "saved_searches" USING btree ("member_id","query") WHERE "saved_searches"."kind" = 'saved';--> statement-breakpoint
CREATE UNIQUE INDEX "wanted_posts_search" ON "wanted_posts" USING btree ("search_id");--> statement-breakpoint
CREATE INDEX "wanted_posts_open" ON "wanted_posts" USING btree ("hub","id") WHERE "wanted_posts"."status" = 'open';--> statement-breakpoint
CREATE INDEX "wanted_posts_member" ON "wanted_posts" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "wanted_posts_closing" ON "wanted_posts" USING btree ("closes_at") WHERE "wanted_posts"."status" = 'open';--> statement-breakpoint
CREATE INDEX "search_pieces_size" ON "search_pieces" USING btree ("generation","long_cm","short_cm","slot","count");--> statement-breakpoint
CREATE INDEX "search_outbox_target" ON "search_outbox" USING btree ("target","id");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_subject" CHECK ("notices"."subject_kind" in ('listing', 'workshop', 'message', 'wanted', 'page'));--> statement-breakpoint

-- Wanted posts are read by guests, whose answers come from memory until something they show has changed.
create constraint trigger answer_changed after insert or update or delete on wanted_posts deferrable initially deferred
  for each row execute function answer_changed();
