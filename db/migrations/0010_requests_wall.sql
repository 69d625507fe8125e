-- Requests: each of the two environments sees its own; before there is an actor, a mailed link leads to one.
alter table partnership_requests enable row level security;
--> statement-breakpoint
alter table partnership_requests force row level security;
--> statement-breakpoint
create policy both_sides on partnership_requests to koppel_app using (
  environment_id = (select current_environment_id()) or other_environment_id = (select current_environment_id())
  or (other_environment_id is null and email = (select u.email from users u where u.id = current_user_id())));
--> statement-breakpoint
create policy before_the_door on partnership_requests to koppel_identity using (true) with check (true);
--> statement-breakpoint
create policy over_the_wall on partnership_requests to koppel_wall using (true) with check (true);
--> statement-breakpoint
alter table access_requests enable row level security;
--> statement-breakpoint
alter table access_requests force row level security;
--> statement-breakpoint
create policy both_sides on access_requests to koppel_app using (
  environment_id = (select current_environment_id()) or user_environment_id = (select current_environment_id()));
--> statement-breakpoint
create policy before_the_door on access_requests to koppel_identity using (true) with check (true);
--> statement-breakpoint
create policy over_the_wall on access_requests to koppel_wall using (true) with check (true);
--> statement-breakpoint
grant select, insert, update on partnership_requests, request_links, access_requests to koppel_app;
--> statement-breakpoint
grant select, insert, update on partnership_requests, request_links, access_requests to koppel_identity;
--> statement-breakpoint
grant select on partnership_requests, access_requests, partnership_sides to koppel_wall;
--> statement-breakpoint

-- A client who was asked by mail gets an environment: what waits for the address waits for the environment from then on (C-07).
create function receive_requests() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  update partnership_requests r set other_environment_id = new.environment_id,
    other_environment_name = (select name from environments where id = new.environment_id)
  where r.state = 1 and r.other_environment_id is null and r.email = new.email and r.environment_id <> new.environment_id
    and not exists (select from partnership_requests o
      where o.environment_id = r.environment_id and o.other_environment_id = new.environment_id and o.state = 1);
  return null;
end $$;
--> statement-breakpoint
create trigger users_receive_requests after insert on users for each row when (new.email is not null) execute function receive_requests();
--> statement-breakpoint

-- As before, and: an event may also be told to whom a request or a partnership, alive or ended, joins the actor's environment.
do $$ begin execute format('grant koppel_wall to %I', current_user); end $$;
--> statement-breakpoint
create or replace function append_audit_event(in_id uuid, in_environment uuid, in_actor_name text, in_actor_environment text, in_action text,
  in_subject_kind text, in_subject uuid, in_subject_name text, in_organisation uuid, in_document uuid, in_details jsonb)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare own constant uuid := current_environment_id();
begin
  if own is not null and in_environment <> own
     and not exists (select from live_sides s where s.environment_id = own and s.other_environment_id = in_environment)
     and not exists (select from partnership_sides mine join partnership_sides theirs on theirs.partnership_id = mine.partnership_id
                     where mine.environment_id = own and theirs.environment_id = in_environment)
     and not exists (select from partnership_requests r where (r.environment_id = own and r.other_environment_id = in_environment)
                     or (r.environment_id = in_environment and r.other_environment_id = own)) then
    raise exception 'An event belongs to an environment within reach.' using errcode = 'insufficient_privilege';
  end if;
  perform chain_audit_event(in_id, in_environment, current_user_id(), in_actor_name, in_actor_environment, in_action,
    in_subject_kind, in_subject, in_subject_name, in_organisation, in_document, in_details);
end $$;
--> statement-breakpoint
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
