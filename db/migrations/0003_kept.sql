-- What no verb can forget, because a trigger keeps it.

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

-- Blocked or removed: every session ends in the same transaction (C-27), and stays ended when the person is unblocked.
-- A person's sessions are behind a policy of their own, so the role that keeps them does it, whoever blocks.
create function end_sessions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from sessions where user_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger users_end_sessions after update of blocked_at, removed_at on users for each row
  when (new.blocked_at is not null or new.removed_at is not null) execute function end_sessions();
