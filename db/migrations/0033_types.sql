-- A seldom type is found among very many documents without walking through the others, as a status is.
create index grants_type on grants (principal_id, box, type, created_at desc, document_id desc, access desc) include (status, environment_id, organisation_id);
