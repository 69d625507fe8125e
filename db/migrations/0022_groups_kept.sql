-- Groups: what no verb can forget.
do $$ begin execute format('grant koppel_wall to %I', current_user); end $$;
--> statement-breakpoint
grant create on schema public to koppel_wall;
--> statement-breakpoint
grant select on groups to koppel_wall;
--> statement-breakpoint
grant select, delete on shares to koppel_wall;
--> statement-breakpoint

-- Nobody enters a closed group, and only whom it is for: people of its environment, in a partner group also those of the other side.
-- Whoever is about to waits for its closing, and then does not.
create function require_fitting_seat() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform from groups g where g.id = new.group_id and g.closed_at is null
    and (new.user_environment_id = g.environment_id or (g.type = 3 and g.partnership_id = new.partnership_id)) for key share;
  if not found then
    raise exception 'Nobody enters a closed group, or one that is not for them.' using constraint = 'group_members_fitting', errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger group_members_fitting before insert on group_members for each row execute function require_fitting_seat();
--> statement-breakpoint
create function require_open_recipient() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform from groups g where g.id = new.principal_id and g.closed_at is not null;
  if found then
    raise exception 'Nothing is shared with a closed group.' using constraint = 'shares_open', errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
-- After the row, whose key holds the principal: a closing that came first is over by then.
create trigger shares_open after insert on shares for each row execute function require_open_recipient();
--> statement-breakpoint

-- A partner group ends with its partnership, as if it were deleted (C-24).
create function end_with_partnership() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.closed_at := coalesce(new.closed_at, now());
  return new;
end $$;
--> statement-breakpoint
create trigger groups_end_with_partnership before update of partnership_id on groups for each row
  when (old.type = 3 and old.partnership_id is not null and new.partnership_id is null) execute function end_with_partnership();
--> statement-breakpoint

-- What was shared with a closed group is shared with it no more, whoever's it is; running tasks and the seats they need stay (C-13).
create function end_shares_of_group() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from shares where principal_id = new.id;
  return null;
end $$;
--> statement-breakpoint
alter function end_shares_of_group() owner to koppel_wall;
--> statement-breakpoint
create trigger groups_end_shares after update of closed_at, partnership_id on groups for each row
  when (old.closed_at is null and new.closed_at is not null) execute function end_shares_of_group();
--> statement-breakpoint

-- Documents on which an event of the log of their owner is told too: the event that the actor has just appended, and nobody else's.
alter table audit_event_documents enable row level security;
--> statement-breakpoint
alter table audit_event_documents force row level security;
--> statement-breakpoint
create policy wall on audit_event_documents to koppel_app using (
  environment_id = (select current_environment_id())
  or exists (select from live_sides s where s.environment_id = (select current_environment_id())
             and s.other_environment_id = audit_event_documents.environment_id offset 0));
--> statement-breakpoint
create policy over_the_wall on audit_event_documents to koppel_wall using (true) with check (true);
--> statement-breakpoint
grant select on audit_event_documents to koppel_app;
--> statement-breakpoint
grant select, insert on audit_event_documents to koppel_wall;
--> statement-breakpoint
create function tell_on_documents(in_event uuid, in_documents uuid[]) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into audit_event_documents (document_id, event_id, environment_id)
  select d.id, e.id, e.environment_id from audit_events e join documents d on d.environment_id = e.environment_id and d.id = any (in_documents)
  where e.id = in_event and e.actor_id = current_user_id() and e.occurred_at >= now()::timestamptz(3)
  on conflict do nothing
$$;
--> statement-breakpoint
alter function tell_on_documents(uuid, uuid[]) owner to koppel_wall;
--> statement-breakpoint
revoke all on function tell_on_documents(uuid, uuid[]) from public;
--> statement-breakpoint
grant execute on function tell_on_documents(uuid, uuid[]) to koppel_app;
--> statement-breakpoint
revoke create on schema public from koppel_wall;
--> statement-breakpoint
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
