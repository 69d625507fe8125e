-- Nobody enters a closed organisation, whichever verb forgot to ask: whoever is about to waits for its closing, and then does not.
create function require_open_organisation() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform from organisations where id = new.organisation_id and deleted_at is null for key share;
  if not found then
    raise exception 'Nobody enters a closed organisation.' using constraint = tg_table_name || '_open', errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger organisation_members_open before insert on organisation_members for each row execute function require_open_organisation();
--> statement-breakpoint
create trigger partnership_organisations_open before insert on partnership_organisations for each row execute function require_open_organisation();
