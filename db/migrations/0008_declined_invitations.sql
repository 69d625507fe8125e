DROP INDEX "invitations_open";--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "declined_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_open" ON "invitations" USING btree ("environment_id","email") WHERE "invitations"."accepted_at" is null and "invitations"."withdrawn_at" is null and "invitations"."declined_at" is null;