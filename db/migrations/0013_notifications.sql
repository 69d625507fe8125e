CREATE TABLE "notification_preferences" (
	"user_id" uuid NOT NULL,
	"topic" smallint NOT NULL,
	"mailing" smallint NOT NULL,
	CONSTRAINT "notification_preferences_pkey" PRIMARY KEY("user_id","topic"),
	CONSTRAINT "notification_preferences_words" CHECK ("notification_preferences"."topic" between 1 and 4 and "notification_preferences"."mailing" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	"event" smallint NOT NULL,
	"topic" smallint NOT NULL,
	"mailing" smallint NOT NULL,
	"values" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"path" text NOT NULL,
	"document_id" uuid,
	"organisation_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	"mailed_at" timestamp (3) with time zone,
	CONSTRAINT "notifications_words" CHECK ("notifications"."event" > 0 and "notifications"."topic" between 1 and 4 and "notifications"."mailing" between 1 and 3),
	CONSTRAINT "notifications_path" CHECK ("notifications"."path" like '/%')
);
--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notifications_list" ON "notifications" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("user_id","path") WHERE "notifications"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notifications_unmailed" ON "notifications" USING btree ("mailing","user_id","created_at") WHERE "notifications"."mailed_at" is null and "notifications"."read_at" is null and "notifications"."mailing" < 3;--> statement-breakpoint
CREATE INDEX "notifications_document" ON "notifications" USING btree ("document_id") WHERE "notifications"."document_id" is not null;--> statement-breakpoint
CREATE INDEX "notifications_organisation" ON "notifications" USING btree ("organisation_id") WHERE "notifications"."organisation_id" is not null;--> statement-breakpoint
CREATE INDEX "notifications_age" ON "notifications" USING btree ("created_at");