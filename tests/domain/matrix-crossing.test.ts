import { and, eq, inArray } from 'drizzle-orm';
import { beforeAll, describe } from 'vitest';
import { addPartnerMembers } from '@/app/(portal)/partners/[partnershipId]/actions';
import { endPartnership, shareOrganisation, unshareOrganisation } from '@/app/(portal)/partners/actions';
import { newId } from '@/db/id';
import { organisationMembers, partnershipOrganisations, users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import type { Level, Role } from '@/db/vocabulary';
import { actAs, post } from '../acting';
import { drawn, tried } from '../matrix';
import { addCompany, type Company, giveLink, givePair, giveRequest, type Pair } from '../partners';
import { addPersonTo } from '../people';
import { shareWith } from '../sharing';
import { giveDocumentTo, makeWorld } from '../world';

// Requirements 5.2, rows O10, O11, O19 and O20, through the real actions: what crosses to a partner's side, by everybody who
// stands in some relation to the organisation. All of them hold the relationship manager role, but in the rows without it.

let pair: Pair;
/** Another partner of the organisation's environment, to whom the organisation is not open. */
let second: Pair;
const who: Record<string, string> = {};

beforeAll(async () => {
  await makeWorld();
  pair = await givePair();
  second = await givePair(pair.client);
  const { firm, client } = pair;
  const person = async (column: string, { environmentId }: Company, level?: Level, role: Role = 'basic') => {
    who[column] = await addPersonTo(environmentId, { role, name: `The ${column}` });
    if (level) await sit(who[column], environmentId, level);
  };
  await person('–', client);
  await person('M', client, 'member');
  await person('OA', client, 'administrator');
  await person('EA', client, undefined, 'administrator');
  await person('S', client);
  await person('xM', firm, 'member');
  await person('xOA', firm, 'administrator');
  await person('RM', firm);
  await giveLink(pair.partnershipId, who.RM!, firm.environmentId);
  const documentId = await giveDocumentTo(client);
  await shareWith(client, documentId, { principalId: who.S! }, 'full_access');
});

const sit = (userId: string, userEnvironmentId: string, level: Level) =>
  asOwner((tx) =>
    tx.insert(organisationMembers).values({
      userId,
      organisationId: pair.client.organisationId,
      environmentId: pair.client.environmentId,
      userEnvironmentId,
      partnershipId: userEnvironmentId === pair.client.environmentId ? null : pair.partnershipId,
      level,
    }),
  );

const isMember = async (userId: string) =>
  (
    await asOwner((tx) =>
      tx
        .select()
        .from(organisationMembers)
        .where(
          and(
            eq(organisationMembers.userId, userId),
            eq(organisationMembers.organisationId, pair.client.organisationId),
          ),
        ),
    )
  ).length === 1;

const isListed = async (partnershipId: string) =>
  (
    await asOwner((tx) =>
      tx.select().from(partnershipOrganisations).where(eq(partnershipOrganisations.partnershipId, partnershipId)),
    )
  ).length === 1;

/** The organisation stands on the list of the first partnership, or on the second one's, or on neither. */
const list = (...partnershipIds: string[]) =>
  asOwner(async (tx) => {
    const { organisationId, environmentId } = pair.client;
    await tx.delete(partnershipOrganisations).where(eq(partnershipOrganisations.organisationId, organisationId));
    for (const partnershipId of partnershipIds)
      await tx.insert(partnershipOrganisations).values({ partnershipId, organisationId, environmentId });
  });

const acting =
  (holdsRole: boolean, arrange: () => Promise<string>, act: (made: string) => Promise<ReturnType<typeof tried>>) =>
  async (column: string) => {
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ isRelationshipManager: holdsRole })
        .where(inArray(users.id, Object.values(who))),
    );
    await list(pair.partnershipId);
    const made = await arrange();
    await actAs({ userId: who[column]! });
    return () => act(made);
  };

/** Adds somebody of another environment, who stands to the organisation's as `arrange` says. */
const adding = (holdsRole: boolean, arrange: () => Promise<Company>, level: Level = 'member') =>
  acting(
    holdsRole,
    async () => addPersonTo((await arrange()).environmentId),
    async (userId) =>
      tried(
        await post(addPartnerMembers, {
          partnershipId: pair.partnershipId,
          organisationId: pair.client.organisationId,
          userIds: [userId],
          level,
        }),
        () => isMember(userId),
      ),
  );
const partner = async () => pair.firm;

async function ended(): Promise<Company> {
  const { client: other, partnershipId } = await givePair(pair.client);
  await actAs(other);
  await post(endPartnership, { partnershipId });
  return other;
}

async function pending(): Promise<Company> {
  const other = await addCompany();
  await giveRequest(other, pair.client);
  return other;
}

/** Puts the organisation on the list of a partnership, or takes it off. */
const listing = (holdsRole: boolean, partnershipOf: () => string, isOn: boolean) =>
  acting(
    holdsRole,
    async () => {
      const partnershipId = partnershipOf();
      if (!isOn) await list(...new Set([pair.partnershipId, partnershipId]));
      else if (partnershipId === pair.partnershipId) await list();
      return partnershipId;
    },
    async (partnershipId) =>
      tried(
        await post(isOn ? shareOrganisation : unshareOrganisation, {
          partnershipId,
          organisationId: pair.client.organisationId,
        }),
        async () => (await isListed(partnershipId)) === isOn,
      ),
  );
const first = () => pair.partnershipId;
const other = () => second.partnershipId;

describe('5.2 What crosses to the other side of a partnership', () => {
  drawn(
    `row  act               –  M  OA  EA  xM  xOA  RM  S
     O10  asMember          N  N  Y   Y   N   Y    N   N
     O10  asAdministrator   N  N  Y   Y   N   Y    N   N
     O10  withoutRole       N  N  N   N   N   N    –   N
     O11  pending           N  N  N   N   N   N    N   N
     O11  ended             N  N  N   N   N   N    N   N
     O11  none              N  N  N   N   N   N    N   N
     O11  nobody            N  N  N   N   N   N    N   N
     O19  share             N  N  Y   Y   N   N    –   N
     O19  shareElsewhere    N  N  Y   Y   N   N    N   N
     O19  shareWithoutRole  N  N  N   N   N   N    –   N
     O20  unshare           N  N  Y   Y   N   N    N   N
     O20  unshareElsewhere  N  N  Y   Y   N   N    N   N
     O20  unshareNoRole     N  N  Y   Y   N   N    –   N`,
    {
      asMember: adding(true, partner),
      asAdministrator: adding(true, partner, 'administrator'),
      withoutRole: adding(false, partner),
      pending: adding(true, pending),
      ended: adding(true, ended),
      none: adding(true, addCompany),
      nobody: acting(
        true,
        async () => newId(),
        async (userId) =>
          tried(
            await post(addPartnerMembers, {
              partnershipId: pair.partnershipId,
              organisationId: pair.client.organisationId,
              userIds: [userId],
              level: 'member',
            }),
          ),
      ),
      share: listing(true, first, true),
      shareElsewhere: listing(true, other, true),
      shareWithoutRole: listing(false, first, true),
      unshare: listing(true, first, false),
      unshareElsewhere: listing(true, other, false),
      unshareNoRole: listing(false, first, false),
    },
  );
});
