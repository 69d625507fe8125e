CREATE TABLE "audit_event_documents" (
	"document_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"environment_id" uuid NOT NULL,
	CONSTRAINT "audit_event_documents_pkey" PRIMARY KEY("document_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "group_members" ADD COLUMN "is_owner" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "group_members" ADD COLUMN "added_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "group_members" ADD COLUMN "added_by_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "created_by_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_event_documents" ADD CONSTRAINT "audit_event_documents_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_event_documents" ADD CONSTRAINT "audit_event_documents_event_id_audit_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."audit_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "groups_name" ON "groups" USING btree ("environment_id",lower("name")) WHERE "groups"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "groups_partnership" ON "groups" USING btree ("partnership_id") WHERE "groups"."partnership_id" is not null;--> statement-breakpoint
CREATE INDEX "groups_public" ON "groups" USING btree ("name") WHERE "groups"."type" = 2 and "groups"."closed_at" is null;