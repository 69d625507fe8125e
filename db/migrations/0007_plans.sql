-- What each subscription gives. Data, not code: whoever hosts the portal may edit these rows.
insert into plans (key, rank, name, organisation_limit, has_partnerships, has_orders, has_own_retention, offers_workflow_engine, retention_years) values
  ('invoice_portal', 1, 'Invoice Portal', 2, false, false, false, false, 2),
  ('basic', 2, 'Basic', null, true, false, false, true, 7),
  ('professional', 3, 'Professional', null, true, true, true, true, 7),
  ('enterprise', 4, 'Enterprise', null, true, true, true, true, 7);
--> statement-breakpoint
insert into mail_switch (id) values (1);
