import { beforeAll, describe, expect, test } from 'vitest';
import { setRelationshipManager } from '@/app/(portal)/environment/users/[userId]/actions';
import { addPartnerMembers } from '@/app/(portal)/partners/[partnershipId]/actions';
import { connectManager, endPartnership, shareOrganisation } from '@/app/(portal)/partners/actions';
import { acceptRelationshipRequest } from '@/app/(portal)/partners/requests/actions';
import { newId } from '@/db/id';
import { findDocument } from '@/lib/documents/queries';
import { findOrganisation } from '@/lib/organisations/queries';
import { actAs, post } from '../acting';
import { drawn, type Tried, tried } from '../matrix';
import { actorOf, addCompany, type Company, giveLink, givePair, giveRequest, requestRow } from '../partners';
import { addPersonTo } from '../people';
import { shareWith } from '../sharing';
import { giveDocumentTo, makeWorld } from '../world';

// Requirements 5.4, what each state of a partnership allows, and of 5.6 what a role and a membership give, through the real actions.
// S01, S02, S17 and S20 stand with finding partners and with the partnership's page and end; S10, S11 and
// S12 with groups, S13 to S15 with delegating tasks and ending a partnership.

beforeAll(makeWorld);

type State = 'none' | 'pending' | 'active' | 'ended';
type Between = { owner: Company; other: Company; partnershipId: string; colleague: string };

/** Two companies, and somebody of the other one. What lives through a partnership is `given` while it is active. */
async function between(state: State, given: (made: Between) => Promise<unknown> = async () => {}): Promise<Between> {
  const [owner, other] = [await addCompany(), await addCompany()];
  const colleague = await addPersonTo(other.environmentId, { isRelationshipManager: true });
  const made = { owner, other, partnershipId: newId(), colleague };
  if (state === 'none') return made;
  const requestId = await giveRequest(other, owner);
  if (state === 'pending') return made;
  await actAs(owner);
  await post(acceptRelationshipRequest, { requestId });
  made.partnershipId = (await requestRow(other, requestId)).partnershipId!;
  await given(made);
  await actAs(owner);
  if (state === 'ended') expect((await post(endPartnership, { partnershipId: made.partnershipId })).code).toBe('ok');
  return made;
}

const enters = async (userId: string, { organisationId }: Company): Promise<Tried> => ({
  done: (await findOrganisation(await actorOf(userId), organisationId)) !== null,
  refusal: 'not_found',
});
const opens = async (userId: string, documentId: string): Promise<Tried> => ({
  done: (await findDocument(await actorOf(userId), documentId)) !== null,
  refusal: 'not_found',
});

const link = ({ partnershipId, colleague, other }: Between) => giveLink(partnershipId, colleague, other.environmentId);
const offer = async ({ owner, partnershipId }: Between) => {
  await actAs(owner);
  return post(shareOrganisation, { partnershipId, organisationId: owner.organisationId });
};
const letIn = async ({ owner, partnershipId, colleague }: Between) => {
  await actAs(owner);
  const { organisationId } = owner;
  return post(addPartnerMembers, { partnershipId, organisationId, userIds: [colleague], level: 'member' });
};

/** An act between two companies of which the column says how they stand. */
const standing =
  (act: (made: Between) => Promise<Tried>, given?: (made: Between) => Promise<unknown>) => async (column: string) => {
    const made = await between(column as State, given);
    return () => act(made);
  };

const documentOf = new WeakMap<Company, string>();
const document = async (owner: Company): Promise<string> => {
  const id = documentOf.get(owner) ?? (await giveDocumentTo(owner));
  documentOf.set(owner, id);
  return id;
};
const shareOut = async ({ owner, colleague }: Between) =>
  shareWith(owner, await document(owner), { principalId: colleague }, 'read_only');

describe('5.4 What each state of a partnership allows', () => {
  drawn(
    `row  act                  none  pending  active  ended
     S03  plainUserEnters      N     N        N       N
     S03  plainUserOpens       N     N        N       N
     S04  managerEnters        –     –        Y       N
     S05  managerUnshared      –     –        N       N
     S06  addMember            N     N        Y       N
     S07  memberEnters         –     –        Y       N
     S08  shareOutside         N     N        Y       N
     S09  recipientOpens       –     –        Y       N
     S16  connect              N     N        Y       N
     S18  ownerKeepsDocument   Y     Y        Y       Y
     S19  oneSideEnds          N     N        Y       N
     S19  theOtherEnds         N     N        Y       N`,
    {
      plainUserEnters: standing(({ owner, colleague }) => enters(colleague, owner), offer),
      plainUserOpens: async (column) => {
        const { owner, colleague } = await between(column as State, offer);
        const documentId = await document(owner);
        return () => opens(colleague, documentId);
      },
      managerEnters: standing(
        ({ owner, colleague }) => enters(colleague, owner),
        async (made) => {
          await link(made);
          expect((await offer(made)).code).toBe('ok');
        },
      ),
      managerUnshared: standing(({ owner, colleague }) => enters(colleague, owner), link),
      addMember: standing(async (made) =>
        tried(await letIn(made), async () => (await enters(made.colleague, made.owner)).done),
      ),
      memberEnters: standing(
        ({ owner, colleague }) => enters(colleague, owner),
        async (made) => expect((await letIn(made)).code).toBe('ok'),
      ),
      shareOutside: async (column) => {
        const made = await between(column as State);
        const documentId = await document(made.owner);
        return async () => tried(await shareOut(made), async () => (await opens(made.colleague, documentId)).done);
      },
      recipientOpens: async (column) => {
        const made = await between(column as State, async (now) => expect((await shareOut(now)).code).toBe('ok'));
        const documentId = await document(made.owner);
        return () => opens(made.colleague, documentId);
      },
      connect: standing(async ({ other, partnershipId, colleague }) => {
        await actAs(other);
        return tried(await post(connectManager, { partnershipId, userId: colleague }));
      }),
      ownerKeepsDocument: async (column) => {
        const made = await between(column as State, shareOut);
        const documentId = await document(made.owner);
        return () => opens(made.owner.userId, documentId);
      },
      oneSideEnds: standing(async ({ owner, partnershipId }) => {
        await actAs(owner);
        return tried(await post(endPartnership, { partnershipId }));
      }),
      theOtherEnds: standing(async ({ other, partnershipId }) => {
        await actAs(other);
        return tried(await post(endPartnership, { partnershipId }));
      }),
    },
  );
});

describe('5.6 Relationship managers', () => {
  test('M04, M06 whose role is withdrawn enters nothing from the next request on, also when it is given back (C-25)', async () => {
    const { firm, client, partnershipId } = await givePair();
    const manager = await addPersonTo(firm.environmentId, { isRelationshipManager: true });
    const made = { owner: client, other: firm, partnershipId, colleague: manager };
    await link(made);
    await offer(made);
    expect((await enters(manager, client)).done).toBe(true);
    await actAs(firm);
    expect((await post(setRelationshipManager, { userId: manager, isGiven: 'off' })).code).toBe('ok');
    expect((await enters(manager, client)).done).toBe(false);
    await actAs(firm);
    expect((await post(setRelationshipManager, { userId: manager, isGiven: 'on' })).code).toBe('ok');
    expect((await enters(manager, client)).done).toBe(false);
  });

  test('M10 whoever is a member enters without the role, the link or the shared list', async () => {
    const { firm, client, partnershipId } = await givePair();
    const member = await addPersonTo(firm.environmentId);
    const documentId = await giveDocumentTo(client);
    await letIn({ owner: client, other: firm, partnershipId, colleague: member });
    expect((await findOrganisation(await actorOf(member), client.organisationId))?.way).toBe('member');
    expect((await opens(member, documentId)).done).toBe(true);
  });

  test('P15 a second and a third relationship manager are connected; P19 each who holds the role, whatever else', async () => {
    const { firm, client, partnershipId } = await givePair();
    for (const role of ['basic', 'advanced', 'administrator'] as const)
      for (const isRelationshipManager of [true, false]) {
        const userId = await addPersonTo(firm.environmentId, { role, isRelationshipManager });
        await actAs(firm);
        const answer = await post(connectManager, { partnershipId, userId });
        expect(answer.code, `${role} ${isRelationshipManager}`).toBe(isRelationshipManager ? 'ok' : 'forbidden');
      }
    await actAs(client);
    expect((await post(connectManager, { partnershipId, userId: client.userId })).code).toBe('ok');
  });
});
