-- Blocked or removed: every session ends in the same transaction (C-27), and stays ended when the person is unblocked.
-- A person's sessions are behind a policy of their own, so the role that keeps them does it, whoever blocks.
create function end_sessions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from sessions where user_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger users_end_sessions after update of blocked_at, removed_at on users for each row
  when (new.blocked_at is not null or new.removed_at is not null) execute function end_sessions();
--> statement-breakpoint
grant create on schema public to koppel_identity;
--> statement-breakpoint
alter function end_sessions() owner to koppel_identity;
--> statement-breakpoint
revoke create on schema public from koppel_identity;
--> statement-breakpoint
revoke all on function end_sessions() from public;
