-- Read with db/schema: what that language cannot say stands here and in the files that follow. First the wall: who may reach which row at all.
--
-- Three roles, none superuser, none BYPASSRLS. The login that migrates owns the tables, and forced policies leave it no content.
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

-- The portal says that it is ready only on tables of its own version.
grant usage on schema drizzle to koppel_identity;
--> statement-breakpoint
grant select on drizzle.__drizzle_migrations to koppel_identity;
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
                              'document_reads', 'document_recipients', 'deliveries', 'shares', 'grants', 'audit_events'] loop
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
  documents, files, document_versions, document_attachments, comments, document_labels, document_reads, document_recipients,
  deliveries, shares, grants, rate_limits
  to koppel_app;
--> statement-breakpoint
grant select, delete on sessions to koppel_app;
--> statement-breakpoint
grant select on plans, audit_events to koppel_app;
--> statement-breakpoint
grant insert on outbox to koppel_app;
--> statement-breakpoint
grant select, insert, update, delete on
  environments, principals, users, sessions, sign_in_tokens, address_confirmations, invitations, invitation_organisations, organisations,
  organisation_members, rate_limits, outbox, mail_switch to koppel_identity;
--> statement-breakpoint
grant select on plans to koppel_identity;
--> statement-breakpoint
grant select on environments, users, organisations, organisation_members, group_members, partnership_managers, partnership_organisations, live_sides to koppel_wall;
--> statement-breakpoint
grant select, insert, update on documents, files, document_versions, document_attachments, deliveries, grants, audit_events, audit_heads to koppel_wall;
