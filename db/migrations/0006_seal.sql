-- Who owns and who may call the functions that look over the wall; from here on nobody can become the role that does.
grant create on schema public to koppel_wall, koppel_identity;
--> statement-breakpoint
do $$ declare name text; begin
  foreach name in array array[
    'environment_of(uuid)',
    'search_documents(text, smallint, timestamptz, uuid, timestamptz, timestamptz, uuid, smallint, smallint, boolean, integer)',
    'chain_audit_event(uuid, uuid, uuid, text, text, text, text, uuid, text, uuid, uuid, jsonb)',
    'append_audit_event(uuid, uuid, text, text, text, text, uuid, text, uuid, uuid, jsonb)',
    'lock_audit_heads(uuid, uuid)',
    'deliver_document(uuid, uuid, uuid, uuid)',
    'reflect_status()',
    'settle_delivery()'] loop
    execute format('alter function %s owner to koppel_wall', name);
    execute format('revoke all on function %s from public', name);
  end loop;
end $$;
--> statement-breakpoint
alter function end_sessions() owner to koppel_identity;
--> statement-breakpoint
revoke all on function end_sessions() from public;
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
revoke create on schema public from koppel_wall, koppel_identity;
--> statement-breakpoint
do $$ begin execute format('revoke koppel_wall from %I', current_user); end $$;
