-- Sending to an organisation on the platform: the same bytes in its Inbox IN, in the same transaction. Answers the receiver's environment.
-- An organisation that keeps itself out of the directory gets documents from its own environment and its partners only. A document that the
-- recipient has already, over whichever channel, is marked (E-062).
create function deliver_document(in_document uuid, in_organisation uuid, in_new uuid, in_delivery uuid) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare sent documents; receiver organisations; latest document_versions; is_known boolean;
begin
  select * into sent from documents where id = in_document;
  select * into receiver from organisations where id = in_organisation and deleted_at is null;
  if sent.box is distinct from 3::smallint or current_user_id() is null
     or not (sent.environment_id = current_environment_id()
             or exists (select from live_sides s where s.environment_id = current_environment_id() and s.other_environment_id = sent.environment_id)) then
    raise exception 'Only a sent document is delivered, by whoever reaches it.' using errcode = 'insufficient_privilege';
  end if;
  if receiver.id is null
     or not (receiver.is_findable or receiver.environment_id = sent.environment_id
             or exists (select from live_sides s where s.environment_id = sent.environment_id and s.other_environment_id = receiver.environment_id)) then
    raise exception 'A document is delivered to an organisation that can be found.' using constraint = 'deliveries_recipient', errcode = 'check_violation';
  end if;
  -- The locks of whoever keeps files and looks for duplicates; before the logs, which are always last.
  perform pg_advisory_xact_lock_shared(hashtextextended('files ' || receiver.environment_id, 0));
  perform pg_advisory_xact_lock(hashtextextended(receiver.id || ' ' || sent.sender_key || ' ' || sent.number, 0));
  perform lock_audit_heads(sent.environment_id, receiver.environment_id);
  is_known := sent.sender_key <> '' and sent.number <> '' and exists (select from documents d where d.organisation_id = receiver.id
    and d.sender_key = sent.sender_key and d.number = sent.number and d.type = sent.type and d.status <> 1 and d.id <> sent.id);
  select * into latest from document_versions where document_id = in_document order by number desc limit 1;
  insert into files select receiver.environment_id, f.sha256, f.size, f.bytes from files f
    where f.environment_id = sent.environment_id and f.sha256 in (
      select latest.sha256 union select a.sha256 from document_attachments a where a.document_id = in_document and a.version = latest.number)
    on conflict do nothing;
  insert into documents (id, environment_id, organisation_id, box, type, status, number, counterparty, subject, amount_cents, currency, issue_date, due_date, sender_key, created_by_name)
    select in_new, receiver.environment_id, receiver.id, 2, sent.type, case when is_known then 12 else 5 end, sent.number, o.name, sent.subject, sent.amount_cents, sent.currency, sent.issue_date, sent.due_date, sent.sender_key, o.name
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
      perform lock_audit_heads(sent.environment_id, new.environment_id);
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

-- graphile-worker's tables admit its owner only: the serving roles add jobs through this function, in the transaction of the change.
create function enqueue(task text, payload json, key text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin perform graphile_worker.add_job(task, payload, job_key := key, max_attempts := 12); end $$;
