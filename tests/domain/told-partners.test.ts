import { beforeAll, beforeEach, expect, test } from 'vitest';
import { acceptAccessRequests, declineAccessRequest } from '@/app/(portal)/inbox/in/requests/actions';
import { connectManager, disconnectManager, endPartnership, makeContact } from '@/app/(portal)/partners/actions';
import { addMembersToPartners } from '@/app/(portal)/partners/add-members/actions';
import { requestAuthorisation } from '@/app/(portal)/partners/authorisation-requests/actions';
import { sendRelationshipRequest } from '@/app/(portal)/partners/find/actions';
import {
  acceptRelationshipRequest,
  declineRequest,
  remindOfRequest,
  withdrawRequest,
} from '@/app/(portal)/partners/requests/actions';
import { accessRequests, partnershipRequests } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import { mailAtOnce } from '@/lib/notifications/mailing/write';
import { mailAccessRequests } from '@/lib/partnerships/access/tell';
import { sweepRequests } from '@/lib/partnerships/requests/clock';
import { asPerson, post } from '../acting';
import { lettersTo } from '../letters';
import { addCompany, type Company, giveLink, giveRequest, requestRow } from '../partners';
import { addPersonTo } from '../people';
import { everybodyTold, forgetEverything, sentencesTo, toldTo } from '../telling';
import { makeWorld } from '../world';

// Between two environments: requests, answers, relationship managers, the end (C-20, C-24, C-43).

beforeAll(makeWorld);
beforeEach(forgetEverything);

const ask = async (from: Company, to: Company): Promise<string> => {
  await asPerson(from, () => post(sendRelationshipRequest, { organisationId: to.organisationId, message: 'hello' }));
  const [found] = await asOwner((tx) => {
    let rows: { id: string }[] = [];
    return within(tx, from.environmentId, async () => {
      rows = await tx.select({ id: partnershipRequests.id }).from(partnershipRequests);
    }).then(() => rows);
  });
  return found!.id;
};

async function pair(): Promise<{ firm: Company; client: Company; partnershipId: string }> {
  const [firm, client] = [await addCompany(), await addCompany()];
  const requestId = await giveRequest(firm, client);
  await asPerson(client, () => post(acceptRelationshipRequest, { requestId }));
  await forgetEverything();
  return { firm, client, partnershipId: (await requestRow(firm, requestId)).partnershipId! };
}

test('a request reaches those who can answer it in the portal too, once; the answer reaches whoever asked', async () => {
  const [firm, client] = [await addCompany(), await addCompany()];
  const colleague = await addPersonTo(client.environmentId, { role: 'advanced' });
  const requestId = await ask(firm, client);
  expect(await sentencesTo(client)).toEqual([`Director of ${firm.name} (${firm.name}) sent a relationship request.`]);
  expect(await toldTo({ userId: colleague })).toEqual([]);
  expect(await toldTo(firm)).toEqual([]);
  await asPerson(firm, () => post(remindOfRequest, { requestId }));
  expect(await toldTo(client)).toHaveLength(1);
  await asPerson(client, () => post(acceptRelationshipRequest, { requestId }));
  expect(await sentencesTo(firm)).toEqual([`${client.name} accepted your request. The partnership is active.`]);
  const { partnershipId } = await requestRow(firm, requestId);
  expect(await toldTo(firm)).toMatchObject([{ path: `/partners/${partnershipId}` }]);
});

test('declined, withdrawn and expired are told to the other side', async () => {
  const [firm, client] = [await addCompany(), await addCompany()];
  const declined = await ask(firm, client);
  await asPerson(client, () =>
    post(declineRequest, { requestId: declined, reason: 'the reason stays in the request' }),
  );
  expect(await sentencesTo(firm)).toEqual([`${client.name} declined your request.`]);
  expect(JSON.stringify(await toldTo(firm))).not.toContain('the reason');

  const [one, other] = [await addCompany(), await addCompany()];
  const withdrawn = await ask(one, other);
  await asPerson(one, () => post(withdrawRequest, { requestId: withdrawn }));
  expect((await sentencesTo(other))[0]).toBe(`${one.name} withdrew a relationship request.`);

  const [early, late] = [await addCompany(), await addCompany()];
  const expiring = await ask(early, late);
  await asOwner((tx) =>
    within(tx, early.environmentId, () =>
      tx.update(partnershipRequests).set({ expiresAt: new Date(Date.now() - 1000) }),
    ),
  );
  await sweepRequests();
  expect((await requestRow(early, expiring)).state).toBe('expired');
  expect(await sentencesTo(early)).toEqual([`Your request to ${late.name} has expired.`]);
  expect((await sentencesTo(late))[0]).toBe(`A relationship request of ${early.name} has expired.`);
});

test('what has a letter of its own comes in no other', async () => {
  const [firm, client] = [await addCompany(), await addCompany()];
  const requestId = await ask(firm, client);
  await asPerson(client, () => post(acceptRelationshipRequest, { requestId }));
  await mailAtOnce(new Date(Date.now() + 180_000));
  expect((await lettersTo(client.email)).map(({ kind }) => kind)).toEqual(['relationship_request']);
  expect((await lettersTo(firm.email)).map(({ kind }) => kind)).toEqual(['request_answered']);
});

test('whoever is connected as relationship manager, made the contact, disconnected', async () => {
  const { firm, client, partnershipId } = await pair();
  const userId = await addPersonTo(firm.environmentId, { isRelationshipManager: true });
  const link = { partnershipId, userId };
  for (const act of [connectManager, makeContact, disconnectManager]) await asPerson(firm, () => post(act, link));
  expect(await sentencesTo({ userId })).toEqual([
    `Director of ${firm.name} disconnected you as relationship manager from the partnership with ${client.name}.`,
    `Director of ${firm.name} made you the contact for ${client.name}.`,
    `Director of ${firm.name} connected you as relationship manager to the partnership with ${client.name}.`,
  ]);
  expect(await toldTo(client)).toEqual([]);
});

test('C-24 both sides hear of the end: who looks after partnerships and who is connected; not the one who ended it', async () => {
  const { firm, client, partnershipId } = await pair();
  const manager = await addPersonTo(firm.environmentId, { name: 'Their Manager', isRelationshipManager: true });
  await giveLink(partnershipId, manager, firm.environmentId);
  await addPersonTo(firm.environmentId, { name: 'Basic Only' });
  await addPersonTo(client.environmentId, { name: 'Advanced Manager', role: 'advanced', isRelationshipManager: true });
  await asPerson(client, () => post(endPartnership, { partnershipId }));
  expect(await everybodyTold('partnership_ended')).toEqual(
    ['Advanced Manager', `Director of ${firm.name}`, 'Their Manager'].sort(),
  );
  expect(await sentencesTo(firm)).toEqual([
    `Director of ${client.name} (${client.name}) ended the partnership with ${client.name}. What was open through it is closed, on both sides.`,
  ]);
});

test('a request for access: those who can answer, in one entry; then whoever asked, and whoever is let in', async () => {
  const { firm, client } = await pair();
  const [one, other] = [
    await addPersonTo(firm.environmentId, { name: 'One' }),
    await addPersonTo(firm.environmentId, { name: 'Other' }),
  ];
  await asPerson(firm, () =>
    post(addMembersToPartners, { userIds: [one, other], organisationIds: [client.organisationId], level: 'member' }),
  );
  await mailAccessRequests({ environmentId: client.environmentId });
  expect(await sentencesTo(client)).toEqual([
    `Director of ${firm.name} (${firm.name}) asks you to let 2 people into one organisation.`,
  ]);
  const waiting = await asOwner((tx) => {
    let rows: { id: string; userId: string }[] = [];
    return within(tx, client.environmentId, async () => {
      rows = await tx.select({ id: accessRequests.id, userId: accessRequests.userId }).from(accessRequests);
    }).then(() => rows);
  });
  const of = (userId: string) => waiting.find((request) => request.userId === userId)!.id;
  await asPerson(client, () => post(acceptAccessRequests, { accessRequestIds: [of(one)] }));
  await asPerson(client, () => post(declineAccessRequest, { accessRequestId: of(other), reason: '' }));
  expect(await sentencesTo(firm)).toEqual([
    `Director of ${client.name} (${client.name}) declined to let Other into ${client.name} BV.`,
    `Director of ${client.name} (${client.name}) let One into ${client.name} BV.`,
  ]);
  expect(await sentencesTo({ userId: one })).toEqual([
    `Director of ${client.name} (${client.name}) added you to ${client.name} BV as Member.`,
  ]);
  expect(await toldTo({ userId: other })).toEqual([]);
});

test('a client who is asked for an authorisation and has an account reads it in the portal', async () => {
  const [firm, client] = [await addCompany(), await addCompany()];
  await asPerson(firm, () =>
    post(requestAuthorisation, {
      clientName: 'Carla Client',
      email: client.email,
      organisationName: 'Client BV',
      legalNumber: '',
      softwarePackage: '',
      message: '',
    }),
  );
  expect(await sentencesTo(client)).toEqual([`Director of ${firm.name} (${firm.name}) sent an authorisation request.`]);
});
