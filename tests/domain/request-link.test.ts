import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { acceptAuthorisationRequest, resendRequest, withdrawRequest } from '@/app/(portal)/partners/requests/actions';
import {
  acceptAsNewClient,
  acceptAuthorisationHere,
  acceptRelationshipHere,
  askForMissing,
  askForNew,
  declineAsNewClient,
  declineHere,
  joinBeforeAccepting,
  sendCode,
  takeRoleHere,
} from '@/app/(public)/request/actions';
import { enterCode, sendLink } from '@/app/(public)/sign-in/actions';
import { createEnvironment } from '@/app/(public)/sign-up/actions';
import {
  auditEvents,
  environments,
  liveSides,
  organisations,
  partnershipRequests,
  rateLimits,
  users,
} from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import { lookAtRequest } from '@/lib/partnerships/requests/look';
import { findCurrentActor } from '@/lib/policy/session';
import { actAs, actAsNobody, type Form, post } from '../acting';
import { type Asked, askForAuthorisation, askForPartnership, codeFor, domain, home, nobody } from '../asking';
import { lettersTo, newestLetter, tokenOf } from '../letters';
import { answersTo } from '../mailing/scanner';
import { everything } from '../matrix';
import { addCompany, givePartnership, requestRow } from '../partners';
import { addPersonTo } from '../people';
import { Claim, timesFor } from '../proof/claim';
import { currentRequest, newRequest, requests } from '../setup/request';
import { makeWorld } from '../world';

// What can be done on the page that a mailed link leads to, by its owner and by everybody else (C-06, C-07, T-33 … T-37).

beforeAll(makeWorld);
beforeEach(async () => {
  currentRequest().cookies.clear();
  currentRequest().headers.clear();
  vi.unstubAllEnvs();
  await asOwner((tx) => tx.delete(rateLimits));
});

const seen = async (token: string) => (await lookAtRequest(token)).state;
const stateNow = async ({ from, requestId }: Asked) => (await requestRow(from, requestId)).state;

const accountOf = (email: string) =>
  asOwner(async (tx) => (await tx.select().from(users).where(eq(users.email, email)))[0]);

const partnersOf = ({ environmentId }: { environmentId: string }) =>
  asOwner((tx) => tx.select().from(liveSides).where(eq(liveSides.environmentId, environmentId)));

const eventsOf = (environmentId: string) =>
  asOwner(async (tx) => {
    let rows: { action: string; actorName: string }[] = [];
    await within(tx, environmentId, async () => {
      rows = await tx
        .select({ action: auditEvents.action, actorName: auditEvents.actorName })
        .from(auditEvents)
        .where(eq(auditEvents.environmentId, environmentId));
    });
    return rows;
  });

const change = (table: typeof partnershipRequests | typeof users, id: string, values: object) =>
  asOwner((tx) => tx.update(table).set(values).where(eq(table.id, id)));

const expire = ({ from, requestId }: Asked) =>
  asOwner((tx) =>
    within(tx, from.environmentId, () =>
      tx
        .update(partnershipRequests)
        .set({ expiresAt: new Date(Date.now() - 1000) })
        .where(eq(partnershipRequests.id, requestId)),
    ),
  );

/** Everything, but for codes and what they confirm. */
async function everythingButProofs() {
  const { address_confirmations: _, ...rest } = await everythingBeyondTheCode();
  return rest;
}

/** Everything, but for what a code for its recipient leaves behind. */
async function everythingBeyondTheCode() {
  const { outbox: _, sign_in_tokens: __, ...rest } = await everything();
  return rest;
}

describe('a new client (Q10, E-031)', () => {
  test('account, environment, organisation and acceptance in one flow: two presses beyond the fields (J-26)', async () => {
    const email = nobody();
    const asked = await askForAuthorisation(email);
    const { token } = asked;
    expect(await seen(token)).toBe('sign_in');
    const code = await codeFor(token, email);
    expect(await post(acceptAsNewClient, { token, code, ...home })).toMatchObject({
      goTo: `/request/${token}?accepted`,
    });
    const account = (await accountOf(email))!;
    expect(account).toMatchObject({ role: 'administrator', isRelationshipManager: true, name: 'Carla Client' });
    expect(await findCurrentActor()).toMatchObject({ userId: account.id, role: 'administrator' });
    const [own] = await asOwner((tx) =>
      tx.select().from(organisations).where(eq(organisations.environmentId, account.environmentId)),
    );
    expect(own).toMatchObject({ name: 'Client BV', legalNumber: '12345678' });
    expect(await requestRow(asked.from, asked.requestId)).toMatchObject({
      state: 'accepted',
      answeredBy: account.id,
      otherEnvironmentId: account.environmentId,
    });
    expect(await partnersOf(account)).toMatchObject([{ otherEnvironmentId: asked.from.environmentId }]);
    expect(await newestLetter('request_answered', asked.from.email)).toMatchObject({ outcome: 'accepted' });
    const events = (await eventsOf(account.environmentId)).map((one) => one.action);
    expect(events).toEqual(
      expect.arrayContaining(['environment.created', 'organisation.create', 'authorisation.accept']),
    );
    expect(await seen(token)).toBe('accepted');
  });

  test('works while sign-up is closed, for the asked address alone', async () => {
    vi.stubEnv('KOPPEL_SIGN_UP', 'closed');
    const email = nobody();
    const { token } = await askForAuthorisation(email);
    const code = await codeFor(token, email);
    expect((await post(acceptAsNewClient, { token, code, ...home })).code).toBe('ok');
    currentRequest().cookies.clear();
    const stranger = nobody();
    expect((await post(sendLink, { email: stranger })).code).toBe('ok');
    expect(await lettersTo(stranger)).toEqual([]);
    // Asked, expired: the address can be shown to be one's own, to ask for a new request, and not to get in.
    const late = nobody();
    const old = await askForAuthorisation(late);
    await expire(old);
    const lateCode = await codeFor(old.token, late);
    expect((await post(enterCode, { code: lateCode })).goTo).toBe(`/request/${old.token}`);
    expect(await post(createEnvironment, home)).toMatchObject({ code: 'conflict' });
    expect(await accountOf(late)).toBeUndefined();
  });

  test('by the mailed link instead of the code: the address is confirmed, and the form asks for no code', async () => {
    const email = nobody();
    const asked = await askForAuthorisation(email);
    const code = await codeFor(asked.token, email);
    expect((await post(enterCode, { code })).goTo).toBe(`/request/${asked.token}`);
    expect(await seen(asked.token)).toBe('new_client');
    expect((await post(acceptAsNewClient, { token: asked.token, ...home })).code).toBe('ok');
    expect(await stateNow(asked)).toBe('accepted');
  });

  test('whoever comes to sign up without the mail finds the request in Inbox IN afterwards', async () => {
    const email = nobody();
    const asked = await askForAuthorisation(email);
    await post(sendLink, { email });
    const { code } = await newestLetter('confirm_address', email);
    expect((await post(enterCode, { code })).goTo).toBe('/sign-up/details');
    expect((await post(createEnvironment, home)).code).toBe('ok');
    const { environmentId } = (await accountOf(email))!;
    expect(await requestRow(asked.from, asked.requestId)).toMatchObject({
      state: 'pending',
      otherEnvironmentId: environmentId,
      // What it is called is the client's to tell, by answering (T-39).
      otherEnvironmentName: '',
    });
    expect(await seen(asked.token)).toBe('ready');
  });

  test('a mail domain that has an environment: they join it as basic user, learn what is missing and ask, once a day', async () => {
    const company = await addCompany({ planKey: 'invoice_portal' });
    const own = domain();
    await asOwner((tx) =>
      tx
        .update(environments)
        .set({ mailDomain: own, joinsByDomain: true })
        .where(eq(environments.id, company.environmentId)),
    );
    const email = `new@${own}`;
    const { token, ...asked } = await askForAuthorisation(email);
    expect((await post(sendCode, { token })).goTo).toBe('/sign-in/check-email');
    const { code } = await newestLetter('confirm_address', email);
    expect(await post(acceptAsNewClient, { token, code, ...home })).toMatchObject({ code: 'conflict' });
    expect(await accountOf(email)).toBeUndefined();
    expect((await post(joinBeforeAccepting, { token, name: 'New Here' })).goTo).toBe(`/request/${token}`);
    expect(await accountOf(email)).toMatchObject({ role: 'basic', environmentId: company.environmentId });
    expect(await lookAtRequest(token)).toMatchObject({
      state: 'missing',
      answer: { missing: ['advanced_user', 'relationship_manager_taken'] },
      mayDecline: false,
    });
    expect((await post(askForMissing, { token })).goTo).toBe(`/request/${token}?asked`);
    const letter = await newestLetter('acceptance_wanted', company.email);
    expect(letter).toMatchObject({ missing: ['advanced_user', 'relationship_manager'], personName: 'New Here' });
    expect(await post(askForMissing, { token })).toMatchObject({ code: 'conflict' });
    expect((await lettersTo(company.email)).filter((one) => one.kind === 'acceptance_wanted')).toHaveLength(1);
    // The administrator's own link leads to the same request, which they accept.
    await actAs(company);
    const theirs = tokenOf(letter);
    expect(await seen(theirs)).toBe('ready');
    const accepted = await post(acceptAuthorisationHere, {
      token: theirs,
      requestId: asked.requestId,
      becomesRelationshipManager: 'on',
    });
    expect(accepted.goTo).toBe(`/request/${theirs}?accepted`);
    expect(await stateNow({ ...asked, token })).toBe('accepted');
  });

  test('declines on the confirmed address alone, without an account, and the firm reads why', async () => {
    const email = nobody();
    const asked = await askForAuthorisation(email);
    const { token } = asked;
    const before = await everything();
    expect(await post(declineAsNewClient, { token, reason: '' })).toMatchObject({ code: 'conflict' });
    expect(await post(declineAsNewClient, { token, code: '000000', reason: '' })).toMatchObject({
      code: 'conflict',
    });
    expect(await everything()).toEqual(before);
    const code = await codeFor(token, email);
    expect((await post(declineAsNewClient, { token, code, reason: 'We do it ourselves.' })).code).toBe('ok');
    expect(await requestRow(asked.from, asked.requestId)).toMatchObject({
      state: 'declined',
      reason: 'We do it ourselves.',
      otherEnvironmentId: null,
    });
    expect(await accountOf(email)).toBeUndefined();
    expect(await newestLetter('request_answered', asked.from.email)).toMatchObject({
      outcome: 'declined',
      reason: 'We do it ourselves.',
    });
    expect((await eventsOf(asked.from.environmentId)).map((one) => one.action)).toContain('partnership.decline');
    expect(await seen(token)).toBe('declined');
  });

  test.each([
    ['a wrong code', { code: '000000' }, 'invalid'],
    ['no code', {}, 'conflict'],
    ['no name', { name: '' }, 'invalid'],
    ['a wrong number', { legalNumber: '12' }, 'invalid'],
    ['another environment’s id', { environmentId: 'x' }, 'invalid'],
  ])('%s makes no account, and the code can still be used', async (_, wrong, code) => {
    const email = nobody();
    const asked = await askForAuthorisation(email);
    const right = await codeFor(asked.token, email);
    const before = await everythingButProofs();
    const given = { token: asked.token, ...home, ...('code' in wrong || code === 'invalid' ? { code: right } : {}) };
    expect(await post(acceptAsNewClient, { ...given, ...(wrong as Form) })).toMatchObject({ code });
    expect(await everythingButProofs()).toEqual(before);
    expect((await post(acceptAsNewClient, { token: asked.token, ...home, code: right })).code).toBe('ok');
    expect(await stateNow(asked)).toBe('accepted');
  });

  test('the code of another address, or of another browser, proves nothing', async () => {
    const [email, other] = [nobody(), nobody()];
    const [asked, elsewhere] = [await askForAuthorisation(email), await askForAuthorisation(other)];
    const before = await everythingButProofs();
    const code = await codeFor(elsewhere.token, other);
    expect(await post(acceptAsNewClient, { token: asked.token, code, ...home })).toMatchObject({
      code: 'conflict',
    });
    // Confirmed as somebody else, the link of this request is of no use.
    await post(enterCode, { code });
    expect(await seen(asked.token)).toBe('sign_in');
    expect(await post(acceptAsNewClient, { token: asked.token, ...home })).toMatchObject({ code: 'conflict' });
    const mine = await requests().run(newRequest(), () => codeFor(asked.token, email));
    expect(await post(acceptAsNewClient, { token: asked.token, code: mine, ...home })).toMatchObject({
      code: 'conflict',
    });
    expect(await everythingButProofs()).toEqual(before);
  });

  test('withdrawn while the form is filled in: the account is there, and the page says what happened', async () => {
    const email = nobody();
    const asked = await askForAuthorisation(email);
    const code = await codeFor(asked.token, email);
    await requests().run(newRequest(), async () => {
      await actAs(asked.from);
      await post(withdrawRequest, { requestId: asked.requestId });
    });
    expect((await post(acceptAsNewClient, { token: asked.token, code, ...home })).code).toBe('ok');
    expect(await accountOf(email)).toMatchObject({ role: 'administrator', isRelationshipManager: false });
    expect(await stateNow(asked)).toBe('withdrawn');
    expect(await partnersOf((await accountOf(email))!)).toEqual([]);
  });

  test('pressed ten times at once: one account, one acceptance', async () => {
    const email = nobody();
    const asked = await askForAuthorisation(email);
    const code = await codeFor(asked.token, email);
    await post(enterCode, { code });
    await Promise.all(Array.from({ length: 10 }, () => post(acceptAsNewClient, { token: asked.token, ...home })));
    expect(await stateNow(asked)).toBe('accepted');
    expect(await partnersOf(asked.from)).toHaveLength(1);
    expect((await lettersTo(asked.from.email)).filter((one) => one.kind === 'request_answered')).toHaveLength(1);
  });
});

describe('the right person', () => {
  test('accepts or declines where the link leads, and comes back there', async () => {
    const [one, other] = [await addCompany(), await addCompany()];
    const first = await askForPartnership(one);
    await actAs(one);
    const { from: _, ...given } = first;
    expect((await post(acceptRelationshipHere, { ...given, extra: 'x' })).code).toBe('invalid');
    expect((await post(acceptRelationshipHere, given)).goTo).toBe(`/request/${first.token}?accepted`);
    expect(await lookAtRequest(first.token)).toMatchObject({
      state: 'accepted',
      partnershipId: expect.any(String),
      request: { answeredBy: one.userId },
    });
    const second = await askForPartnership(other);
    await actAs(other);
    const { from: __, ...declining } = second;
    expect((await post(declineHere, { ...declining, reason: 'No.' })).goTo).toBe(`/request/${second.token}`);
    expect(await stateNow(second)).toBe('declined');
  });

  test('signed out, comes back by the sign-in link (J-09)', async () => {
    const to = await addCompany();
    const { token } = await askForPartnership(to);
    expect((await post(sendCode, { token })).goTo).toBe('/sign-in/check-email');
    const { code } = await newestLetter('sign_in', to.email);
    expect((await post(enterCode, { code })).goTo).toBe(`/request/${token}`);
    expect(await seen(token)).toBe('ready');
  });

  test('C-06: an administrator without the role takes it by accepting an authorisation request, and only when it was shown', async () => {
    const client = await addCompany({ planKey: 'invoice_portal', isRelationshipManager: false });
    const { from, token, requestId } = await askForAuthorisation(client.email);
    await actAs(client);
    expect(await seen(token)).toBe('ready');
    expect(await post(acceptAuthorisationHere, { token, requestId })).toMatchObject({ code: 'forbidden' });
    expect(await partnersOf(from)).toEqual([]);
    const accepted = await post(acceptAuthorisationHere, {
      token,
      requestId,
      becomesRelationshipManager: 'on',
    });
    expect(accepted.code).toBe('ok');
    expect(await findCurrentActor()).toMatchObject({ isRelationshipManager: true });
    expect(await partnersOf(from)).toHaveLength(1);
  });

  test('J-10: an administrator without the role takes it in place for a relationship request, then accepts', async () => {
    const to = await addCompany({ isRelationshipManager: false });
    const { token, requestId } = await askForPartnership(to);
    await actAs(to);
    expect(await lookAtRequest(token)).toMatchObject({
      state: 'missing',
      answer: { missing: ['relationship_manager'] },
    });
    expect((await post(takeRoleHere, { token })).goTo).toBe(`/request/${token}`);
    expect(await seen(token)).toBe('ready');
    expect((await post(acceptRelationshipHere, { token, requestId })).code).toBe('ok');
    const basic = await addPersonTo(to.environmentId, { role: 'advanced' });
    await actAs({ userId: basic });
    expect(await post(takeRoleHere, { token })).toMatchObject({ code: 'forbidden' });
  });

  test('Q08: lacks a condition, of role or subscription: the request stays pending, and names what is missing', async () => {
    const to = await addCompany({ planKey: 'invoice_portal' });
    const asked = await askForPartnership(to);
    await actAs(to);
    expect(await lookAtRequest(asked.token)).toMatchObject({
      state: 'missing',
      answer: { missing: ['subscription_with_partnerships'] },
      mayDecline: true,
    });
    const { from: _, ...given } = asked;
    expect(await post(acceptRelationshipHere, given)).toMatchObject({ code: 'forbidden' });
    expect(await stateNow(asked)).toBe('pending');
  });

  test('Q09: the requester has lost a condition: not to be accepted, and they are told by one press, once a day', async () => {
    const to = await addCompany();
    const asked = await askForPartnership(to);
    await change(users, asked.from.userId, { isRelationshipManager: false });
    await actAs(to);
    expect(await lookAtRequest(asked.token)).toMatchObject({
      state: 'missing',
      answer: { missing: ['entitled_sender'] },
    });
    const { from: _, ...given } = asked;
    expect(await post(acceptRelationshipHere, given)).toMatchObject({ code: 'forbidden' });
    expect((await post(askForMissing, { token: asked.token })).code).toBe('ok');
    expect(await post(askForMissing, { token: asked.token })).toMatchObject({ code: 'conflict' });
    expect(await newestLetter('request_wanted', asked.from.email)).toMatchObject({ cause: 'not_entitled' });
    expect((await lettersTo(to.email)).map((one) => one.kind)).not.toContain('acceptance_wanted');
  });

  test('a partner by another way is told so', async () => {
    const to = await addCompany();
    const asked = await askForPartnership(to);
    await givePartnership(to, asked.from);
    await actAs(to);
    expect(await lookAtRequest(asked.token)).toMatchObject({ state: 'partners', partnershipId: expect.any(String) });
    const { from: _, ...given } = asked;
    expect(await post(acceptRelationshipHere, given)).toMatchObject({ code: 'conflict' });
    expect(await stateNow(asked)).toBe('pending');
  });

  test('an expired one: its addressee, and nobody else, asks for a new one, once a day', async () => {
    const to = await addCompany();
    const asked = await askForPartnership(to);
    const { token } = asked;
    expect(await post(askForNew, { token })).toMatchObject({ code: 'conflict' });
    await expire(asked);
    expect(await post(askForNew, { token })).toMatchObject({ code: 'conflict' });
    for (const other of [await addCompany(), asked.from]) {
      await actAs(other);
      expect(await post(askForNew, { token })).toMatchObject({ code: 'conflict' });
    }
    await actAs(to);
    expect((await post(askForNew, { token })).goTo).toBe(`/request/${token}?asked`);
    expect(await post(askForNew, { token })).toMatchObject({ code: 'conflict' });
    expect((await lettersTo(asked.from.email)).map((one) => one.kind)).toEqual(['request_wanted']);
    expect(await newestLetter('request_wanted', asked.from.email)).toMatchObject({ cause: 'expired' });
    expect(JSON.stringify(await newestLetter('request_wanted', asked.from.email))).not.toContain(to.email);
    // Somebody without account, on the confirmed address.
    const email = nobody();
    const client = await askForAuthorisation(email);
    await expire(client);
    const code = await codeFor(client.token, email);
    await post(enterCode, { code });
    expect((await post(askForNew, { token: client.token })).code).toBe('ok');
    expect(await newestLetter('request_wanted', client.from.email)).toMatchObject({ partnerName: 'Carla Client' });
  });
});

describe('everybody else (Q02, C-07, T-33 … T-37)', () => {
  const rounds = Math.ceil(timesFor('KOPPEL_ROUNDS', 20) / 10);

  test(
    'a scanner that opens every link, follows it and posts every form changes nothing, and the person still accepts',
    async () => {
      const claim = new Claim(
        'A scanner of mail changes nothing, and the person still accepts',
        'mailed links',
        2 * rounds,
      );
      for (let round = 0; round < rounds; round++) {
        const email = nobody();
        const company = await addCompany();
        const asked = [await askForAuthorisation(email), await askForPartnership(company)];
        for (const { token, requestId } of asked) {
          await requests().run(newRequest(), async () => {
            const before = await everything();
            const beforeTheCode = await everythingBeyondTheCode();
            for (let time = 0; time < 2; time++) {
              await seen(token);
              for (const [press, form] of answersTo(token, requestId)) {
                const answer = await post(press, form);
                // Signed out: refused, led to sign-in, or, where the address has an account, back to the page.
                expect(answer.goTo ?? answer.code).toMatch(/^(conflict|rate_limited|\/sign-in.*|\/request\/.*)$/);
              }
            }
            expect(await everything()).toEqual(before);
            // The one button there is mails the recipient a code, which the scanner does not read.
            await post(sendCode, { token });
            for (const [press, form] of answersTo(token, requestId)) await post(press, form);
            expect(await everythingBeyondTheCode()).toEqual(beforeTheCode);
          });
          await asOwner((tx) => tx.delete(rateLimits));
        }
        currentRequest().cookies.clear();
        const [client, partner] = asked as [Asked, Asked];
        const code = await codeFor(client.token, email);
        expect((await post(acceptAsNewClient, { token: client.token, code, ...home })).code).toBe('ok');
        expect(await stateNow(client)).toBe('accepted');
        await actAs(company);
        const { from: _, ...given } = partner;
        expect((await post(acceptRelationshipHere, given)).code).toBe('ok');
        claim.count(2);
      }
      expect(claim.close()).toEqual([]);
    },
    Math.max(2, rounds / 10) * 60_000,
  );

  test('with the mailed link, signed in as somebody of a third company, or of the requester’s: nothing, and the link stays good', async () => {
    const to = await addCompany();
    const asked = [await askForPartnership(to), await askForAuthorisation((await addCompany()).email)];
    for (const one of asked) {
      for (const other of [await addCompany(), one.from]) {
        await actAs(other);
        const state = await everything();
        expect(await seen(one.token)).toBe(other === one.from ? 'own' : 'other_account');
        for (const [press, form] of answersTo(one.token, one.requestId).filter(([press]) => press !== takeRoleHere)) {
          const answer = await post(press, form);
          expect(answer.goTo ?? answer.code).toMatch(/^(conflict|forbidden|not_found|\/request\/.*)$/);
        }
        expect(await everything()).toEqual(state);
      }
      expect(await stateNow(one)).toBe('pending');
    }
  });

  test('forged: the link of one request does not answer another, nor does one that never was', async () => {
    const [to, stranger] = [await addCompany(), await addCompany()];
    const [mine, theirs] = [await askForPartnership(to), await askForPartnership(stranger)];
    await actAs(to);
    const before = await everything();
    expect(await post(acceptRelationshipHere, { token: mine.token, requestId: theirs.requestId })).toMatchObject({
      code: 'not_found',
    });
    expect(await post(acceptAuthorisationHere, { token: mine.token, requestId: mine.requestId })).toMatchObject({
      code: 'not_found',
    });
    // What one kind asks less for is no way around the conditions of the other.
    const role = { requestId: mine.requestId, becomesRelationshipManager: 'on' };
    expect(await post(acceptAuthorisationRequest, role)).toMatchObject({ code: 'not_found' });
    expect(await post(sendCode, { token: `${mine.token}x` })).toMatchObject({ code: 'conflict' });
    expect(await post(askForMissing, { token: 'forged' })).toMatchObject({ code: 'conflict' });
    expect(await everything()).toEqual(before);
  });

  test('replayed: after an answer, after withdrawing, after expiry, nothing can be answered again', async () => {
    const to = await addCompany();
    const asked = await askForPartnership(to);
    const { from, ...given } = asked;
    await actAs(to);
    await post(declineHere, { ...given, reason: '' });
    const before = await everything();
    for (let time = 0; time < 3; time++)
      expect(await post(acceptRelationshipHere, given)).toMatchObject({ code: 'forbidden' });
    expect(await everything()).toEqual(before);
    const again = await askForPartnership(to);
    await expire(again);
    await actAs(to);
    const { from: _, ...late } = again;
    expect(await post(acceptRelationshipHere, late)).toMatchObject({ code: 'forbidden' });
    expect(await partnersOf(from)).toEqual([]);
  });

  test('a link that was replaced says so, and leads on for the right person alone', async () => {
    const email = nobody();
    const asked = await askForAuthorisation(email);
    await actAs(asked.from);
    await post(resendRequest, { requestId: asked.requestId });
    actAsNobody();
    expect(await lookAtRequest(asked.token)).toMatchObject({ state: 'sign_in', isReplaced: true });
    const code = await codeFor(asked.token, email);
    expect((await post(acceptAsNewClient, { token: asked.token, code, ...home })).code).toBe('ok');
    expect(await stateNow(asked)).toBe('accepted');
  });

  test('guesses are counted, and told nothing', async () => {
    process.env.KOPPEL_TRUSTED_PROXY = '1';
    currentRequest().headers.set('x-forwarded-for', '192.0.2.7');
    const states = [];
    for (let time = 0; time < 12; time++) states.push(await seen(`guess${time}`));
    delete process.env.KOPPEL_TRUSTED_PROXY;
    expect(states.filter((one) => one === 'unknown')).toHaveLength(10);
    expect(states.at(-1)).toBe('too_many');
  });
});
