CREATE TABLE "attempts" (
	"scope" text NOT NULL,
	"key" "bytea" NOT NULL,
	"count" integer NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attempts_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
-- Counts of the last minutes need not survive a crash, and must not cost a flush to disk each.
ALTER TABLE "attempts" SET UNLOGGED;
--> statement-breakpoint
CREATE TABLE "exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"progress" smallint DEFAULT 0 NOT NULL,
	"size_bytes" bigint,
	"expires_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exports_status" CHECK ("exports"."status" in ('queued', 'running', 'ready', 'failed')),
	CONSTRAINT "exports_progress" CHECK ("exports"."progress" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"locale" text NOT NULL,
	"role" text NOT NULL,
	"workshop_id" uuid,
	"hub" text,
	"invited_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('colleague', 'staff', 'admin')),
	CONSTRAINT "invitations_subject" CHECK (("invitations"."role" = 'colleague') = ("invitations"."workshop_id" is not null) and ("invitations"."role" = 'staff') = ("invitations"."hub" is not null))
);
--> statement-breakpoint
CREATE TABLE "mailed_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid,
	"purpose" text NOT NULL,
	"email" text NOT NULL,
	"locale" text NOT NULL,
	"next" text DEFAULT '' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mailed_links_purpose" CHECK ("mailed_links"."purpose" in ('confirm_address', 'change_address', 'sign_in', 'reset_password', 'address_changed', 'account_deleted'))
);
--> statement-breakpoint
ALTER TABLE "members" DROP CONSTRAINT "members_email_key_unique";--> statement-breakpoint
ALTER TABLE "members" ALTER COLUMN "email_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ALTER COLUMN "password_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "suspension_note" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "generation" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "seen_generation" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "workshop_members" ADD COLUMN "role" text DEFAULT 'member' NOT NULL;--> statement-breakpoint
ALTER TABLE "workshops" ADD COLUMN "trust_note" text;--> statement-breakpoint
ALTER TABLE "workshops" ADD COLUMN "places" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "workshops" ADD COLUMN "vat_number" text;--> statement-breakpoint
ALTER TABLE "workshops" ADD COLUMN "languages" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "workshops" ADD COLUMN "story" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "workshops" ADD COLUMN "logo" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "workshops" ADD COLUMN "profile_public" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "workshops" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "workshops" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "workshops" ADD COLUMN "kept_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "workshops" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "listing_photos" ADD COLUMN "alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_hub_hubs_slug_fk" FOREIGN KEY ("hub") REFERENCES "public"."hubs"("slug") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_members_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailed_links" ADD CONSTRAINT "mailed_links_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Every workshop has an owner: who was there first.
UPDATE "workshop_members" m SET "role" = 'owner' WHERE ("workshop_id", "member_id") = (
	SELECT f."workshop_id", f."member_id" FROM "workshop_members" f WHERE f."workshop_id" = m."workshop_id"
	ORDER BY f."created_at", f."member_id" LIMIT 1
);--> statement-breakpoint
-- The one place a workshop had becomes the first of its places.
UPDATE "workshops" SET "places" = jsonb_build_array(jsonb_build_object(
	'id', gen_random_uuid(), 'name', '', 'address', "pickup_place", 'hours', '[]'::jsonb)) WHERE "pickup_place" <> '';--> statement-breakpoint
-- Refresh tokens have another form now: who was signed in signs in once more when the access token ends.
UPDATE "sessions" SET "ended_at" = now() WHERE "ended_at" IS NULL;--> statement-breakpoint
CREATE INDEX "attempts_end" ON "attempts" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "exports_member" ON "exports" USING btree ("member_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "exports_one_at_a_time" ON "exports" USING btree ("member_id") WHERE "exports"."status" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "exports_expiry" ON "exports" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "invitations_workshop" ON "invitations" USING btree ("workshop_id","id");--> statement-breakpoint
CREATE INDEX "invitations_expiry" ON "invitations" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mailed_links_member" ON "mailed_links" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "mailed_links_expiry" ON "mailed_links" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "members_confirmed_address" ON "members" USING btree ("email_key") WHERE "members"."verified_at" is not null;--> statement-breakpoint
CREATE INDEX "members_address" ON "members" USING btree ("email_key");--> statement-breakpoint
CREATE UNIQUE INDEX "workshop_members_one_owner" ON "workshop_members" USING btree ("workshop_id") WHERE "workshop_members"."role" = 'owner';--> statement-breakpoint
CREATE INDEX "workshops_hub" ON "workshops" USING btree ("hub","id");--> statement-breakpoint
CREATE INDEX "workshops_kept" ON "workshops" USING btree ("kept_until") WHERE "workshops"."kept_until" is not null;--> statement-breakpoint
ALTER TABLE "sessions" DROP COLUMN "refresh_hash";--> statement-breakpoint
ALTER TABLE "sessions" DROP COLUMN "previous_refresh_hash";--> statement-breakpoint
ALTER TABLE "workshops" DROP COLUMN "pickup_place";--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_deleted_is_blank" CHECK (("members"."deleted_at" is null) = ("members"."email_key" is not null) and ("members"."deleted_at" is null or ("members"."email" = '' and "members"."name" = '' and "members"."password_hash" is null and not "members"."admin")));--> statement-breakpoint
ALTER TABLE "workshop_members" ADD CONSTRAINT "workshop_members_role" CHECK ("workshop_members"."role" in ('owner', 'member'));--> statement-breakpoint
CREATE INDEX "listing_photos_variants" ON "listing_photos" USING gin ("variants" jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("actor_id","id");