-- Sending: who a draft is meant for stands behind the wall like the draft itself; a sent or received document keeps its
-- content for ever; what becomes of the mail becomes of the delivery.
alter table document_recipients enable row level security;
--> statement-breakpoint
alter table document_recipients force row level security;
--> statement-breakpoint
create policy wall on document_recipients to koppel_app using (
  environment_id = (select current_environment_id())
  or exists (select from live_sides s where s.environment_id = (select current_environment_id())
             and s.other_environment_id = document_recipients.environment_id offset 0));
--> statement-breakpoint
grant select, insert, update, delete on document_recipients to koppel_app;
--> statement-breakpoint

-- C-32: no version is ever rewritten, and what lies in an inbox gets no further one. Sending writes its version first and moves the document then.
create function keep_content() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' or (new.number > 1 and exists (select from documents d where d.id = new.document_id and d.box <> 1)) then
    raise exception 'The content of what was sent or received never changes.' using constraint = 'document_versions_fixed', errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger document_versions_keep_content before insert or update on document_versions for each row execute function keep_content();
--> statement-breakpoint

do $$ begin execute format('grant koppel_wall to %I', current_user); end $$;
--> statement-breakpoint
grant create on schema public to koppel_wall;
--> statement-breakpoint

-- An act that two environments' logs tell takes both chains in one order, so that two companies that send to each other never wait in a circle.
create function lock_audit_heads(one uuid, other uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_heads select e.id, 0, repeat('0', 64) from environments e where e.id in (one, other) order by e.id on conflict do nothing;
  perform from audit_heads where environment_id in (one, other) order by environment_id for update;
end $$;
--> statement-breakpoint

-- As before, and: both logs are taken at once; an organisation that keeps itself out of the directory gets documents from its own environment and its partners only.
create or replace function deliver_document(in_document uuid, in_organisation uuid, in_new uuid, in_delivery uuid) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare sent documents; receiver organisations; latest document_versions;
begin
  select * into sent from documents where id = in_document;
  select * into receiver from organisations where id = in_organisation and deleted_at is null;
  if sent.box is distinct from 3::smallint or receiver.id is null or current_user_id() is null
     or not (sent.environment_id = current_environment_id()
             or exists (select from live_sides s where s.environment_id = current_environment_id() and s.other_environment_id = sent.environment_id))
     or not (receiver.is_findable or receiver.environment_id = sent.environment_id
             or exists (select from live_sides s where s.environment_id = sent.environment_id and s.other_environment_id = receiver.environment_id)) then
    raise exception 'Only a sent document is delivered, and to an organisation that can be found.' using errcode = 'insufficient_privilege';
  end if;
  perform lock_audit_heads(sent.environment_id, receiver.environment_id);
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

create or replace function reflect_status() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare sent deliveries;
begin
  select * into sent from deliveries where received_document_id = new.id;
  if found then
    update documents set status = new.status, version = version + 1 where id = sent.document_id and status <> new.status;
    if found then
      perform lock_audit_heads(sent.environment_id, new.environment_id);
      perform chain_audit_event(gen_random_uuid(), sent.environment_id, null, sent.recipient_name, '', 'document.statusReceived', 'document', sent.document_id,
        new.number, (select organisation_id from documents where id = sent.document_id), sent.document_id, jsonb_build_object('from', old.status, 'to', new.status));
    end if;
  end if;
  return null;
end $$;
--> statement-breakpoint

-- The worker only knows its mail: sent or given up, the delivery follows. What the recipient made of it in the meantime stays.
create function settle_delivery() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare one deliveries; document documents;
begin
  select * into one from deliveries where mail_id = new.id and state = 'queued' for update;
  if not found then return null; end if;
  if new.sent_at is not null then
    update deliveries set state = 'delivered', delivered_at = new.sent_at, last_error = null where id = one.id;
    return null;
  end if;
  update deliveries set state = 'failed', last_error = new.last_error where id = one.id;
  update documents set status = 4, version = version + 1 where id = one.document_id and status = 3 returning * into document;
  if document.id is not null then
    perform chain_audit_event(gen_random_uuid(), one.environment_id, null, '', '', 'document.deliveryFailed', 'document', document.id,
      document.number, document.organisation_id, document.id, jsonb_build_object('channel', 'mail'));
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger outbox_settle_delivery after update of sent_at, failed_at on outbox for each row
  when (new.sent_at is not null or new.failed_at is not null) execute function settle_delivery();
--> statement-breakpoint

do $$ declare name text; begin
  foreach name in array array['lock_audit_heads(uuid, uuid)', 'settle_delivery()'] loop
    execute format('alter function %s owner to koppel_wall', name);
    execute format('revoke all on function %s from public', name);
  end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from koppel_wall;
--> statement-breakpoint
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
