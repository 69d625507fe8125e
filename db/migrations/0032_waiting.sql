-- What waits for somebody is a small part of all there is, and the dashboard asks for it at every organisation at once.
create index grants_waiting on grants (principal_id, box, status, created_at desc, document_id desc) include (access, organisation_id, environment_id)
  where (box = 2 and status in (5, 9, 12) or box = 3 and status = 4);
