-- The wall, the door's definitions, and the triggers that keep copies true. Read with db/schema: what that language cannot say stands here.
--
-- Four roles, none superuser, none BYPASSRLS. The login that migrates owns the tables, and forced policies leave it no content.
--   koppel_app       serves requests; every transaction of an actor takes it
--   koppel_identity  sign-in, sign-up, sessions, mail: what happens before there is an actor
--   koppel_wall      cannot sign in and is granted to nobody: it owns the few functions that look over the wall
do $$ declare name text; begin
  foreach name in array array['koppel_app', 'koppel_identity', 'koppel_wall'] loop
    begin execute format('create role %I nologin', name);
    exception when duplicate_object or unique_violation then null; end;
  end loop;
  execute format('grant koppel_app, koppel_identity, koppel_wall to %I', current_user);
end $$;
--> statement-breakpoint
grant usage on schema public to koppel_app, koppel_identity, koppel_wall;
--> statement-breakpoint
grant create on schema public to koppel_wall;
--> statement-breakpoint

-- Indexes with "include": a list stays index-only under the wall because the wall's key lies in the index.
alter table grants drop constraint grants_pkey;
--> statement-breakpoint
alter table grants add constraint grants_pkey primary key (document_id, principal_id, origin_id) include (access, environment_id);
--> statement-breakpoint
create index grants_list on grants (principal_id, box, created_at desc, document_id desc, access desc) include (type, status, environment_id, organisation_id);
--> statement-breakpoint
create index grants_status on grants (principal_id, box, status, created_at desc, document_id desc, access desc) include (type, environment_id, organisation_id);
--> statement-breakpoint
create index grants_shared on grants (principal_id, box, organisation_id, created_at desc, document_id desc, access desc) include (type, status, environment_id) where origin <> 1;
--> statement-breakpoint

-- Text search: words are runs of letters and digits, and each run between spaces once more in one piece, so that 2026-0012 is found
-- whole, by its parts and without its dash.
create function searchable_text(words text) returns text language sql immutable parallel safe as
  $$ select regexp_replace(words, '[^[:alnum:]]+', ' ', 'g') || ' ' || regexp_replace(words, '[^[:alnum:][:space:]]+', '', 'g') $$;
--> statement-breakpoint
-- plpgsql and dear: the planner must neither look inside nor believe that a walk with it is cheap.
create function searchable(words text) returns tsvector language plpgsql immutable parallel safe cost 1000 set search_path = public, pg_temp as $$
begin return to_tsvector('pg_catalog.simple', searchable_text(words)); end $$;
--> statement-breakpoint
-- Without a pending list: every search would read it whole.
create index documents_text on documents using gin (searchable(number || ' ' || counterparty || ' ' || subject)) with (fastupdate = off);
--> statement-breakpoint

-- Who acts. The first statement of every transaction sets both; the environment is looked up, never taken from the caller.
create function current_user_id() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
--> statement-breakpoint
create function current_environment_id() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.environment_id', true), '')::uuid $$;
--> statement-breakpoint
-- An account never changes its environment (C-49). Blocked, removed and unknown people have none, and so see nothing.
create function environment_of(actor uuid) returns uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin return (select environment_id from users where id = actor and blocked_at is null and removed_at is null and not is_anonymous_proxy); end $$;
--> statement-breakpoint

-- The wall: my environment, or one key probe for a live partnership. "offset 0" keeps it a probe (access.md, section 3).
do $$ declare name text; begin
  foreach name in array array['documents', 'files', 'document_versions', 'document_attachments', 'comments', 'document_labels',
                              'document_reads', 'deliveries', 'shares', 'grants', 'audit_events'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$ create policy wall on %1$I to koppel_app using (
      environment_id = (select current_environment_id())
      or exists (select from live_sides s where s.environment_id = (select current_environment_id())
                 and s.other_environment_id = %1$I.environment_id offset 0)) $policy$, name);
    execute format('create policy over_the_wall on %I to koppel_wall using (true) with check (true)', name);
  end loop;
end $$;
--> statement-breakpoint
alter table sessions enable row level security;
--> statement-breakpoint
alter table sessions force row level security;
--> statement-breakpoint
create policy own_sessions on sessions to koppel_app using (user_id = (select current_user_id()));
--> statement-breakpoint
create policy all_sessions on sessions to koppel_identity using (true) with check (true);
--> statement-breakpoint

grant select, insert, update, delete on
  environments, principals, users, invitations, invitation_organisations, organisations, organisation_members,
  partnerships, partnership_sides, live_partnerships, live_sides, partnership_managers, partnership_organisations, groups, group_members,
  documents, files, document_versions, document_attachments, comments, document_labels, document_reads, deliveries, shares, grants, rate_limits
  to koppel_app;
--> statement-breakpoint
grant select, delete on sessions to koppel_app;
--> statement-breakpoint
grant select on plans, audit_events to koppel_app;
--> statement-breakpoint
grant insert on outbox to koppel_app;
--> statement-breakpoint
grant select, insert, update, delete on
  environments, principals, users, sessions, sign_in_tokens, invitations, invitation_organisations, organisations, organisation_members,
  rate_limits, outbox, mail_switch to koppel_identity;
--> statement-breakpoint
grant select on plans to koppel_identity;
--> statement-breakpoint
grant select on environments, users, organisations, organisation_members, group_members, partnership_managers, partnership_organisations, live_sides to koppel_wall;
--> statement-breakpoint
grant select, insert, update on documents, files, document_versions, document_attachments, deliveries, grants, audit_events, audit_heads to koppel_wall;
--> statement-breakpoint

-- The actor's principals, derived on every call: one definition for lists, counts and search. plpgsql, so that its plan is kept.
create function held_principals() returns setof uuid language plpgsql stable set search_path = public, pg_temp rows 100 as $$
declare own constant uuid := current_environment_id(); me constant uuid := current_user_id();
begin return query
  select me where own is not null
  union select m.organisation_id from organisation_members m where own is not null and m.user_id = me
  union select m.group_id from group_members m where own is not null and m.user_id = me
  union select po.organisation_id from partnership_managers pm            -- a relationship manager: what the other side has put on its list
        join partnership_organisations po on po.partnership_id = pm.partnership_id and po.environment_id <> own
        where pm.user_id = me
  union select o.id from users u join organisations o on o.environment_id = u.environment_id
        where u.id = me and u.environment_id = own and u.role = 3;         -- C-09: full control over the own environment
end $$;
--> statement-breakpoint

-- Full text is not leakproof: under the wall its index would not be used at all. So search reads the index over the wall
-- and gives back only what the actor may read. One row without a document carries is_capped when nothing was found.
create function search_documents(terms text, in_box smallint, before_at timestamptz, before_id uuid, from_at timestamptz,
  until_at timestamptz, in_organisation uuid, in_type smallint, in_status smallint, only_shared boolean, upto integer)
returns table (document_id uuid, created_at timestamptz, access smallint, is_capped boolean)
language plpgsql stable security definer set search_path = public, pg_temp rows 51 as $$
declare own constant uuid := current_environment_id();
begin return query
  with held as materialized (select held_principals() as id),
  reach as materialized (select own as id union all select s.other_environment_id from live_sides s where s.environment_id = own),
  hit as materialized (select d.id from documents d
    where searchable(d.number || ' ' || d.counterparty || ' ' || d.subject) @@ to_tsquery('simple', terms) limit upto),
  near as materialized (select g.document_id, g.created_at, g.access, g.principal_id, g.environment_id
    from hit join grants g on g.document_id = hit.id
    where g.box = in_box and (g.created_at, g.document_id) < (before_at, before_id) and g.created_at >= from_at and g.created_at < until_at
      and (not only_shared or g.origin <> 1)
      and (in_organisation is null or g.organisation_id = in_organisation)
      and (in_type is null or g.type = in_type) and (in_status is null or g.status = in_status)),
  visible as (select n.document_id, n.created_at, max(n.access) as access from near n
    where n.principal_id in (select id from held) and n.environment_id in (select id from reach)
    group by 1, 2 order by 2 desc, 1 desc limit 51)
  select v.document_id, v.created_at::timestamptz, v.access, c.is_capped
    from (select count(*) = upto as is_capped from hit) c left join visible v on true order by 2 desc, 1 desc;
end $$;
--> statement-breakpoint

-- Every document has its owner's path; the keys of the lists are copied to every path, so that no grant drifts.
create function keep_grants() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into grants (document_id, principal_id, environment_id, organisation_id, principal_environment_id, created_at, access, box, type, status, origin, origin_id)
    values (new.id, new.organisation_id, new.environment_id, new.organisation_id, new.environment_id, new.created_at, 3, new.box, new.type, new.status, 1, new.id);
  elsif (new.environment_id, new.organisation_id, new.created_at) is distinct from (old.environment_id, old.organisation_id, old.created_at) then
    raise exception 'A document never changes its owner or its moment.' using constraint = 'documents_fixed', errcode = 'check_violation';
  elsif (new.box, new.type, new.status) is distinct from (old.box, old.type, old.status) then
    update grants set box = new.box, type = new.type, status = new.status where document_id = new.id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger documents_keep_grants after insert or update on documents for each row execute function keep_grants();
--> statement-breakpoint

-- An environment keeps at least one administrator (C-26), also when two of them demote each other at the same moment.
create function keep_an_administrator() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform from environments where id = old.environment_id for update;
  if not exists (select from users where environment_id = old.environment_id and role = 3 and blocked_at is null and removed_at is null and not is_anonymous_proxy) then
    raise exception 'An environment keeps at least one administrator.' using constraint = 'environments_administrator', errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger users_keep_an_administrator after update of role, blocked_at, removed_at on users for each row
  when (old.role = 3 and old.blocked_at is null and old.removed_at is null and (new.role <> 3 or new.blocked_at is not null or new.removed_at is not null))
  execute function keep_an_administrator();
--> statement-breakpoint

-- The audit log: one chain per environment, written in the transaction of the change, refused for update and delete.
create function chain_audit_event(in_id uuid, in_environment uuid, in_actor uuid, in_actor_name text, in_actor_environment text, in_action text,
  in_subject_kind text, in_subject uuid, in_subject_name text, in_organisation uuid, in_document uuid, in_details jsonb)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare head audit_heads; happened timestamptz(3) := clock_timestamp(); link char(64);
begin
  insert into audit_heads values (in_environment, 0, repeat('0', 64)) on conflict do nothing;
  select * into head from audit_heads where environment_id = in_environment for update;
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
create function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'The audit log only grows.' using constraint = 'audit_events_append_only', errcode = 'insufficient_privilege'; end $$;
--> statement-breakpoint
create trigger audit_events_append_only before update or delete or truncate on audit_events for each statement execute function refuse_change();
--> statement-breakpoint

-- Sending to an organisation on the platform: the same bytes in its Inbox IN, in the same transaction. Answers the new document's id.
create function deliver_document(in_document uuid, in_organisation uuid, in_new uuid, in_delivery uuid) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare sent documents; receiver organisations; latest document_versions;
begin
  select * into sent from documents where id = in_document;
  select * into receiver from organisations where id = in_organisation and deleted_at is null;
  if sent.box is distinct from 3::smallint or receiver.id is null or current_user_id() is null
     or not (sent.environment_id = current_environment_id()
             or exists (select from live_sides s where s.environment_id = current_environment_id() and s.other_environment_id = sent.environment_id)) then
    raise exception 'Only a sent document is delivered, and to an organisation that exists.' using errcode = 'insufficient_privilege';
  end if;
  select * into latest from document_versions where document_id = in_document order by number desc limit 1;
  insert into files select receiver.environment_id, f.sha256, f.size, f.bytes from files f
    where f.environment_id = sent.environment_id and f.sha256 in (
      select latest.sha256 union select a.sha256 from document_attachments a where a.document_id = in_document and a.version = latest.number)
    on conflict do nothing;
  insert into documents (id, environment_id, organisation_id, box, type, status, number, counterparty, subject, amount_cents, currency, issue_date, due_date, sender_key, created_by_name)
    select in_new, receiver.environment_id, receiver.id, 2, sent.type, 5, sent.number, o.name, sent.subject, sent.amount_cents, sent.currency, sent.issue_date, sent.due_date, sent.sender_key, o.name
    from organisations o where o.id = sent.organisation_id;
  insert into document_versions (document_id, number, environment_id, sha256, media_type, file_name, model, created_by_name)
    values (in_new, 1, receiver.environment_id, latest.sha256, latest.media_type, latest.file_name, latest.model, (select name from organisations where id = sent.organisation_id));
  insert into document_attachments select in_new, 1, a.number, receiver.environment_id, a.name, a.description, a.media_type, a.sha256
    from document_attachments a where a.document_id = in_document and a.version = latest.number;
  insert into deliveries (id, document_id, environment_id, channel, recipient_name, recipient_address, received_document_id, state, delivered_at)
    values (in_delivery, in_document, sent.environment_id, 1, receiver.name, receiver.legal_number, in_new, 'delivered', now());
  perform chain_audit_event(gen_random_uuid(), receiver.environment_id, null, (select name from organisations where id = sent.organisation_id), '',
    'document.received', 'document', in_new, sent.number, receiver.id, in_new, jsonb_build_object('channel', 'platform'));
  return receiver.environment_id;
end $$;
--> statement-breakpoint

-- E-059: what the receiver makes of a document, the sender on the platform sees at once.
create function reflect_status() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare sent deliveries;
begin
  select * into sent from deliveries where received_document_id = new.id;
  if found then
    update documents set status = new.status, version = version + 1 where id = sent.document_id and status <> new.status;
    if found then
      perform chain_audit_event(gen_random_uuid(), sent.environment_id, null, sent.recipient_name, '', 'document.statusReceived', 'document', sent.document_id,
        new.number, (select organisation_id from documents where id = sent.document_id), sent.document_id, jsonb_build_object('from', old.status, 'to', new.status));
    end if;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger documents_reflect_status after update of status on documents for each row
  when (new.box = 2 and new.status is distinct from old.status and new.status in (6, 7, 8, 9, 10, 11)) execute function reflect_status();
--> statement-breakpoint

-- graphile-worker's tables admit its owner only: the serving roles add jobs through this function, in the transaction of the change.
create function enqueue(task text, payload json, key text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin perform graphile_worker.add_job(task, payload, job_key := key, max_attempts := 12); end $$;
--> statement-breakpoint

do $$ declare name text; begin
  foreach name in array array[
    'environment_of(uuid)',
    'search_documents(text, smallint, timestamptz, uuid, timestamptz, timestamptz, uuid, smallint, smallint, boolean, integer)',
    'chain_audit_event(uuid, uuid, uuid, text, text, text, text, uuid, text, uuid, uuid, jsonb)',
    'append_audit_event(uuid, uuid, text, text, text, text, uuid, text, uuid, uuid, jsonb)',
    'deliver_document(uuid, uuid, uuid, uuid)',
    'reflect_status()'] loop
    execute format('alter function %s owner to koppel_wall', name);
    execute format('revoke all on function %s from public', name);
  end loop;
end $$;
--> statement-breakpoint
do $$ begin
  execute format('grant execute on function environment_of(uuid) to koppel_app, koppel_identity, %I', current_user);
end $$;
--> statement-breakpoint
grant execute on function search_documents(text, smallint, timestamptz, uuid, timestamptz, timestamptz, uuid, smallint, smallint, boolean, integer),
  deliver_document(uuid, uuid, uuid, uuid) to koppel_app;
--> statement-breakpoint
grant execute on function append_audit_event(uuid, uuid, text, text, text, text, uuid, text, uuid, uuid, jsonb) to koppel_app, koppel_identity;
--> statement-breakpoint
revoke all on function enqueue(text, json, text) from public;
--> statement-breakpoint
grant execute on function enqueue(text, json, text) to koppel_app, koppel_identity;
--> statement-breakpoint
revoke create on schema public from koppel_wall;
--> statement-breakpoint
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
