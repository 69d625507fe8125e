CREATE INDEX "organisations_vat_number" ON "organisations" USING btree ("vat_number");
--> statement-breakpoint
-- Names are looked for by any part of them: in the directory of all organisations, only with three letters in a row.
create extension if not exists pg_trgm;
--> statement-breakpoint
create index organisations_name_part on organisations using gin (lower(name) gin_trgm_ops);
