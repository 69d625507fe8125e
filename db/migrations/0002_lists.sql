-- The door's definitions: whose paths an actor has, and the search that reads its index over the wall.

-- Indexes with "include": a list stays index-only under the wall because the wall's key lies in the index.
alter table grants drop constraint grants_pkey;
--> statement-breakpoint
alter table grants add constraint grants_pkey primary key (document_id, principal_id, origin_id) include (access, environment_id);
--> statement-breakpoint
create index grants_list on grants (principal_id, box, created_at desc, document_id desc, access desc) include (type, status, environment_id, organisation_id);
--> statement-breakpoint
create index grants_status on grants (principal_id, box, status, created_at desc, document_id desc, access desc) include (type, environment_id, organisation_id);
--> statement-breakpoint
create index grants_shared on grants (principal_id, box, organisation_id, created_at desc, document_id desc, access desc) include (type, status, environment_id) where origin <> 1;
--> statement-breakpoint

-- Text search: words are runs of letters and digits, and each run between spaces once more in one piece, so that 2026-0012 is found
-- whole, by its parts and without its dash.
create function searchable_text(words text) returns text language sql immutable parallel safe as
  $$ select regexp_replace(words, '[^[:alnum:]]+', ' ', 'g') || ' ' || regexp_replace(words, '[^[:alnum:][:space:]]+', '', 'g') $$;
--> statement-breakpoint
-- plpgsql and dear: the planner must neither look inside nor believe that a walk with it is cheap.
create function searchable(words text) returns tsvector language plpgsql immutable parallel safe cost 1000 set search_path = public, pg_temp as $$
begin return to_tsvector('pg_catalog.simple', searchable_text(words)); end $$;
--> statement-breakpoint
-- Without a pending list: every search would read it whole.
create index documents_text on documents using gin (searchable(number || ' ' || counterparty || ' ' || subject)) with (fastupdate = off);
--> statement-breakpoint

-- The actor's principals, derived on every call: one definition for lists, counts and search. plpgsql, so that its plan is kept.
create function held_principals() returns setof uuid language plpgsql stable set search_path = public, pg_temp rows 100 as $$
declare own constant uuid := current_environment_id(); me constant uuid := current_user_id();
begin return query
  select me where own is not null
  union select m.organisation_id from organisation_members m where own is not null and m.user_id = me
  union select m.group_id from group_members m where own is not null and m.user_id = me
  union select po.organisation_id from partnership_managers pm            -- a relationship manager: what the other side has put on its list
        join partnership_organisations po on po.partnership_id = pm.partnership_id and po.environment_id <> own
        where pm.user_id = me
  union select o.id from users u join organisations o on o.environment_id = u.environment_id
        where u.id = me and u.environment_id = own and u.role = 3;         -- C-09: full control over the own environment
end $$;
--> statement-breakpoint

-- Full text is not leakproof: under the wall its index would not be used at all. So search reads the index over the wall
-- and gives back only what the actor may read. One row without a document carries is_capped when nothing was found.
create function search_documents(terms text, in_box smallint, before_at timestamptz, before_id uuid, from_at timestamptz,
  until_at timestamptz, in_organisation uuid, in_type smallint, in_status smallint, only_shared boolean, upto integer)
returns table (document_id uuid, created_at timestamptz, access smallint, is_capped boolean)
language plpgsql stable security definer set search_path = public, pg_temp rows 51 as $$
declare own constant uuid := current_environment_id();
begin return query
  with held as materialized (select held_principals() as id),
  reach as materialized (select own as id union all select s.other_environment_id from live_sides s where s.environment_id = own),
  hit as materialized (select d.id from documents d
    where searchable(d.number || ' ' || d.counterparty || ' ' || d.subject) @@ to_tsquery('simple', terms) limit upto),
  near as materialized (select g.document_id, g.created_at, g.access, g.principal_id, g.environment_id
    from hit join grants g on g.document_id = hit.id
    where g.box = in_box and (g.created_at, g.document_id) < (before_at, before_id) and g.created_at >= from_at and g.created_at < until_at
      and (not only_shared or g.origin <> 1)
      and (in_organisation is null or g.organisation_id = in_organisation)
      and (in_type is null or g.type = in_type) and (in_status is null or g.status = in_status)),
  visible as (select n.document_id, n.created_at, max(n.access) as access from near n
    where n.principal_id in (select id from held) and n.environment_id in (select id from reach)
    group by 1, 2 order by 2 desc, 1 desc limit 51)
  select v.document_id, v.created_at::timestamptz, v.access, c.is_capped
    from (select count(*) = upto as is_capped from hit) c left join visible v on true order by 2 desc, 1 desc;
end $$;
