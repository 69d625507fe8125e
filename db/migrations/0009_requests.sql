CREATE TABLE "access_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"partnership_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_environment_id" uuid NOT NULL,
	"level" smallint DEFAULT 1 NOT NULL,
	"state" smallint DEFAULT 1 NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"mailed_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"answered_by_name" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "access_requests_words" CHECK ("access_requests"."level" in (1, 2) and "access_requests"."state" between 1 and 5),
	CONSTRAINT "access_requests_cross" CHECK ("access_requests"."environment_id" <> "access_requests"."user_environment_id")
);
--> statement-breakpoint
CREATE TABLE "partnership_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" smallint NOT NULL,
	"state" smallint DEFAULT 1 NOT NULL,
	"environment_id" uuid NOT NULL,
	"environment_name" text NOT NULL,
	"other_environment_id" uuid,
	"other_environment_name" text DEFAULT '' NOT NULL,
	"organisation_name" text DEFAULT '' NOT NULL,
	"legal_number" text DEFAULT '' NOT NULL,
	"email" text,
	"client_name" text DEFAULT '' NOT NULL,
	"software_package" text DEFAULT '' NOT NULL,
	"asks_for_software_connection" boolean DEFAULT false NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"is_half_time_reminded" boolean DEFAULT false NOT NULL,
	"is_last_day_reminded" boolean DEFAULT false NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by" uuid,
	"answered_by_name" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"partnership_id" uuid,
	CONSTRAINT "partnership_requests_words" CHECK ("partnership_requests"."kind" in (1, 2) and "partnership_requests"."state" between 1 and 5),
	CONSTRAINT "partnership_requests_accepted" CHECK (("partnership_requests"."state" = 2) = ("partnership_requests"."partnership_id" is not null)),
	CONSTRAINT "partnership_requests_other" CHECK ("partnership_requests"."environment_id" <> "partnership_requests"."other_environment_id"),
	CONSTRAINT "partnership_requests_addressed" CHECK ("partnership_requests"."other_environment_id" is not null or "partnership_requests"."email" is not null)
);
--> statement-breakpoint
CREATE TABLE "request_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"email" text NOT NULL,
	"is_dead" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "partnership_managers" ADD COLUMN "is_contact" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "partnership_managers" ADD COLUMN "connected_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "partnership_managers" ADD COLUMN "connected_by_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "partnership_organisations" ADD COLUMN "shared_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "partnership_organisations" ADD COLUMN "shared_by_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "partnership_sides" ADD COLUMN "is_paying" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "partnership_sides" ADD COLUMN "allows_software_connection" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_partnership_id_live_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."live_partnerships"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_requests" ADD CONSTRAINT "partnership_requests_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_requests" ADD CONSTRAINT "partnership_requests_other_environment_id_environments_id_fk" FOREIGN KEY ("other_environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_requests" ADD CONSTRAINT "partnership_requests_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partnership_requests" ADD CONSTRAINT "partnership_requests_partnership_id_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnerships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_links" ADD CONSTRAINT "request_links_request_id_partnership_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."partnership_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "access_requests_once" ON "access_requests" USING btree ("organisation_id","user_id") WHERE "access_requests"."state" = 1;--> statement-breakpoint
CREATE INDEX "access_requests_incoming" ON "access_requests" USING btree ("environment_id","state","created_at");--> statement-breakpoint
CREATE INDEX "access_requests_outgoing" ON "access_requests" USING btree ("user_environment_id","state","created_at");--> statement-breakpoint
CREATE INDEX "access_requests_partnership" ON "access_requests" USING btree ("partnership_id");--> statement-breakpoint
CREATE UNIQUE INDEX "partnership_requests_once" ON "partnership_requests" USING btree ("environment_id","other_environment_id") WHERE "partnership_requests"."state" = 1 and "partnership_requests"."other_environment_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "partnership_requests_once_by_address" ON "partnership_requests" USING btree ("environment_id","email") WHERE "partnership_requests"."state" = 1 and "partnership_requests"."other_environment_id" is null;--> statement-breakpoint
CREATE INDEX "partnership_requests_outgoing" ON "partnership_requests" USING btree ("environment_id","created_at");--> statement-breakpoint
CREATE INDEX "partnership_requests_incoming" ON "partnership_requests" USING btree ("other_environment_id","created_at");--> statement-breakpoint
CREATE INDEX "partnership_requests_address" ON "partnership_requests" USING btree ("email") WHERE "partnership_requests"."state" = 1 and "partnership_requests"."other_environment_id" is null;--> statement-breakpoint
CREATE INDEX "partnership_requests_clock" ON "partnership_requests" USING btree ("expires_at") WHERE "partnership_requests"."state" = 1;--> statement-breakpoint
CREATE INDEX "partnership_requests_partnership" ON "partnership_requests" USING btree ("partnership_id") WHERE "partnership_requests"."partnership_id" is not null;--> statement-breakpoint
CREATE INDEX "request_links_request" ON "request_links" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "partnership_managers_contact" ON "partnership_managers" USING btree ("partnership_id","environment_id") WHERE "partnership_managers"."is_contact";