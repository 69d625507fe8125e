-- As before, and: of a document nobody hears whom the wall keeps it from. Somebody of a third environment, a member of what it was shared with or
-- a partner of whoever writes about it alone, holds no path to it that counts.
do $$ begin execute format('grant koppel_wall to %I', current_user); end $$;
--> statement-breakpoint
create or replace function tell_people(in_people uuid[], in_event smallint, in_topic smallint, in_default smallint, in_mailing smallint, in_values jsonb, in_path text,
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
    and case when in_document is not null
      then u.environment_id = owner
        or exists (select from live_sides s where s.environment_id = owner and s.other_environment_id = u.environment_id offset 0)
      else own is null or u.environment_id = own
        or exists (select from live_sides s where s.environment_id = own and s.other_environment_id = u.environment_id offset 0)
        or exists (select from partnership_requests r where r.environment_id = own and (r.other_environment_id = u.environment_id or r.email = u.email) offset 0)
        or exists (select from partnership_requests r where r.other_environment_id = own and r.environment_id = u.environment_id offset 0) end
    and not exists (select from notifications n where n.user_id = u.id and n.created_at = now()::timestamptz(3) and n.event = in_event
      and case when in_document is null then n."values" = in_values and n.path = in_path else n.document_id = in_document end)
  order by u.last_seen_at desc nulls last limit in_most;
  get diagnostics told = row_count;
  return told;
end $$;
--> statement-breakpoint
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
