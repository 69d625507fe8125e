ALTER TABLE "shares" ADD COLUMN "press_id" uuid;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "press_id" uuid;--> statement-breakpoint
CREATE INDEX "shares_press" ON "shares" USING btree ("press_id","principal_id") WHERE "shares"."press_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_press" ON "notifications" USING btree ("press_id","user_id") WHERE "notifications"."press_id" is not null;