grant select, insert, update, delete on address_confirmations to koppel_identity;
--> statement-breakpoint
-- The portal says that it is ready only on tables of its own version.
grant usage on schema drizzle to koppel_identity;
--> statement-breakpoint
grant select on drizzle.__drizzle_migrations to koppel_identity;
