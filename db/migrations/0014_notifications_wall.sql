-- Notifications: one's own alone. They are written for others by one function, and mailed by the worker.
alter table notifications enable row level security;
--> statement-breakpoint
alter table notifications force row level security;
--> statement-breakpoint
create policy own_rows on notifications to koppel_app using (
  user_id = (select current_user_id()) and environment_id = (select current_environment_id()));
--> statement-breakpoint
create policy before_the_door on notifications to koppel_identity using (true) with check (true);
--> statement-breakpoint
create policy over_the_wall on notifications to koppel_wall using (true) with check (true);
--> statement-breakpoint
alter table notification_preferences enable row level security;
--> statement-breakpoint
alter table notification_preferences force row level security;
--> statement-breakpoint
create policy own_rows on notification_preferences to koppel_app using (user_id = (select current_user_id()));
--> statement-breakpoint
create policy before_the_door on notification_preferences to koppel_identity using (true);
--> statement-breakpoint
create policy over_the_wall on notification_preferences to koppel_wall using (true);
--> statement-breakpoint
grant select, update (read_at) on notifications to koppel_app;
--> statement-breakpoint
grant select, insert, update on notification_preferences to koppel_app;
--> statement-breakpoint
grant select, update (mailed_at), delete on notifications to koppel_identity;
--> statement-breakpoint
grant select, delete on notification_preferences to koppel_identity;
--> statement-breakpoint
do $$ begin execute format('grant koppel_wall to %I', current_user); end $$;
--> statement-breakpoint
grant create on schema public to koppel_wall;
--> statement-breakpoint
grant select, insert, update on notifications to koppel_wall;
--> statement-breakpoint
grant select on notification_preferences to koppel_wall;
--> statement-breakpoint

-- Tells people something, each once per act, mailed as they prefer for the topic; whoever acts and whoever cannot sign in are left out. So is
-- whoever is out of reach: an actor tells their own environment, those whom a live partnership or a request joins it with, and of a document
-- the partners of the environment that owns it. At most in_most people, those who were here last. Answers how many were told.
create function tell_people(in_people uuid[], in_event smallint, in_topic smallint, in_default smallint, in_mailing smallint, in_values jsonb, in_path text,
  in_document uuid, in_organisation uuid, in_most integer)
returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare own constant uuid := current_environment_id(); owner uuid; told integer;
begin
  select environment_id into owner from documents where id = in_document;
  insert into notifications (id, user_id, environment_id, event, topic, mailing, "values", path, document_id, organisation_id)
  select gen_random_uuid(), u.id, u.environment_id, in_event, in_topic, coalesce(in_mailing, p.mailing, in_default), in_values, in_path, in_document, in_organisation
  from users u left join notification_preferences p on p.user_id = u.id and p.topic = in_topic
  where u.id = any (in_people) and u.id is distinct from current_user_id()
    and u.blocked_at is null and u.removed_at is null and not u.is_anonymous_proxy
    and (own is null or u.environment_id = own
      or exists (select from live_sides s where s.environment_id = own and s.other_environment_id = u.environment_id offset 0)
      or exists (select from live_sides s where s.environment_id = owner and s.other_environment_id = u.environment_id offset 0)
      or exists (select from partnership_requests r where r.environment_id = own and (r.other_environment_id = u.environment_id or r.email = u.email) offset 0)
      or exists (select from partnership_requests r where r.other_environment_id = own and r.environment_id = u.environment_id offset 0))
    and not exists (select from notifications n where n.user_id = u.id and n.created_at = now()::timestamptz(3) and n.event = in_event
      and case when in_document is null then n."values" = in_values and n.path = in_path else n.document_id = in_document end)
  order by u.last_seen_at desc nulls last limit in_most;
  get diagnostics told = row_count;
  return told;
end $$;
--> statement-breakpoint
alter function tell_people(uuid[], smallint, smallint, smallint, smallint, jsonb, text, uuid, uuid, integer) owner to koppel_wall;
--> statement-breakpoint
revoke all on function tell_people(uuid[], smallint, smallint, smallint, smallint, jsonb, text, uuid, uuid, integer) from public;
--> statement-breakpoint
grant execute on function tell_people(uuid[], smallint, smallint, smallint, smallint, jsonb, text, uuid, uuid, integer) to koppel_app, koppel_identity;
--> statement-breakpoint
revoke create on schema public from koppel_wall;
--> statement-breakpoint
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
