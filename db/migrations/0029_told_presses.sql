-- Documents that are shared in one press are told as one: whoever is given several hears of them once, however many posts the press takes, and
-- however often it is pressed again. How many they are is counted when it is read, from the shares that came with the press.
do $$ begin execute format('grant koppel_wall to %I', current_user); end $$;
--> statement-breakpoint
grant create on schema public to koppel_wall;
--> statement-breakpoint

-- Of a document of the press: the people it leads to, as tell_people does. Whoever has been told of the press already is not told again, only
-- later, so that their letter waits for the rest of it; a press that was begun more than a day ago is told anew.
create function tell_of_press(in_people uuid[], in_event smallint, in_topic smallint, in_default smallint, in_values jsonb, in_path text, in_document uuid,
  in_press uuid, in_most integer)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare owner uuid;
begin
  select environment_id into owner from documents where id = in_document;
  insert into notifications as n (id, user_id, environment_id, event, topic, mailing, "values", path, press_id)
  select gen_random_uuid(), u.id, u.environment_id, in_event, in_topic, coalesce(p.mailing, in_default), in_values, in_path, in_press
  from users u left join notification_preferences p on p.user_id = u.id and p.topic = in_topic
  where u.id = any (in_people) and u.id is distinct from current_user_id()
    and u.blocked_at is null and u.removed_at is null and not u.is_anonymous_proxy
    and (u.environment_id = owner
      or exists (select from live_sides s where s.environment_id = owner and s.other_environment_id = u.environment_id offset 0))
  order by u.last_seen_at desc nulls last limit in_most
  on conflict (press_id, user_id) where press_id is not null
    do update set created_at = now(), read_at = null, mailed_at = null, mailing = excluded.mailing, "values" = excluded."values"
    where n.created_at < now() - case when n.read_at is null and n.mailed_at is null then interval '5 seconds' else interval '1 day' end;
end $$;
--> statement-breakpoint
alter function tell_of_press(uuid[], smallint, smallint, smallint, jsonb, text, uuid, uuid, integer) owner to koppel_wall;
--> statement-breakpoint
revoke all on function tell_of_press(uuid[], smallint, smallint, smallint, jsonb, text, uuid, uuid, integer) from public;
--> statement-breakpoint
grant execute on function tell_of_press(uuid[], smallint, smallint, smallint, jsonb, text, uuid, uuid, integer) to koppel_app;
--> statement-breakpoint
revoke create on schema public from koppel_wall;
--> statement-breakpoint
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
