import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { shareDocuments } from '@/app/(portal)/documents/[documentId]/actions';
import { acceptAccessRequests } from '@/app/(portal)/inbox/in/requests/actions';
import { connectManager, endPartnership, shareOrganisation } from '@/app/(portal)/partners/actions';
import { addMembersToPartners } from '@/app/(portal)/partners/add-members/actions';
import { acceptRelationshipRequest } from '@/app/(portal)/partners/requests/actions';
import { accessRequests } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { type Answer, asPerson, post } from '../acting';
import { openForTheOwner } from '../matrix';
import { addCompany, type Company, givePartnership, giveRequest } from '../partners';
import { addPersonTo } from '../people';
import { giveDocumentTo } from '../world';

// What begins to live through a partnership at the very moment it ends.

/** Two companies, and somebody of the one who is to be let into the other. */
export type Pair = { firm: Company; client: Company; colleague: string };

export async function makePair(): Promise<Pair> {
  const [firm, client] = [await addCompany(), await addCompany()];
  return { firm, client, colleague: await addPersonTo(firm.environmentId) };
}

/** Makes ready, and answers the press that is made at that moment. */
type Verb = (pair: Pair, partnershipId: string) => Promise<() => Promise<Answer>>;

const letIn = ({ client, colleague }: Pair) => ({
  'userIds[]': [colleague],
  'organisationIds[]': [client.organisationId],
  level: 'member',
});

export const verbs: Record<string, Verb> = {
  share: async ({ client, colleague }) => {
    const documents = [await giveDocumentTo(client)];
    return () =>
      asPerson(client, () => post(shareDocuments, { documents, recipients: [colleague], accesses: ['read_only'] }));
  },
  addMember: async (pair) => () => asPerson(pair.client, () => post(addMembersToPartners, letIn(pair))),
  askForAccess: async (pair) => () => asPerson(pair.firm, () => post(addMembersToPartners, letIn(pair))),
  acceptAccess: async (pair) => {
    await asPerson(pair.firm, () => post(addMembersToPartners, letIn(pair)));
    const [asked] = await asOwner((tx) =>
      tx
        .select({ id: accessRequests.id })
        .from(accessRequests)
        .where(sql`environment_id = ${pair.client.environmentId} and state = 1`),
    );
    return () => asPerson(pair.client, () => post(acceptAccessRequests, { 'accessRequestIds[]': [asked!.id] }));
  },
  connect:
    async ({ firm }, partnershipId) =>
    () =>
      asPerson(firm, () => post(connectManager, { partnershipId, userId: firm.userId })),
  shareOrganisation:
    async ({ client }, partnershipId) =>
    () =>
      asPerson(client, () => post(shareOrganisation, { partnershipId, organisationId: client.organisationId })),
  // Another request between the two that was still open: accepted later, it makes a partnership of its own, with nothing in it.
  accept: async ({ firm, client }) => {
    const requestId = await giveRequest(firm, client);
    return () => asPerson(client, () => post(acceptRelationshipRequest, { requestId }));
  },
};

export type Met = { began: Answer; ended: Answer; left: Record<string, number> };

/** Makes the two partners, lets a verb and the end meet, either a little ahead, and answers what lives through what has ended. */
export async function meet(pair: Pair, verb: Verb, round: number): Promise<Met> {
  const partnershipId = await givePartnership(pair.firm, pair.client);
  const press = await verb(pair, partnershipId);
  const ahead = ((round * 7) % 31) - 15;
  const ender = round % 2 === 0 ? pair.firm : pair.client;
  const [began, ended] = await Promise.all([
    pause(Math.max(0, -ahead)).then(press),
    pause(Math.max(0, ahead)).then(() => asPerson(ender, () => post(endPartnership, { partnershipId }))),
  ]);
  const left = await leftOver(pair, partnershipId);
  await clear(pair);
  return { began, ended, left };
}

/** Whatever crosses the two environments although the partnership it could live through has ended. */
export async function leftOver({ firm, client }: Pair, ended: string): Promise<Record<string, number>> {
  const pair = sql`(${firm.environmentId}::uuid, ${client.environmentId}::uuid)`;
  const [counts] = await asOwner(async (tx) => {
    await openForTheOwner(tx);
    return tx.execute<Record<string, number>>(sql`select
      (select count(*)::int from organisation_members where environment_id <> user_environment_id and environment_id in ${pair}) as members,
      (select count(*)::int from partnership_managers where environment_id in ${pair}) as managers,
      (select count(*)::int from partnership_organisations where environment_id in ${pair}) as organisations,
      (select count(*)::int from shares where environment_id <> principal_environment_id and environment_id in ${pair}) as shares,
      (select count(*)::int from grants where environment_id <> principal_environment_id and environment_id in ${pair}) as grants,
      (select count(*)::int from access_requests where environment_id in ${pair}) as "accessRequests",
      (select count(*)::int from live_sides where environment_id in ${pair} and partnership_id = ${ended}) as sides`);
  });
  return Object.fromEntries(Object.entries(counts!).filter(([, count]) => count > 0));
}

/** Takes away what a request between the two has become, so that they can meet again. */
const clear = ({ firm, client }: Pair) =>
  asOwner(async (tx) => {
    await tx.execute(sql`delete from partnership_requests where environment_id = ${firm.environmentId}`);
    await tx.execute(sql`delete from live_partnerships where id in (
      select partnership_id from live_sides where environment_id = ${client.environmentId})`);
  });
