-- Two things are told that nobody of the reader's own side did: documents that arrived, and those that did not.
do $$ begin execute format('grant koppel_wall to %I', current_user); end $$;
--> statement-breakpoint
grant create on schema public to koppel_wall;
--> statement-breakpoint

-- Of a document delivered in this very transaction: the members of the organisation it came for, each with the mailing they prefer. What they
-- have neither read nor been mailed yet is counted together, so that many documents are one notification. Whoever delivers to the organisation
-- holds its log's head meanwhile: two that count never meet.
create function tell_of_arrival(in_document uuid, in_event smallint, in_topic smallint, in_default smallint, in_path text, in_most integer)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare arrived documents; receiver organisations;
begin
  select * into arrived from documents where id = in_document and box = 2 and created_at = now()::timestamptz(3);
  if not found then raise exception 'Only what arrives now is told.' using errcode = 'insufficient_privilege'; end if;
  select * into receiver from organisations where id = arrived.organisation_id;
  with member as materialized (
    select u.id, u.environment_id, coalesce(p.mailing, in_default) as mailing
    from organisation_members m join users u on u.id = m.user_id
      left join notification_preferences p on p.user_id = u.id and p.topic = in_topic
    where m.organisation_id = receiver.id and u.id is distinct from current_user_id() and u.blocked_at is null and u.removed_at is null
    order by u.last_seen_at desc nulls last limit in_most),
  counted as (
    update notifications n set "values" = jsonb_set(n."values", '{count}', to_jsonb((n."values" ->> 'count')::integer + 1)), created_at = now(), mailing = member.mailing
    from member where n.user_id = member.id and n.organisation_id = receiver.id and n.event = in_event and n.read_at is null and n.mailed_at is null
    returning n.user_id)
  insert into notifications (id, user_id, environment_id, event, topic, mailing, "values", path, organisation_id)
  select gen_random_uuid(), m.id, m.environment_id, in_event, in_topic, m.mailing,
    jsonb_build_object('organisation', receiver.name, 'count', 1), in_path || receiver.id, receiver.id
  from member m where m.id not in (select user_id from counted);
end $$;
--> statement-breakpoint

-- Of a letter with a document that was given up: whoever sent it last.
create function tell_of_failure(in_mail uuid, in_event smallint, in_topic smallint, in_default smallint, in_path text)
returns void language sql security definer set search_path = public, pg_temp as $$
  insert into notifications (id, user_id, environment_id, event, topic, mailing, "values", path, document_id)
  select gen_random_uuid(), u.id, u.environment_id, in_event, in_topic, coalesce(p.mailing, in_default),
    jsonb_build_object('document', d.number, 'recipient', v.recipient_name), in_path || d.id, d.id
  from deliveries v join documents d on d.id = v.document_id
    join lateral (select e.actor_id from audit_events e where e.document_id = d.id and e.environment_id = d.environment_id
      and e.action in ('document.send', 'document.resend') order by e.number desc limit 1) sent on true
    join users u on u.id = sent.actor_id and u.blocked_at is null and u.removed_at is null
    left join notification_preferences p on p.user_id = u.id and p.topic = in_topic
  where v.mail_id = in_mail and v.state = 'failed'
$$;
--> statement-breakpoint
alter function tell_of_arrival(uuid, smallint, smallint, smallint, text, integer) owner to koppel_wall;
--> statement-breakpoint
alter function tell_of_failure(uuid, smallint, smallint, smallint, text) owner to koppel_wall;
--> statement-breakpoint
revoke all on function tell_of_arrival(uuid, smallint, smallint, smallint, text, integer), tell_of_failure(uuid, smallint, smallint, smallint, text) from public;
--> statement-breakpoint
grant execute on function tell_of_arrival(uuid, smallint, smallint, smallint, text, integer) to koppel_app;
--> statement-breakpoint
grant execute on function tell_of_failure(uuid, smallint, smallint, smallint, text) to koppel_identity;
--> statement-breakpoint
revoke create on schema public from koppel_wall;
--> statement-breakpoint
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
