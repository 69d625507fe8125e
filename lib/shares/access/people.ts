import { type SQL, sql } from 'drizzle-orm';
import { code } from '@/db/columns';
import { principalKinds } from '@/db/vocabulary';

/** How many people a principal reaches now; nothing for a person. */
export const peopleOf = (id: SQL, kind: SQL) => sql`case ${kind}
  when ${code(principalKinds, 'organisation')} then (select count(*)::int from organisation_members m where m.organisation_id = ${id})
  when ${code(principalKinds, 'group')} then (select count(*)::int from group_members m where m.group_id = ${id}) end`;

/** How many of them are outside the actor's environment (C-04). */
export const outsidersOf = (id: SQL, kind: SQL) => sql`case ${kind}
  when ${code(principalKinds, 'organisation')} then (select count(*)::int from organisation_members m
    where m.organisation_id = ${id} and m.user_environment_id <> current_environment_id())
  when ${code(principalKinds, 'group')} then (select count(*)::int from group_members m
    where m.group_id = ${id} and m.user_environment_id <> current_environment_id()) else 0 end`;
