import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '../client';
import { newId } from '../id';
import { documents, grants, groupMembers, groups, principals, shares } from '../schema';
import { type CastEnvironment, cast, castId } from './cast';
import { within } from './owner';
import { clients, firm, partnershipOf } from './partnerships';

const idOf = ({ key }: { key: string }) => castId(`environment ${key}`);
const groupOf = (client: CastEnvironment) => castId(`group ${client.key}`);

/**
 * Writes the groups of the demo world: per client a partner group of De Boer's with the client's financially responsible person
 * De Boer's own team and its board, a public one; and an invoice of Jansen Vastgoed for the team. Inside `asOwner`.
 */
export async function seedGroups(tx: Tx): Promise<void> {
  for (const client of clients) await seedFinanceTeam(tx, client);
  await seedGroup(tx, {
    id: castId('group administration'),
    type: 'environment',
    name: 'Financial administration',
    description: 'Bookkeeping for our clients',
    members: [seatOf(firm, 'chris'), seatOf(firm, 'dewi'), seatOf(firm, 'emma')],
  });
  await seedGroup(tx, {
    id: castId('group help desk'),
    type: 'public',
    name: 'De Boer help desk',
    description: 'For questions about invoices you send to us',
    members: [seatOf(firm, 'bram'), seatOf(firm, 'emma')],
  });
  await seedGroup(tx, {
    id: castId('group board'),
    type: 'environment',
    name: 'Board',
    description: 'Decides together',
    members: [seatOf(firm, 'anna'), seatOf(firm, 'bram'), seatOf(firm, 'emma')],
  });
  await shareWithTeam(tx, cast.find(({ key }) => key === 'jansen')!);
}

type Seat = { userId: string; userEnvironmentId: string };
const seatOf = (environment: CastEnvironment, userKey: string): Seat => ({
  userId: castId(`user ${userKey}`),
  userEnvironmentId: idOf(environment),
});

const seedFinanceTeam = (tx: Tx, client: CastEnvironment) =>
  seedGroup(tx, {
    id: groupOf(client),
    type: 'partner',
    name: `Finance team ${client.name}`,
    description: '',
    partnershipId: partnershipOf(client),
    members: [seatOf(firm, 'anna'), seatOf(firm, 'emma'), seatOf(client, client.users[0]!.key)],
  });

async function seedGroup(
  tx: Tx,
  { members, ...group }: Omit<typeof groups.$inferInsert, 'environmentId'> & { id: string; members: Seat[] },
): Promise<void> {
  const environmentId = idOf(firm);
  await tx.insert(principals).values({ id: group.id, kind: 'group', environmentId });
  await tx
    .insert(groups)
    .values({ ...group, environmentId, createdBy: castId('user anna'), createdByName: 'Anna de Boer' });
  await tx.insert(groupMembers).values(
    members.map((seat) => ({
      ...seat,
      groupId: group.id,
      environmentId,
      partnershipId: seat.userEnvironmentId === environmentId ? null : group.partnershipId,
      addedByName: 'Anna de Boer',
    })),
  );
}

/** An invoice of Jansen Vastgoed: the team reads it, whoever of it is a member of nothing there too. */
async function shareWithTeam(tx: Tx, client: CastEnvironment): Promise<void> {
  await within(tx, idOf(client), async () => {
    const [document] = await tx
      .select()
      .from(documents)
      .where(and(eq(documents.organisationId, castId('organisation vastgoed')), eq(documents.box, 'inbox_in')))
      .orderBy(desc(documents.createdAt))
      .offset(4)
      .limit(1);
    const { organisationId, createdAt, box, type, status } = document!;
    const id = newId();
    const crossing = {
      documentId: document!.id,
      environmentId: idOf(client),
      principalId: groupOf(client),
      principalEnvironmentId: idOf(firm),
      partnershipId: partnershipOf(client),
      access: 'can_edit' as const,
    };
    await tx.insert(shares).values({
      ...crossing,
      id,
      grantedBy: castId('user fatima'),
      grantedByName: 'Fatima Jansen',
      recipientName: `Finance team ${client.name}`,
      recipientEnvironmentName: firm.name,
    });
    await tx
      .insert(grants)
      .values({ ...crossing, organisationId, createdAt, box, type, status, origin: 'share', originId: id });
  });
}
