-- Delivering keeps files and looks for duplicates as uploads do: a document that the recipient has already, over whichever channel, is marked (E-062).
do $$ begin execute format('grant koppel_wall to %I', current_user); end $$;
--> statement-breakpoint
create or replace function deliver_document(in_document uuid, in_organisation uuid, in_new uuid, in_delivery uuid) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare sent documents; receiver organisations; latest document_versions; is_known boolean;
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
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
