CREATE TABLE "address_confirmations" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "last_tried_at" timestamp (3) with time zone;--> statement-breakpoint
-- They live for ten minutes: whoever asked a moment ago asks again.
DELETE FROM "sign_in_tokens";--> statement-breakpoint
ALTER TABLE "sign_in_tokens" ADD COLUMN "request_hash" text NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_tokens" ADD COLUMN "next" text DEFAULT '/' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_tokens" ADD COLUMN "spent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sign_in_tokens" ADD CONSTRAINT "sign_in_tokens_request" UNIQUE("request_hash");