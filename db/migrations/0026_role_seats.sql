-- Who leaves an organisation, or is no administrator any more, leaves the undecided tasks that came with it, and so do those they had delegated
-- them to (C-12): as with groups.
do $$ begin execute format('grant koppel_wall to %I', current_user); end $$;
--> statement-breakpoint
grant create on schema public to koppel_wall;
--> statement-breakpoint
create function follow_role_seats() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare gone uuid; of_environment uuid; of_organisation uuid;
begin
  if tg_table_name = 'organisation_members' then
    gone := old.user_id; of_organisation := old.organisation_id;
  else
    gone := old.id; of_environment := old.environment_id;
  end if;
  delete from task_assignments d where d.position > 0 and d.seat_id = gone
    and d.task_id in (select a.task_id from task_assignments a where a.is_open and a.role is not null and a.principal_id in (
      select of_organisation where of_organisation is not null
      union all select o.id from organisations o where o.environment_id = of_environment))
    and not exists (select from task_seats(d.task_id) as s(id) where s.id = gone);
  return null;
end $$;
--> statement-breakpoint
alter function follow_role_seats() owner to koppel_wall;
--> statement-breakpoint
revoke all on function follow_role_seats() from public;
--> statement-breakpoint
create trigger organisation_members_follow after delete or update of level on organisation_members for each row execute function follow_role_seats();
--> statement-breakpoint
create trigger users_follow_role after update of role on users for each row when (old.role = 3 and new.role <> 3) execute function follow_role_seats();
--> statement-breakpoint
revoke create on schema public from koppel_wall;
--> statement-breakpoint
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
