import { type SQL, sql } from 'drizzle-orm';
import { code } from '@/db/columns';
import { principalKinds } from '@/db/vocabulary';

/** The people an organisation or a group reaches now, as rows `m`: whoever is blocked or gone opens nothing. */
const membersOf = (id: SQL, kind: 'organisation' | 'group') =>
  kind === 'organisation'
    ? sql`organisation_members m join users w on w.id = m.user_id where m.organisation_id = ${id} and ${isWorking}`
    : sql`group_members m join users w on w.id = m.user_id where m.group_id = ${id} and ${isWorking}`;

const isWorking = sql`w.blocked_at is null and w.removed_at is null`;

/** How many people a principal reaches now; nothing for a person. */
export const peopleOf = (id: SQL, kind: SQL) => sql`case ${kind}
  when ${code(principalKinds, 'organisation')} then (select count(*)::int from ${membersOf(id, 'organisation')})
  when ${code(principalKinds, 'group')} then (select count(*)::int from ${membersOf(id, 'group')}) end`;

/** How many of them are outside the actor's environment (C-04). */
export const outsidersOf = (id: SQL, kind: SQL) => sql`case ${kind}
  when ${code(principalKinds, 'organisation')} then (select count(*)::int from ${membersOf(id, 'organisation')}
    and m.user_environment_id <> current_environment_id())
  when ${code(principalKinds, 'group')} then (select count(*)::int from ${membersOf(id, 'group')}
    and m.user_environment_id <> current_environment_id()) else 0 end`;
