import { sql } from 'drizzle-orm';
import { addressOf, cast, castId } from '@/db/seed/cast';
import { seedDocuments } from '@/db/seed/documents';
import { seedGroups } from '@/db/seed/groups';
import { asOwner, disconnectOwner } from '@/db/seed/owner';
import { seedPartnerships } from '@/db/seed/partnerships';
import { seedCast } from '@/db/seed/seed-cast';
import { seedTold } from '@/db/seed/told';
import { seedWorkflows } from '@/db/seed/workflows';

// Seeds the demo world into an empty database, once, and says who can sign in. A database that holds anything else is left alone.

const state = await asOwner(async (tx) => {
  const [found] = await tx.execute<{ any: boolean; demo: boolean }>(sql`
    select exists (select from environments) as any,
      exists (select from environments where id = ${castId('environment deboer')}) as demo`);
  return found?.demo ? 'demo' : found?.any ? 'other' : 'empty';
});

if (state === 'other') {
  console.error(
    'This database holds something else than the demo world, so the demo does not touch it: give it an empty database.',
  );
  process.exit(1);
}
if (state === 'empty') {
  await asOwner(async (tx) => {
    await seedCast(tx);
    const arrivals = await seedDocuments(tx);
    await seedPartnerships(tx);
    await seedGroups(tx);
    await seedWorkflows(tx, arrivals);
    await seedTold(tx);
  });
  await asOwner((tx) => tx.execute(sql`analyze`));
}
await disconnectOwner();

const largest = cast.filter(({ users }) => users.length > 1);
const people = largest.flatMap((environment) =>
  environment.users.map((user) => [user.name, addressOf(environment, user), rolesOf(user)]),
);
console.log('Who can sign in, by "Continue as …" on the sign-in page:');
for (const [name = '', address = '', role = ''] of people)
  console.log(`  ${name.padEnd(16)} ${address.padEnd(26)} ${role}`);
console.log(`  and the administrators of ${cast.length - largest.length} smaller environments`);

function rolesOf({ role, isRelationshipManager }: (typeof cast)[number]['users'][number]): string {
  return isRelationshipManager ? `${role}, relationship manager` : role;
}
