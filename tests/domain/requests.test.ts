import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendRelationshipRequest } from '@/app/(portal)/partners/find/actions';
import {
  acceptRelationshipRequest,
  declineRequest,
  remindOfRequest,
  resendRequest,
  withdrawRequest,
} from '@/app/(portal)/partners/requests/actions';
import { partnershipRequests, users } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import { sweepRequests } from '@/lib/partnerships/requests/clock';
import { lookAtRequest } from '@/lib/partnerships/requests/look';
import { actAs, actAsNobody, post } from '../acting';
import { lettersTo, newestLetter, tokenOf } from '../letters';
import { everything } from '../matrix';
import { addCompany, type Company, giveRequest, requestRow } from '../partners';
import { addPerson } from '../people';
import { currentRequest } from '../setup/request';
import { environment, makeWorld } from '../world';

// Relationship requests from the letter to its end: what each reader of a link sees, and what the clock does (C-20).

beforeAll(makeWorld);
beforeEach(() => currentRequest().cookies.clear());

/** One company asks another, through the action and the letter. */
async function asked(message = '') {
  const [from, to] = [await addCompany(), await addCompany()];
  await actAs(from);
  await post(sendRelationshipRequest, { organisationId: to.organisationId, message });
  const letter = await newestLetter('relationship_request', to.email);
  const token = tokenOf(letter);
  actAsNobody();
  return { from, to, letter, token, requestId: await idOf(token) };
}

async function idOf(token: string): Promise<string> {
  const view = await lookAtRequest(token);
  return 'request' in view ? view.request.id : '';
}

const seenBy = async (company: Company | null, token: string) => {
  currentRequest().cookies.clear();
  if (company) await actAs(company);
  return (await lookAtRequest(token)).state;
};

const kindsTo = async ({ email }: Company) => (await lettersTo(email)).map((one) => one.kind);

const change = (from: Company, id: string, values: Partial<typeof partnershipRequests.$inferInsert>) =>
  asOwner((tx) =>
    within(tx, from.environmentId, () =>
      tx.update(partnershipRequests).set(values).where(eq(partnershipRequests.id, id)),
    ),
  );

const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);

describe('the link', () => {
  test('is one thing to each reader', async () => {
    const { from, to, token } = await asked();
    expect(await seenBy(null, token)).toBe('sign_in');
    expect(await seenBy(to, token)).toBe('ready');
    expect(await seenBy(from, token)).toBe('own');
    expect(await seenBy(await addCompany(), token)).toBe('other_account');
    await asOwner((tx) => tx.update(users).set({ isRelationshipManager: false }).where(eq(users.id, to.userId)));
    expect(await seenBy(to, token)).toBe('missing');
    expect(await seenBy(null, 'no-such-token')).toBe('unknown');
  });

  test('says afterwards what became of the request, to its two sides alone', async () => {
    for (const [action, who, state] of [
      [acceptRelationshipRequest, 'to', 'accepted'],
      [declineRequest, 'to', 'declined'],
      [withdrawRequest, 'from', 'withdrawn'],
    ] as const) {
      const { from, to, token, requestId } = await asked();
      await actAs(who === 'to' ? to : from);
      expect((await post(action, { requestId })).code).toBe('ok');
      expect(await seenBy(to, token)).toBe(state);
      expect(await seenBy(null, token)).toBe(state);
      expect(await seenBy(await addCompany(), token)).toBe('other_account');
    }
  });

  test('opening it changes nothing, however often and by whomever', async () => {
    const { from, to, token } = await asked();
    const before = await everything();
    for (const reader of [null, from, to]) for (let time = 0; time < 3; time++) await seenBy(reader, token);
    expect(await everything()).toEqual(before);
  });

  test('dies when the request is sent again; the new one works, the old one still says where things stand', async () => {
    const { from, to, token, requestId } = await asked();
    await actAs(from);
    expect((await post(resendRequest, { requestId })).code).toBe('ok');
    const fresh = tokenOf(await newestLetter('relationship_request', to.email));
    expect(fresh).not.toBe(token);
    await actAs(to);
    expect(await lookAtRequest(token)).toMatchObject({ state: 'ready', isReplaced: true });
    expect(await lookAtRequest(fresh)).toMatchObject({ state: 'ready', isReplaced: false });
  });
});

describe('the letters', () => {
  test('go to the relationship managers who can answer, else to the administrators, who are told to appoint one', async () => {
    const { to, letter } = await asked('We deliver your flour.');
    expect(letter).toMatchObject({ isAppointing: false, message: 'We deliver your flour.' });
    const [from, without] = [await addCompany(), await addCompany({ isRelationshipManager: false })];
    await actAs(from);
    await post(sendRelationshipRequest, { organisationId: without.organisationId, message: '' });
    expect(await newestLetter('relationship_request', without.email)).toMatchObject({ isAppointing: true });
    expect(await kindsTo(to)).toEqual(['relationship_request']);
  });

  test('tell whoever asked of an acceptance and of a refusal with its reason', async () => {
    const one = await asked();
    await actAs(one.to);
    await post(acceptRelationshipRequest, { requestId: one.requestId });
    expect(await newestLetter('request_answered', one.from.email)).toMatchObject({ outcome: 'accepted' });
    const other = await asked();
    await actAs(other.to);
    await post(declineRequest, { requestId: other.requestId, reason: 'We do not know you.' });
    expect(await newestLetter('request_answered', other.from.email)).toMatchObject({
      outcome: 'declined',
      reason: 'We do not know you.',
    });
  });

  test('tell whom it was sent to that it was withdrawn', async () => {
    const { from, to, requestId } = await asked();
    await actAs(from);
    await post(withdrawRequest, { requestId });
    expect(await kindsTo(to)).toEqual(['relationship_request', 'request_over']);
  });

  test('never lead where a forged host points', async () => {
    currentRequest().headers.set('host', 'evil.example');
    currentRequest().headers.set('x-forwarded-host', 'evil.example');
    const { letter } = await asked();
    expect(new URL(letter.link).origin).toBe(new URL(process.env.AUTH_URL!).origin);
  });

  test('remind by hand once a day, and not on the day it was sent', async () => {
    const { from, to, requestId } = await asked();
    await actAs(from);
    expect((await post(remindOfRequest, { requestId })).code).toBe('conflict');
    await change(from, requestId, { sentAt: daysFromNow(-2) });
    expect((await post(remindOfRequest, { requestId })).code).toBe('ok');
    expect((await post(remindOfRequest, { requestId })).code).toBe('conflict');
    expect(await kindsTo(to)).toEqual(['relationship_request', 'relationship_request']);
    expect(await newestLetter('relationship_request', to.email)).toMatchObject({ occasion: 'reminder' });
  });
});

describe('the clock', () => {
  test('reminds at half time and one day before the end, once each, and never of half time after the last day', async () => {
    const { from, to, requestId } = await asked();
    await sweepRequests();
    expect(await kindsTo(to)).toHaveLength(1);
    await change(from, requestId, { sentAt: daysFromNow(-8), expiresAt: daysFromNow(6) });
    await sweepRequests();
    await sweepRequests();
    expect(await kindsTo(to)).toHaveLength(2);
    await change(from, requestId, { sentAt: daysFromNow(-13.5), expiresAt: daysFromNow(0.5) });
    await sweepRequests();
    await sweepRequests();
    expect(await kindsTo(to)).toHaveLength(3);
    const late = await asked();
    await change(late.from, late.requestId, { sentAt: daysFromNow(-13.5), expiresAt: daysFromNow(0.5) });
    await sweepRequests();
    await sweepRequests();
    expect(await kindsTo(late.to)).toHaveLength(2);
  });

  test('writes down what has expired, and tells both sides, once', async () => {
    const { from, to, token, requestId } = await asked();
    await change(from, requestId, { expiresAt: daysFromNow(-0.1) });
    expect(await seenBy(to, token)).toBe('expired');
    await sweepRequests();
    await sweepRequests();
    expect((await requestRow(from, requestId)).state).toBe('expired');
    expect(await kindsTo(to)).toEqual(['relationship_request', 'request_over']);
    expect(await kindsTo(from)).toEqual(['request_answered']);
    await actAs(from);
    const again = await post(sendRelationshipRequest, { organisationId: to.organisationId, message: '' });
    expect(again.code).toBe('ok');
  });
});

test('a client who was asked before having an account finds the request in the environment they come to belong to', async () => {
  const from = await addCompany();
  const email = 'new.client@example.test';
  const id = await giveRequest(from, { email }, { kind: 'authorisation' });
  expect((await requestRow(from, id)).otherEnvironmentId).toBeNull();
  await addPerson('noord', { email });
  expect((await requestRow(from, id)).otherEnvironmentId).toBe(environment('noord'));
});
