-- The newest link of the own environment's chain: without it, a log whose newest events were cut off would look whole.
do $$ begin execute format('grant koppel_wall to %I', current_user); end $$;
--> statement-breakpoint
grant create on schema public to koppel_wall;
--> statement-breakpoint
create function audit_head() returns table (number bigint, hash char(64)) language plpgsql stable security definer set search_path = public, pg_temp rows 1 as $$
begin return query select h.number, h.hash from audit_heads h where h.environment_id = current_environment_id(); end $$;
--> statement-breakpoint
alter function audit_head() owner to koppel_wall;
--> statement-breakpoint
revoke all on function audit_head() from public;
--> statement-breakpoint
grant execute on function audit_head() to koppel_app;
--> statement-breakpoint
revoke create on schema public from koppel_wall;
--> statement-breakpoint
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
