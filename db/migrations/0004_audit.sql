-- The audit log: one chain per environment, written in the transaction of the change, refused for update and delete.
create function chain_audit_event(in_id uuid, in_environment uuid, in_actor uuid, in_actor_name text, in_actor_environment text, in_action text,
  in_subject_kind text, in_subject uuid, in_subject_name text, in_organisation uuid, in_document uuid, in_details jsonb)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare head audit_heads; happened timestamptz(3); link char(64);
begin
  insert into audit_heads values (in_environment, 0, repeat('0', 64)) on conflict do nothing;
  select * into head from audit_heads where environment_id = in_environment for update;
  happened := clock_timestamp(); -- once it is this event's turn: the log's moments follow its numbers
  link := encode(sha256(convert_to(concat_ws(E'\x1f', head.hash, in_environment, head.number + 1,
    to_char(happened at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(in_actor::text, ''), in_actor_name, in_actor_environment, in_action,
    in_subject_kind, coalesce(in_subject::text, ''), in_subject_name, coalesce(in_organisation::text, ''), coalesce(in_document::text, ''), in_details::text), 'utf8')), 'hex');
  insert into audit_events values (in_id, in_environment, head.number + 1, happened, in_actor, in_actor_name, in_actor_environment, in_action,
    in_subject_kind, in_subject, in_subject_name, in_organisation, in_document, in_details, head.hash, link);
  update audit_heads set number = head.number + 1, hash = link where environment_id = in_environment;
end $$;
--> statement-breakpoint
-- What the serving roles may append: under the actor's own name, to a log within reach.
create function append_audit_event(in_id uuid, in_environment uuid, in_actor_name text, in_actor_environment text, in_action text,
  in_subject_kind text, in_subject uuid, in_subject_name text, in_organisation uuid, in_document uuid, in_details jsonb)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_environment_id() is not null and in_environment <> current_environment_id()
     and not exists (select from live_sides s where s.environment_id = current_environment_id() and s.other_environment_id = in_environment) then
    raise exception 'An event belongs to an environment within reach.' using errcode = 'insufficient_privilege';
  end if;
  perform chain_audit_event(in_id, in_environment, current_user_id(), in_actor_name, in_actor_environment, in_action,
    in_subject_kind, in_subject, in_subject_name, in_organisation, in_document, in_details);
end $$;
--> statement-breakpoint

-- An act that two environments' logs tell takes both chains in one order, so that two companies that send to each other never wait in a circle.
create function lock_audit_heads(one uuid, other uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_heads select e.id, 0, repeat('0', 64) from environments e where e.id in (one, other) order by e.id on conflict do nothing;
  perform from audit_heads where environment_id in (one, other) order by environment_id for update;
end $$;
--> statement-breakpoint

create function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'The audit log only grows.' using constraint = 'audit_events_append_only', errcode = 'insufficient_privilege'; end $$;
--> statement-breakpoint
create trigger audit_events_append_only before update or delete or truncate on audit_events for each statement execute function refuse_change();
