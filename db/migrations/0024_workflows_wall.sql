-- Workflows and tasks: the wall around them, who holds a task, and what no verb can forget.
do $$ declare name text; begin
  foreach name in array array['workflows', 'workflow_versions', 'workflow_runs', 'frozen_members', 'tasks', 'task_assignments', 'task_decisions'] loop
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
-- A decision is its maker's receipt, also when the partnership it was made through has ended (C-34).
create policy own_decisions on task_decisions for select to koppel_app using (decided_by = (select current_user_id()));
--> statement-breakpoint
grant select, insert, update on workflows, workflow_runs, tasks to koppel_app;
--> statement-breakpoint
grant select, insert, update, delete on workflow_versions to koppel_app;
--> statement-breakpoint
grant select, insert, update, delete on task_assignments to koppel_app;
--> statement-breakpoint
grant select, insert on task_decisions to koppel_app;
--> statement-breakpoint
grant select on frozen_members to koppel_app;
--> statement-breakpoint
do $$ begin execute format('grant koppel_wall to %I', current_user); end $$;
--> statement-breakpoint
grant create on schema public to koppel_wall;
--> statement-breakpoint
grant select on workflows, workflow_versions, workflow_runs, task_decisions, groups to koppel_wall;
--> statement-breakpoint
grant select, update on tasks to koppel_wall;
--> statement-breakpoint
grant select, insert, delete on task_assignments to koppel_wall;
--> statement-breakpoint
grant select, insert on frozen_members to koppel_wall;
--> statement-breakpoint
grant execute on function enqueue(text, json, text) to koppel_wall;
--> statement-breakpoint

-- What is published never changes: running documents stay on it.
create function keep_published() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin raise exception 'A published version never changes.' using constraint = 'workflow_versions_fixed', errcode = 'check_violation'; end $$;
--> statement-breakpoint
create trigger workflow_versions_keep_published before update or delete on workflow_versions for each row
  when (old.published_at is not null) execute function keep_published();
--> statement-breakpoint

-- Everybody the step names at this moment, each once: people by name, the members of groups, those who hold a role (C-12: read anew whenever it counts).
create function task_seats(in_task uuid) returns setof uuid language plpgsql stable set search_path = public, pg_temp rows 10 as $$
begin return query
  select u.id from task_assignments a join users u on u.id = a.principal_id where a.task_id = in_task and a.position = 0
  union select m.user_id from task_assignments a join group_members m on m.group_id = a.principal_id where a.task_id = in_task and a.position = 0
  union select u.id from task_assignments a join users u on u.environment_id = a.environment_id and u.role = 3
        where a.task_id = in_task and a.position = 0 and a.role = 1
  union select m.user_id from task_assignments a join organisation_members m on m.organisation_id = a.principal_id
        where a.task_id = in_task and a.position = 0 and (a.role = 3 or (a.role = 2 and m.level = 2));
end $$;
--> statement-breakpoint
-- The seats of an open task that are still to be decided, and who may: the person, or whoever it was delegated to last. Without a row nobody can,
-- and it waits for a workflow administrator. lib/workflows/engine says the same of one task; a test compares the two.
create function open_seats(in_task uuid) returns table (seat_id uuid, holder_id uuid) language plpgsql stable set search_path = public, pg_temp rows 10 as $$
begin return query
  select held.seat, held.holder from (
    select s.id as seat, coalesce(
      (select d.principal_id from task_assignments d where d.task_id = in_task and d.seat_id = s.id and d.position > 0 and exists (
          select from users u where u.id = d.principal_id and u.blocked_at is null and u.removed_at is null offset 0)
        order by d.position desc limit 1), s.id) as holder
    from task_seats(in_task) as s(id) offset 0) held
  -- "offset 0" keeps each of these a probe by key.
  cross join lateral (select t.round from tasks t where t.id = in_task and t.state = 1 and held.seat <> all (t.excluded) offset 0) t
  where exists (select from users u where u.id = held.holder and u.blocked_at is null and u.removed_at is null and not u.is_anonymous_proxy offset 0)
    and not exists (select from task_decisions x where x.task_id = in_task and x.round = t.round and x.seat_id = held.seat offset 0);
end $$;
--> statement-breakpoint

-- Who looks after the workflows of an environment: those who hold the role, and where nobody does, its administrators, of whom there always is one (C-38).
create function workflow_administrators(in_environment uuid) returns setof uuid language plpgsql stable set search_path = public, pg_temp rows 5 as $$
begin return query
  select u.id from users u where u.environment_id = in_environment and u.blocked_at is null and u.removed_at is null and not u.is_anonymous_proxy
    and case when exists (select from users w where w.environment_id = in_environment and w.is_workflow_administrator and w.blocked_at is null and w.removed_at is null)
      then u.is_workflow_administrator else u.role = 3 end;
end $$;
--> statement-breakpoint

-- Each open assignment by name carries its path to the document (C-34). Who holds a role reads the document already.
create function open_task_path() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  insert into grants (document_id, principal_id, environment_id, organisation_id, principal_environment_id, partnership_id, created_at, access, box, type, status, origin, origin_id)
  select d.id, new.principal_id, d.environment_id, d.organisation_id, new.principal_environment_id, new.partnership_id, d.created_at, 1, d.box, d.type, d.status, 3, new.id
  from tasks t join documents d on d.id = t.document_id where t.id = new.task_id;
  return null;
end $$;
--> statement-breakpoint
create trigger task_assignments_open_path after insert on task_assignments for each row when (new.role is null and new.is_open) execute function open_task_path();
--> statement-breakpoint
create function close_task_path() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  delete from grants where task_assignment_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger task_assignments_close_path after update of is_open on task_assignments for each row when (old.is_open and not new.is_open) execute function close_task_path();
--> statement-breakpoint

-- A group that is deleted, or ends with its partnership, leaves its running documents with the people of that moment: their open tasks, and the
-- steps to come (C-13, R-188). Of another environment's people those whom the workflow's environment still has as partners.
create function freeze_group(in_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Whoever decides at this moment was first, or finds the group's people in its place.
  perform from tasks t where t.state = 1 and t.id in (select a.task_id from task_assignments a where a.principal_id = in_group and a.is_open) order by t.id for update;
  insert into frozen_members (run_id, group_id, user_id, environment_id, user_environment_id, partnership_id)
  select r.id, in_group, m.user_id, r.environment_id, m.user_environment_id, s.partnership_id
  from workflow_versions v join workflow_runs r on r.workflow_id = v.workflow_id and r.workflow_version = v.number and r.state = 1
    join group_members m on m.group_id = in_group
    left join live_sides s on s.environment_id = r.environment_id and s.other_environment_id = m.user_environment_id
  where v.definition @> jsonb_build_object('steps', jsonb_build_array(jsonb_build_object('assignees', jsonb_build_array(jsonb_build_object('id', in_group)))))
    and (m.user_environment_id = r.environment_id or s.partnership_id is not null)
  on conflict do nothing;
  with handed as (delete from task_assignments a where a.principal_id = in_group and a.is_open returning a.*)
  insert into task_assignments (id, task_id, environment_id, principal_id, principal_environment_id, partnership_id, given_by, given_by_name, given_by_environment_name, created_at)
  select distinct on (a.task_id, m.user_id) gen_random_uuid(), a.task_id, a.environment_id, m.user_id, m.user_environment_id, s.partnership_id,
    a.given_by, a.given_by_name, a.given_by_environment_name, a.created_at
  from handed a join group_members m on m.group_id = in_group
    left join live_sides s on s.environment_id = a.environment_id and s.other_environment_id = m.user_environment_id
  where m.user_environment_id = a.environment_id or s.partnership_id is not null
  on conflict do nothing;
end $$;
--> statement-breakpoint
create function freeze_closed_group() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform freeze_group(old.id);
  return case tg_op when 'DELETE' then old end;
end $$;
--> statement-breakpoint
create trigger groups_freeze_closed after update of closed_at on groups for each row
  when (old.closed_at is null and new.closed_at is not null) execute function freeze_closed_group();
--> statement-breakpoint
create trigger groups_freeze_deleted before delete on groups for each row execute function freeze_closed_group();
--> statement-breakpoint
create function freeze_groups_of_partnership() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform freeze_group(g.id) from groups g where g.partnership_id = old.id;
  return old;
end $$;
--> statement-breakpoint
create trigger live_partnerships_freeze_groups before delete on live_partnerships for each row execute function freeze_groups_of_partnership();
--> statement-breakpoint

-- Who leaves a group leaves its undecided tasks, and so do those they had delegated them to (C-12). Who comes and what then waits for nobody is told
-- by the worker.
create function follow_group_members() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare one constant group_members := coalesce(new, old);
begin
  if not exists (select from task_assignments a where a.principal_id = one.group_id and a.is_open) then return null; end if;
  if tg_op = 'DELETE' then
    delete from task_assignments d where d.position > 0 and d.seat_id = old.user_id
      and exists (select from task_assignments a where a.task_id = d.task_id and a.principal_id = old.group_id and a.position = 0)
      and not exists (select from task_seats(d.task_id) as s(id) where s.id = old.user_id);
  end if;
  perform enqueue('tell_of_group', json_build_object('groupId', one.group_id, 'userId', case tg_op when 'INSERT' then one.user_id end), null);
  return null;
end $$;
--> statement-breakpoint
create trigger group_members_follow after insert or delete on group_members for each row execute function follow_group_members();
--> statement-breakpoint

-- A document has arrived, by whichever way: where a workflow may be waiting for it, the worker starts it, in a transaction of its own.
-- What goes wrong with a workflow never keeps a document out.
create function announce_arrival() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from environments e where e.id = new.environment_id and e.has_workflow_engine)
     and exists (select from workflows w join workflow_versions v on v.workflow_id = w.id and v.published_at is not null
       where w.environment_id = new.environment_id and not w.is_paused and v.definition @> '{"starts": {"isAutomatic": true}}') then
    perform enqueue('start_workflow', json_build_object('documentId', new.id, 'environmentId', new.environment_id), 'arrival/' || new.id);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger documents_announce_arrival after insert on documents for each row
  when (new.box in (1, 2) and new.status in (2, 5)) execute function announce_arrival();
--> statement-breakpoint
-- One that was taken for a duplicate arrives when it is freed as the original.
create trigger documents_announce_original after update of status on documents for each row
  when (new.box in (1, 2) and old.status = 12 and new.status in (2, 5)) execute function announce_arrival();
--> statement-breakpoint

-- Of those of the tasks that nobody can decide: whoever looks after the workflows of their environments. The codes and the paths are the caller's.
create function tell_of_waiting(in_tasks uuid[], in_event smallint, in_topic smallint, in_default smallint, in_path text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare one record;
begin
  for one in select t.id, t.environment_id, jsonb_build_object('task', t.step_name, 'workflow', r.workflow_name) as said
    from tasks t join workflow_runs r on r.id = t.run_id where t.id = any (in_tasks) and t.state = 1 and not exists (select from open_seats(t.id)) loop
    perform tell_people(array(select workflow_administrators(one.environment_id)), in_event, in_topic, in_default, null, one.said, in_path || one.id, null, null, 100);
  end loop;
end $$;
--> statement-breakpoint
-- What the worker tells of a group: whoever came, of the open tasks that are theirs now (R-177); and where somebody left a task to nobody, those who
-- look after workflows.
create function tell_of_group(in_group uuid, in_user uuid, in_given smallint, in_waits smallint, in_topic smallint, in_default smallint, in_path text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare one record;
begin
  for one in select t.id, t.environment_id, t.document_id, jsonb_build_object('task', t.step_name, 'document', coalesce(nullif(d.number, ''), d.subject)) as said
    from tasks t join documents d on d.id = t.document_id
    where t.state = 1 and t.id in (select a.task_id from task_assignments a where a.principal_id = in_group and a.is_open) order by t.created_at limit 200 loop
    if in_user is not null then
      perform tell_people(array(select s.holder_id from open_seats(one.id) s where s.seat_id = in_user), in_given, in_topic, in_default, null, one.said,
        in_path || one.id, one.document_id, null, 1);
    elsif not exists (select from open_seats(one.id)) then
      perform tell_of_waiting(array[one.id], in_waits, in_topic, in_default, in_path);
    end if;
  end loop;
end $$;
--> statement-breakpoint
-- Who holds a task whose moment to be reminded has come; each once.
create function tell_of_reminders(in_event smallint, in_topic smallint, in_default smallint, in_path text, in_most integer)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare one record;
begin
  for one in update tasks t set remind_at = null from documents d where d.id = t.document_id and t.id in (
      select r.id from tasks r where r.state = 1 and r.remind_at <= now() order by r.remind_at limit in_most for update skip locked)
    returning t.id, t.document_id, jsonb_build_object('task', t.step_name, 'document', coalesce(nullif(d.number, ''), d.subject)) as said loop
    perform tell_people(array(select s.holder_id from open_seats(one.id) s), in_event, in_topic, in_default, null, one.said, in_path || one.id, one.document_id, null, 1000);
  end loop;
end $$;
--> statement-breakpoint
do $$ declare name text; begin
  foreach name in array array['freeze_group(uuid)', 'freeze_closed_group()', 'freeze_groups_of_partnership()', 'follow_group_members()', 'announce_arrival()',
    'tell_of_waiting(uuid[], smallint, smallint, smallint, text)', 'tell_of_group(uuid, uuid, smallint, smallint, smallint, smallint, text)', 'tell_of_reminders(smallint, smallint, smallint, text, integer)'] loop
    execute format('alter function %s owner to koppel_wall', name);
    execute format('revoke all on function %s from public', name);
  end loop;
end $$;
--> statement-breakpoint
grant execute on function tell_of_waiting(uuid[], smallint, smallint, smallint, text), tell_of_group(uuid, uuid, smallint, smallint, smallint, smallint, text), tell_of_reminders(smallint, smallint, smallint, text, integer) to koppel_identity;
--> statement-breakpoint
revoke create on schema public from koppel_wall;
--> statement-breakpoint
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
