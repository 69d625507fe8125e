-- Which versions of the current environment's workflows name a group, by the index on what they name: under the wall's policy a condition on the
-- definition is no condition of an index, and every version would be read for each group of a list.
do $$ begin execute format('grant koppel_wall to %I', current_user); end $$;
--> statement-breakpoint
grant create on schema public to koppel_wall;
--> statement-breakpoint
create function workflows_naming(in_group uuid) returns table (workflow_id uuid, number integer) language sql stable security definer set search_path = public, pg_temp rows 5 as $$
  select v.workflow_id, v.number from workflow_versions v
  where v.definition @> jsonb_build_object('steps', jsonb_build_array(jsonb_build_object('assignees', jsonb_build_array(jsonb_build_object('id', in_group)))))
    and v.environment_id = current_environment_id()
$$;
--> statement-breakpoint
alter function workflows_naming(uuid) owner to koppel_wall;
--> statement-breakpoint
revoke all on function workflows_naming(uuid) from public;
--> statement-breakpoint
grant execute on function workflows_naming(uuid) to koppel_app;
--> statement-breakpoint
revoke create on schema public from koppel_wall;
--> statement-breakpoint
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
