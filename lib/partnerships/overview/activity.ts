import { sql } from 'drizzle-orm';

/** When something last began, was given, asked or answered through the partnership `p`; after its end, the end. Each is one index probe. */
export const lastActivity = sql`greatest(p.started_at, p.ended_at,
  (select max(connected_at) from partnership_managers where partnership_id = p.partnership_id),
  (select max(shared_at) from partnership_organisations where partnership_id = p.partnership_id),
  (select max(added_at) from organisation_members where partnership_id = p.partnership_id),
  (select max(greatest(created_at, answered_at)) from access_requests where partnership_id = p.partnership_id),
  (select max(created_at) from shares where partnership_id = p.partnership_id))`;
