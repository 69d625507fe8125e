ALTER TABLE "document_recipients" DROP CONSTRAINT "document_recipients_organisation_id_organisations_id_fk";
--> statement-breakpoint
ALTER TABLE "document_recipients" ADD CONSTRAINT "document_recipients_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;