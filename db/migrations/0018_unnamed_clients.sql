-- As before, but for the name: until the client answers, whoever asked does not learn what their environment is called (T-39).
create or replace function receive_requests() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  update partnership_requests r set other_environment_id = new.environment_id
  where r.state = 1 and r.other_environment_id is null and r.email = new.email and r.environment_id <> new.environment_id
    and not exists (select from partnership_requests o
      where o.environment_id = r.environment_id and o.other_environment_id = new.environment_id and o.state = 1);
  return null;
end $$;
