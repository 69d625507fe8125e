-- The list of what was shared asks where a path comes from: with that in the index, it reads no row of the table.
drop index grants_list;
--> statement-breakpoint
create index grants_list on grants (principal_id, box, created_at desc, document_id desc, access desc) include (type, status, origin, environment_id, organisation_id);
