CREATE TABLE "categories" (
	"code" text PRIMARY KEY NOT NULL,
	"parent" text,
	"names" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fibres" (
	"code" text PRIMARY KEY NOT NULL,
	"names" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claim_pieces" (
	"claim_id" uuid NOT NULL,
	"piece_id" uuid NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "claim_pieces_claim_id_piece_id_pk" PRIMARY KEY("claim_id","piece_id"),
	CONSTRAINT "claim_pieces_count" CHECK ("claim_pieces"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"workshop_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"status" text NOT NULL,
	"unit" text NOT NULL,
	"amount" bigint NOT NULL,
	"reserved_until" timestamp with time zone,
	"note" text DEFAULT '' NOT NULL,
	"reason" text,
	"mass_g" bigint,
	"displacement" text,
	"idempotency_key" text NOT NULL,
	"request_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claims_status" CHECK ("claims"."status" in ('waiting', 'reserved', 'collected', 'declined', 'cancelled', 'lapsed', 'no_show')),
	CONSTRAINT "claims_amount_positive" CHECK ("claims"."amount" > 0),
	CONSTRAINT "claims_reserved_has_an_end" CHECK (("claims"."status" = 'reserved') <= ("claims"."reserved_until" is not null)),
	CONSTRAINT "claims_collected_is_weighed" CHECK (("claims"."status" = 'collected') = ("claims"."mass_g" is not null))
);
--> statement-breakpoint
CREATE TABLE "hubs" (
	"slug" text PRIMARY KEY NOT NULL,
	"city" text NOT NULL,
	"name" text NOT NULL,
	"place" text NOT NULL,
	"address" text NOT NULL,
	"country_code" text NOT NULL,
	"time_zone" text NOT NULL,
	"languages" text[] NOT NULL,
	"lat" double precision NOT NULL,
	"lon" double precision NOT NULL,
	"story" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hub_staff" (
	"hub" text NOT NULL,
	"member_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hub_staff_member_id_hub_pk" PRIMARY KEY("member_id","hub")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"password_hash" text NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"admin" boolean DEFAULT false NOT NULL,
	"verified_at" timestamp with time zone,
	"suspended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_email_key_unique" UNIQUE("email_key")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"refresh_hash" "bytea" NOT NULL,
	"previous_refresh_hash" "bytea",
	"rotated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workshop_members" (
	"workshop_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workshop_members_member_id_workshop_id_pk" PRIMARY KEY("member_id","workshop_id")
);
--> statement-breakpoint
CREATE TABLE "workshops" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"hub" text NOT NULL,
	"trust" text DEFAULT 'new' NOT NULL,
	"pickup_place" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workshops_kind" CHECK ("workshops"."kind" in ('studio', 'designer', 'school', 'non_profit', 'hub')),
	CONSTRAINT "workshops_trust" CHECK ("workshops"."trust" in ('new', 'trusted', 'restricted'))
);
--> statement-breakpoint
CREATE TABLE "listing_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"thumbhash" text NOT NULL,
	"variants" jsonb NOT NULL,
	"colours" jsonb NOT NULL,
	"perceptual_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_pieces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"length_cm" double precision NOT NULL,
	"width_cm" double precision NOT NULL,
	"count" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "listing_pieces_never_taken_twice" CHECK ("listing_pieces"."taken" >= 0 and "listing_pieces"."taken" <= "listing_pieces"."count")
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workshop_id" uuid NOT NULL,
	"hub" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"document_revision" integer DEFAULT 1 NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"locale" text NOT NULL,
	"category" text,
	"form" text,
	"origin" text,
	"condition" text,
	"defects" text[] DEFAULT '{}' NOT NULL,
	"composition" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"composition_source" text,
	"weight_gsm" double precision,
	"width_cm" double precision,
	"unit" text,
	"amount_total" bigint,
	"amount_held" bigint DEFAULT 0 NOT NULL,
	"amount_given" bigint DEFAULT 0 NOT NULL,
	"smallest_cut" bigint,
	"mass_g" bigint,
	"legal_route" text,
	"price_kind" text DEFAULT 'gift' NOT NULL,
	"price_cents" bigint,
	"price_currency" text,
	"price_per" text,
	"allocation_mode" text DEFAULT 'first_come' NOT NULL,
	"brand_visible" boolean DEFAULT false NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"colours" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"colours_corrected" boolean DEFAULT false NOT NULL,
	"pickup_kind" text DEFAULT 'workshop' NOT NULL,
	"available_until" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "listings_status" CHECK ("listings"."status" in ('draft', 'pending', 'changes_requested', 'rejected', 'published', 'exhausted', 'withdrawn', 'removed', 'expired')),
	CONSTRAINT "listings_amount_never_oversold" CHECK ("listings"."amount_held" >= 0 and "listings"."amount_given" >= 0 and "listings"."amount_held" + "listings"."amount_given" <= coalesce("listings"."amount_total", 0)),
	CONSTRAINT "listings_amount_positive" CHECK ("listings"."amount_total" > 0 and ("listings"."amount_total" is null) = ("listings"."unit" is null)),
	CONSTRAINT "listings_unit" CHECK ("listings"."unit" in ('m', 'kg', 'm2', 'pcs')),
	CONSTRAINT "listings_published_complete" CHECK ("listings"."status" not in ('published', 'exhausted') or ("listings"."amount_total" is not null and "listings"."category" is not null and "listings"."published_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"hub" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"listing_revision" integer NOT NULL,
	"action" text NOT NULL,
	"reason" text,
	"note" text,
	"decided_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_colours" (
	"generation" integer NOT NULL,
	"slot" integer NOT NULL,
	"cell" integer NOT NULL,
	"l" double precision NOT NULL,
	"a" double precision NOT NULL,
	"b" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_contents" (
	"generation" integer NOT NULL,
	"slot" integer NOT NULL,
	"words" integer[] NOT NULL,
	"filters" text[] NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "search_contents_generation_slot_pk" PRIMARY KEY("generation","slot")
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"generation" integer NOT NULL,
	"slot" integer NOT NULL,
	"id" uuid,
	"revision" integer NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"available_until" timestamp with time zone,
	"unit_rank" smallint NOT NULL,
	"amount" bigint NOT NULL,
	"place" text collate "C" NOT NULL,
	"facets" integer[] NOT NULL,
	CONSTRAINT "search_documents_generation_slot_pk" PRIMARY KEY("generation","slot")
);
--> statement-breakpoint
CREATE TABLE "search_facet_blocks" (
	"generation" integer NOT NULL,
	"facet" integer NOT NULL,
	"block" integer NOT NULL,
	"bits" bit varying NOT NULL,
	CONSTRAINT "search_facet_blocks_generation_facet_block_pk" PRIMARY KEY("generation","facet","block")
);
--> statement-breakpoint
CREATE TABLE "search_facet_values" (
	"id" integer PRIMARY KEY NOT NULL,
	"kind" smallint NOT NULL,
	"value" text collate "C" NOT NULL,
	CONSTRAINT "search_facet_values_kind" CHECK ("search_facet_values"."id" & 15 = "search_facet_values"."kind")
);
--> statement-breakpoint
CREATE TABLE "search_failures" (
	"listing_id" uuid PRIMARY KEY NOT NULL,
	"attempts" integer NOT NULL,
	"error" text NOT NULL,
	"failed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retry_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_filter_blocks" (
	"generation" integer NOT NULL,
	"kind" smallint NOT NULL,
	"value" text collate "C" NOT NULL,
	"block" integer NOT NULL,
	"bits" bit varying NOT NULL,
	CONSTRAINT "search_filter_blocks_generation_kind_value_block_pk" PRIMARY KEY("generation","kind","value","block")
);
--> statement-breakpoint
CREATE TABLE "search_numbers" (
	"generation" integer NOT NULL,
	"slot" integer NOT NULL,
	"measure" text collate "C" NOT NULL,
	"value" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_pieces" (
	"generation" integer NOT NULL,
	"slot" integer NOT NULL,
	"long_cm" double precision NOT NULL,
	"short_cm" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_rebuilds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_replays" (
	"listing_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_state" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"generation" integer NOT NULL,
	"building" integer,
	"dictionary" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "search_state_one_row" CHECK ("search_state"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "search_word_blocks" (
	"generation" integer NOT NULL,
	"word" integer NOT NULL,
	"field" smallint NOT NULL,
	"block" integer NOT NULL,
	"bits" bit varying,
	"slots" smallint[],
	CONSTRAINT "search_word_blocks_generation_word_field_block_pk" PRIMARY KEY("generation","word","field","block"),
	CONSTRAINT "search_word_blocks_one_form" CHECK (("search_word_blocks"."bits" is null) <> ("search_word_blocks"."slots" is null))
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_words_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"text" text collate "C" NOT NULL,
	"deletions" integer[] NOT NULL,
	CONSTRAINT "search_words_text_unique" UNIQUE("text")
);
--> statement-breakpoint
CREATE TABLE "seeds" (
	"name" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "claim_pieces" ADD CONSTRAINT "claim_pieces_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_pieces" ADD CONSTRAINT "claim_pieces_piece_id_listing_pieces_id_fk" FOREIGN KEY ("piece_id") REFERENCES "public"."listing_pieces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hub_staff" ADD CONSTRAINT "hub_staff_hub_hubs_slug_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hub_staff" ADD CONSTRAINT "hub_staff_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_members" ADD CONSTRAINT "workshop_members_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_members" ADD CONSTRAINT "workshop_members_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshops" ADD CONSTRAINT "workshops_hub_hubs_slug_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_photos" ADD CONSTRAINT "listing_photos_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_pieces" ADD CONSTRAINT "listing_pieces_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_hub_hubs_slug_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_category_categories_code_fk" FOREIGN KEY ("category") REFERENCES "public"."categories"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_members_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claims_idempotency" ON "claims" USING btree ("member_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "claims_listing" ON "claims" USING btree ("listing_id","id");--> statement-breakpoint
CREATE INDEX "claims_workshop" ON "claims" USING btree ("workshop_id","id");--> statement-breakpoint
CREATE INDEX "claims_ending" ON "claims" USING btree ("reserved_until") WHERE "claims"."status" = 'reserved';--> statement-breakpoint
CREATE INDEX "sessions_member" ON "sessions" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "workshop_members_workshop" ON "workshop_members" USING btree ("workshop_id");--> statement-breakpoint
CREATE INDEX "listing_photos_listing" ON "listing_photos" USING btree ("listing_id","position");--> statement-breakpoint
CREATE INDEX "listing_pieces_listing" ON "listing_pieces" USING btree ("listing_id","position");--> statement-breakpoint
CREATE INDEX "listings_workshop" ON "listings" USING btree ("workshop_id","id");--> statement-breakpoint
CREATE INDEX "listings_queue" ON "listings" USING btree ("hub","submitted_at") WHERE "listings"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "listings_ending" ON "listings" USING btree ("available_until") WHERE "listings"."status" = 'published';--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "decisions_listing" ON "decisions" USING btree ("listing_id","id");--> statement-breakpoint
CREATE INDEX "search_colours_cell" ON "search_colours" USING btree ("generation","cell","l");--> statement-breakpoint
CREATE INDEX "search_colours_slot" ON "search_colours" USING btree ("generation","slot");--> statement-breakpoint
CREATE UNIQUE INDEX "search_documents_id" ON "search_documents" USING btree ("generation","id");--> statement-breakpoint
CREATE INDEX "search_documents_newest" ON "search_documents" USING btree ("generation","published_at" DESC NULLS LAST,"id") WHERE "search_documents"."id" is not null;--> statement-breakpoint
CREATE INDEX "search_documents_ending" ON "search_documents" USING btree ("generation","available_until","id") WHERE "search_documents"."id" is not null;--> statement-breakpoint
CREATE INDEX "search_documents_amount" ON "search_documents" USING btree ("generation","unit_rank","amount" DESC NULLS LAST,"id") WHERE "search_documents"."id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "search_facet_values_value" ON "search_facet_values" USING btree ("kind","value");--> statement-breakpoint
CREATE INDEX "search_numbers_range" ON "search_numbers" USING btree ("generation","measure","value","slot");--> statement-breakpoint
CREATE INDEX "search_numbers_slot" ON "search_numbers" USING btree ("generation","slot");--> statement-breakpoint
CREATE INDEX "search_pieces_size" ON "search_pieces" USING btree ("generation","long_cm","short_cm","slot");--> statement-breakpoint
CREATE INDEX "search_pieces_slot" ON "search_pieces" USING btree ("generation","slot");--> statement-breakpoint
CREATE INDEX "search_words_deletions" ON "search_words" USING gin ("deletions") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_words_several" ON "search_words" USING btree ("text") WHERE strpos("search_words"."text", ' ') > 0;