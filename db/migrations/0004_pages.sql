CREATE TABLE "claim_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"claim_id" uuid NOT NULL,
	"author_id" uuid,
	"side" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_messages_side" CHECK ("claim_messages"."side" in ('giver', 'claimant', 'hub'))
);
--> statement-breakpoint
CREATE TABLE "claim_reads" (
	"claim_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"last_read_id" uuid NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_reads_claim_id_member_id_pk" PRIMARY KEY("claim_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "hub_news" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hub" text NOT NULL,
	"locale" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"happens_on" date,
	"author_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hub_news_title" CHECK (length("hub_news"."title") between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "hub_pages" (
	"hub" text PRIMARY KEY NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"locale" text NOT NULL,
	"welcome" text DEFAULT '' NOT NULL,
	"contact_email" text,
	"contact_phone" text,
	"people" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"places" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hub" text,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"page" text,
	"reason" text NOT NULL,
	"text" text NOT NULL,
	"locale" text NOT NULL,
	"filed_by" uuid,
	"contact_email" text,
	"status" text DEFAULT 'open' NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notices_subject" CHECK ("notices"."subject_kind" in ('listing', 'workshop', 'message', 'page')),
	CONSTRAINT "notices_subject_named" CHECK (("notices"."subject_kind" = 'page') = ("notices"."subject_id" is null) and ("notices"."subject_kind" = 'page') = ("notices"."page" is not null)),
	CONSTRAINT "notices_status" CHECK ("notices"."status" in ('open', 'upheld', 'dismissed')),
	CONSTRAINT "notices_answered" CHECK (("notices"."status" = 'open') = ("notices"."answered_at" is null) and ("notices"."status" = 'open') = ("notices"."answer" is null))
);
--> statement-breakpoint
ALTER TABLE "listing_photos" ADD COLUMN "idempotency_key" text;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "defect_marks" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "idempotency_key" text;--> statement-breakpoint
ALTER TABLE "claim_messages" ADD CONSTRAINT "claim_messages_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_messages" ADD CONSTRAINT "claim_messages_author_id_members_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_reads" ADD CONSTRAINT "claim_reads_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_reads" ADD CONSTRAINT "claim_reads_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hub_news" ADD CONSTRAINT "hub_news_hub_hubs_slug_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hub_pages" ADD CONSTRAINT "hub_pages_hub_hubs_slug_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_hub_hubs_slug_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_filed_by_members_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_answered_by_members_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claim_messages_claim" ON "claim_messages" USING btree ("claim_id","id");--> statement-breakpoint
CREATE INDEX "claim_reads_member" ON "claim_reads" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "hub_news_hub" ON "hub_news" USING btree ("hub","id");--> statement-breakpoint
CREATE INDEX "notices_open" ON "notices" USING btree ("hub","id") WHERE "notices"."status" = 'open';--> statement-breakpoint
CREATE INDEX "notices_filed_by" ON "notices" USING btree ("filed_by","id");--> statement-breakpoint
CREATE UNIQUE INDEX "listing_photos_idempotency" ON "listing_photos" USING btree ("listing_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "listings_idempotency" ON "listings" USING btree ("workshop_id","idempotency_key");