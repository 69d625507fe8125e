import { and, eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inviteUser, resendInvitation, withdrawInvitation } from '@/app/(portal)/environment/users/invite/actions';
import { accept, askForNew, decline, proveAddress } from '@/app/(public)/invitation/actions';
import { enterCode, sendLink } from '@/app/(public)/sign-in/actions';
import { invitations, organisationMembers, organisations, rateLimits, users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { sessionCookie } from '@/lib/policy/session';
import { hashToken } from '@/lib/policy/tokens';
import { findWaitingInvitation, listOpenInvitations, lookAtInvitation } from '@/lib/users/invitations/queries';
import { actAs, actAsNobody, post } from '../acting';
import { lettersTo, newestLetter, tokenOf } from '../letters';
import { everything } from '../matrix';
import { currentRequest, newRequest, requests } from '../setup/request';
import { actor } from '../sharing';
import { environment, everyRow, makeWorld, organisation, person } from '../world';

beforeAll(makeWorld);

beforeEach(async () => {
  currentRequest().cookies.clear();
  await asOwner((tx) => tx.delete(rateLimits));
});

let people = 0;
const fresh = () => `guest${++people}@invited.example`;

type Wish = { role?: string; organisations?: string[]; as?: string };

/** Invites an address as Fatima (or somebody else) and answers the token of its mail. */
async function invite(
  email: string,
  { role = 'basic', organisations = [], as = 'fatima' }: Wish = {},
): Promise<string> {
  await actAs(as);
  expect(await post(inviteUser, { emails: email, role, organisations })).toMatchObject({ code: 'ok' });
  actAsNobody();
  return tokenOf(await newestLetter('invitation', email));
}

/** Shows the invited address to be one's own, by the mailed code. */
async function prove(token: string, email: string): Promise<void> {
  expect(await post(proveAddress, { token })).toMatchObject({ goTo: '/sign-in/check-email' });
  const { code } = await newestLetter('confirm_address', email);
  expect(await post(enterCode, { code })).toMatchObject({ goTo: `/invitation/${token}` });
}

const userWith = (email: string) =>
  asOwner(async (tx) => (await tx.select().from(users).where(eq(users.email, email)))[0]);
const change = (email: string, values: object) =>
  asOwner((tx) => tx.update(invitations).set(values).where(eq(invitations.email, email)));
/** Whether the administrators see that the invitation can be accepted. */
const isShownAsGood = async (email: string) =>
  (await listOpenInvitations(await actor('emma'))).find((one) => one.email === email)?.isInviterEntitled;
const stateFor = async (token: string) => (await lookAtInvitation(token)).state;

describe('inviting', () => {
  test('an administrator invites several at once, Basic user unless chosen otherwise, with organisations to enter', async () => {
    const [one, two] = [fresh(), fresh()];
    await actAs('fatima');
    const answer = await post(inviteUser, {
      emails: `${one}\nTwo Of Them <${two}>`,
      organisations: [`${organisation('bakkerij')}:member`, ''],
    });
    expect(answer).toMatchObject({ code: 'ok', message: '2 invitations sent.' });
    for (const email of [one, two]) {
      const letter = await newestLetter('invitation', email);
      expect(letter).toMatchObject({
        role: 'basic',
        organisations: ['Bakkerij Jansen BV'],
        inviterName: 'Fatima Jansen',
        environmentName: 'Bakkerij Jansen',
      });
      expect(letter.link).toMatch(/^http:\/\/localhost:3000\/invitation\/[\w-]{43}$/);
    }
  });

  test.each(['gijs', 'hanna'])('%s, no administrator, is refused and nothing changes', async (who) => {
    await actAs(who);
    const before = await everything();
    expect(await post(inviteUser, { emails: fresh() })).toMatchObject({ code: 'forbidden' });
    expect(await everything()).toEqual(before);
  });

  test('nobody is let into a stranger’s organisation, and nothing is kept of the attempt', async () => {
    await actAs('fatima');
    const before = await everything();
    const organisations = [`${organisation('noord')}:administrator`];
    expect(await post(inviteUser, { emails: fresh(), organisations })).toMatchObject({ code: 'not_found' });
    expect(await everything()).toEqual(before);
  });

  test('an account elsewhere changes nothing in the answer; only its owner is told', async () => {
    const stranger = fresh();
    await actAs('fatima');
    const unknown = await post(inviteUser, { emails: stranger });
    const known = await post(inviteUser, { emails: 'pien@noord.example' });
    expect(known).toEqual(unknown);
    expect((await lettersTo('pien@noord.example')).map((one) => one.kind)).toEqual(['invitation_elsewhere']);
    expect(await newestLetter('invitation_elsewhere', 'pien@noord.example')).toMatchObject({
      link: 'http://localhost:3000/',
    });
  });

  test('colleagues and the already invited are named, in the field', async () => {
    const email = fresh();
    await invite(email);
    await actAs('fatima');
    const before = await everything();
    expect(await post(inviteUser, { emails: 'gijs@jansen.example' })).toMatchObject({
      code: 'invalid',
      fields: { emails: expect.stringContaining('Gijs Bakker') },
    });
    expect(await post(inviteUser, { emails: email })).toMatchObject({
      code: 'invalid',
      fields: { emails: expect.stringContaining(email) },
    });
    expect(await everything()).toEqual(before);
  });

  test('of several, those that can be sent are sent, and the reason for each other is told', async () => {
    await actAs('fatima');
    const answer = await post(inviteUser, { emails: `${fresh()}, gijs@jansen.example, hanna@jansen.example` });
    expect(answer).toMatchObject({ code: 'ok' });
    expect(answer.message).toMatch(/^1 invitation sent\. 2 were not sent: Gijs Bakker .+ Hanna de Wit /);
    const before = await everything();
    expect(await post(inviteUser, { emails: 'gijs@jansen.example, hanna@jansen.example' })).toMatchObject({
      code: 'invalid',
      fields: { emails: expect.stringMatching(/^Gijs Bakker .+ Hanna de Wit /) },
    });
    expect(await everything()).toEqual(before);
  });

  test('what is no address is named, however many there are, and nobody is invited', async () => {
    await actAs('fatima');
    const before = await everything();
    const said = async (emails: string) => {
      const answer = await post(inviteUser, { emails });
      return answer.code === 'invalid' ? answer.fields.emails : answer;
    };
    const how = 'Enter each like name@example.com, one per line.';
    expect(await said(`${fresh()}\njan@\n${fresh()}`)).toBe(`This is not an e-mail address: “jan@”. ${how}`);
    expect(await said(`piet.example\n${fresh()}\nan\u200bna@jansen.example`)).toBe(
      `These are not e-mail addresses: “piet.example”, “an\ufffdna@jansen.example”. ${how}`,
    );
    expect(await said('a b c d e f')).toBe(`These are not e-mail addresses: “a”, “b”, “c”, “d”, “e”, …. ${how}`);
    expect(await said('x'.repeat(7000))).toBe(`This is not an e-mail address: “${'x'.repeat(60)}…”. ${how}`);
    currentRequest().language = 'nl';
    expect(await said('jan@')).toMatch(/^Dit is geen e-mailadres: “jan@”\. /);
    currentRequest().language = 'en';
    expect(await everything()).toEqual(before);
  });

  test('twenty an hour for an environment, three a day for one address', async () => {
    await actAs('olaf');
    const target = fresh();
    for (let time = 0; time < 3; time++) {
      expect((await post(inviteUser, { emails: target })).code).toBe('ok');
      await asOwner((tx) =>
        tx.update(invitations).set({ withdrawnAt: sql`now()` }).where(eq(invitations.email, target)),
      );
    }
    expect((await post(inviteUser, { emails: target })).code).toBe('rate_limited');
    await actAs('fatima');
    expect((await post(inviteUser, { emails: target })).code).toBe('rate_limited');
    await actAs('olaf');
    for (let count = 0; count < 17; count++) expect((await post(inviteUser, { emails: fresh() })).code).toBe('ok');
    const before = await everything();
    expect((await post(inviteUser, { emails: fresh() })).code).toBe('rate_limited');
    expect(await everything()).toEqual(before);
  });

  test('sent again, the new link kills the old; taken back, none works', async () => {
    const email = fresh();
    const first = await invite(email);
    const [row] = await asOwner((tx) => tx.select().from(invitations).where(eq(invitations.email, email)));
    await actAs('fatima');
    expect((await post(resendInvitation, { invitationId: row!.id })).code).toBe('ok');
    const second = tokenOf(await newestLetter('invitation', email));
    expect((await post(withdrawInvitation, { invitationId: row!.id })).code).toBe('ok');
    expect((await post(withdrawInvitation, { invitationId: row!.id })).code).toBe('conflict');
    expect((await post(resendInvitation, { invitationId: row!.id })).code).toBe('conflict');
    actAsNobody();
    expect(await stateFor(first)).toBe('unknown');
    expect(await stateFor(second)).toBe('withdrawn');
  });

  test.each(['olaf', 'gijs'])('%s can neither withdraw nor resend an invitation of Bakkerij Jansen', async (who) => {
    const email = fresh();
    await invite(email);
    const [row] = await asOwner((tx) => tx.select().from(invitations).where(eq(invitations.email, email)));
    await actAs(who);
    const before = await everything();
    const code = who === 'olaf' ? 'not_found' : 'forbidden';
    expect((await post(withdrawInvitation, { invitationId: row!.id })).code).toBe(code);
    expect((await post(resendInvitation, { invitationId: row!.id })).code).toBe(code);
    expect(await everything()).toEqual(before);
  });
});

describe('accepting', () => {
  test('a confirmed address and a press make a user with the role and the organisations, signed in; the inviter hears of it', async () => {
    const email = fresh();
    const token = await invite(email, { organisations: [`${organisation('bakkerij')}:administrator`] });
    expect(await stateFor(token)).toBe('sign_in');
    await prove(token, email);
    expect(await stateFor(token)).toBe('ready');
    expect(await post(accept, { token, name: 'Guest One' })).toMatchObject({ goTo: '/' });
    const user = (await userWith(email))!;
    expect(user).toMatchObject({ name: 'Guest One', role: 'basic', environmentId: environment('jansen') });
    const seats = await asOwner((tx) =>
      tx.select().from(organisationMembers).where(eq(organisationMembers.userId, user.id)),
    );
    expect(seats).toMatchObject([
      { organisationId: organisation('bakkerij'), level: 'administrator', addedByName: 'Fatima Jansen' },
    ]);
    expect(currentRequest().cookies.get(sessionCookie())).toBeTruthy();
    expect(await newestLetter('invitation_accepted', 'fatima@jansen.example')).toMatchObject({
      personName: 'Guest One',
    });
    expect(await stateFor(token)).toBe('accepted');
    expect(JSON.stringify(await everyRow('audit_events'))).toContain('user.invitationAccepted');
  });

  test('T05: without organisations the accepted user sees none', async () => {
    const email = fresh();
    const token = await invite(email);
    await prove(token, email);
    await post(accept, { token, name: 'Guest' });
    const user = (await userWith(email))!;
    expect(
      await asOwner((tx) => tx.select().from(organisationMembers).where(eq(organisationMembers.userId, user.id))),
    ).toEqual([]);
  });

  test('the link alone accepts nothing', async () => {
    const email = fresh();
    const token = await invite(email);
    const before = await everything();
    expect((await post(accept, { token, name: 'Forwarded' })).code).toBe('conflict');
    expect(await everything()).toEqual(before);
    expect(await stateFor(token)).toBe('sign_in');
  });

  test('another confirmed address accepts nothing, and the link stays good for its owner', async () => {
    const [owner, other] = [fresh(), fresh()];
    const token = await invite(owner);
    await post(sendLink, { email: other });
    await post(enterCode, { code: (await newestLetter('sign_up', other)).code });
    expect(await stateFor(token)).toBe('sign_in');
    expect((await post(accept, { token, name: 'Other' })).code).toBe('conflict');
    expect(await userWith(owner)).toBeUndefined();
    currentRequest().cookies.clear();
    await prove(token, owner);
    expect(await post(accept, { token, name: 'Owner' })).toMatchObject({ goTo: '/' });
  });

  test('looking changes nothing, however often', async () => {
    const token = await invite(fresh());
    const before = await everything();
    for (let look = 0; look < 10; look++) await stateFor(token);
    expect(await everything()).toEqual(before);
  });

  test('twenty acceptances at once, by twenty confirmed browsers, make one user, one event and one letter', async () => {
    const email = fresh();
    const token = await invite(email);
    const browsers = [];
    for (let count = 0; count < 20; count++) {
      const browser = newRequest();
      await asOwner((tx) => tx.delete(rateLimits));
      await requests().run(browser, () => prove(token, email));
      browsers.push(browser);
    }
    const letters = (await lettersTo('fatima@jansen.example')).length;
    const events = (await everyRow('audit_events')).length;
    const answers = await Promise.all(
      browsers.map((browser) => requests().run(browser, () => post(accept, { token, name: 'Twenty' }))),
    );
    expect(answers.filter((one) => one.code === 'ok')).toHaveLength(1);
    expect(answers.filter((one) => one.code === 'conflict')).toHaveLength(19);
    const rows = await asOwner((tx) => tx.select().from(users).where(eq(users.email, email)));
    expect(rows).toHaveLength(1);
    expect((await lettersTo('fatima@jansen.example')).length).toBe(letters + 1);
    expect((await everyRow('audit_events')).length).toBe(events + 2);
  }, 60_000);

  test('pressed twice in one browser, it counts once', async () => {
    const email = fresh();
    const token = await invite(email);
    await prove(token, email);
    const answers = await Promise.all([post(accept, { token, name: 'Twice' }), post(accept, { token, name: 'Twice' })]);
    expect(answers.map((one) => one.code).sort()).toEqual(['conflict', 'ok']);
  });

  test('an organisation that closes at that moment is not entered', async () => {
    const email = fresh();
    const vastgoed = organisation('vastgoed');
    const token = await invite(email, { organisations: [`${organisation('bakkerij')}:member`, `${vastgoed}:member`] });
    await prove(token, email);
    let accepting: Promise<unknown> | undefined;
    await asOwner(async (tx) => {
      await tx.select().from(organisations).where(eq(organisations.id, vastgoed)).for('update');
      accepting = post(accept, { token, name: 'Guest' });
      await new Promise((later) => setTimeout(later, 500));
      await tx.update(organisations).set({ deletedAt: new Date() }).where(eq(organisations.id, vastgoed));
    });
    expect(await accepting).toMatchObject({ goTo: '/' });
    const user = (await userWith(email))!;
    const seats = await asOwner((tx) =>
      tx.select().from(organisationMembers).where(eq(organisationMembers.userId, user.id)),
    );
    expect(seats.map((seat) => seat.organisationId)).toEqual([organisation('bakkerij')]);
  });

  test('whoever comes without the mail finds the invitation by the confirmed address', async () => {
    const email = fresh();
    await invite(email, { role: 'advanced' });
    await post(sendLink, { email });
    expect(await post(enterCode, { code: (await newestLetter('confirm_address', email)).code })).toMatchObject({
      goTo: '/sign-up/details',
    });
    const waiting = await findWaitingInvitation(email);
    expect(await post(accept, { invitationId: waiting!.id, name: 'Without Mail' })).toMatchObject({ goTo: '/' });
    expect(await userWith(email)).toMatchObject({ role: 'advanced', environmentId: environment('jansen') });
  });
});

describe('declining', () => {
  test('a confirmed address and a press end it: the inviter hears of it, the log has it, and nothing brings it back', async () => {
    const email = fresh();
    const token = await invite(email, { organisations: [`${organisation('bakkerij')}:member`] });
    await prove(token, email);
    expect(await post(decline, { token })).toMatchObject({ goTo: `/invitation/${token}` });
    expect(await stateFor(token)).toBe('declined');
    expect(await newestLetter('invitation_declined', 'fatima@jansen.example')).toMatchObject({ personAddress: email });
    expect(JSON.stringify(await everyRow('audit_events'))).toContain('user.invitationDeclined');
    const before = await everything();
    expect((await post(decline, { token })).code).toBe('conflict');
    expect((await post(accept, { token, name: 'Changed My Mind' })).code).toBe('conflict');
    expect(await everything()).toEqual(before);
    expect(await userWith(email)).toBeUndefined();
    // There is room for a new one at once, and it can be accepted.
    const next = await invite(email);
    expect(await stateFor(next)).toBe('ready');
  });

  test('neither the link alone nor another confirmed address declines anything', async () => {
    const [owner, other] = [fresh(), fresh()];
    const token = await invite(owner);
    const before = await everything();
    expect((await post(decline, { token })).code).toBe('conflict');
    expect(await everything()).toEqual(before);
    await post(sendLink, { email: other });
    await post(enterCode, { code: (await newestLetter('sign_up', other)).code });
    const later = await everything();
    expect((await post(decline, { token })).code).toBe('conflict');
    expect(await everything()).toEqual(later);
    expect(await stateFor(token)).toBe('sign_in');
  });

  test('whoever came without the mail goes on to the next invitation, or to an account of their own', async () => {
    const email = fresh();
    await invite(email);
    await post(sendLink, { email });
    await post(enterCode, { code: (await newestLetter('confirm_address', email)).code });
    const waiting = await findWaitingInvitation(email);
    expect(await post(decline, { invitationId: waiting!.id })).toMatchObject({ goTo: '/sign-up/details' });
    expect(await findWaitingInvitation(email)).toBeNull();
  });
});

describe('what an invitation is to whoever looks', () => {
  const dayAgo = sql`now() - interval '1 day'`;
  const demote = (role: 'basic' | 'administrator') =>
    asOwner((tx) =>
      tx
        .update(users)
        .set({ role })
        .where(eq(users.id, person('anna').userId)),
    );

  test.each([
    ['expired', { expiresAt: dayAgo }],
    ['withdrawn', { withdrawnAt: dayAgo }],
    ['declined', { declinedAt: dayAgo }],
    ['accepted', { acceptedAt: dayAgo }],
  ] as const)('%s: cannot be accepted, and nothing changes', async (state, values) => {
    const email = fresh();
    const token = await invite(email);
    await prove(token, email);
    await change(email, values);
    expect(await stateFor(token)).toBe(state);
    const before = await everything();
    expect(await post(accept, { token, name: 'Late' })).toMatchObject({ code: 'conflict' });
    expect(await everything()).toEqual(before);
  });

  test('its inviter is no administrator any more: it says so, and cannot be accepted', async () => {
    const email = fresh();
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ role: 'administrator' })
        .where(eq(users.id, person('bram').userId)),
    );
    const token = await invite(email, { as: 'anna' });
    await prove(token, email);
    await demote('basic');
    expect(await stateFor(token)).toBe('inviter_lost');
    expect(await isShownAsGood(email)).toBe(false);
    expect((await post(accept, { token, name: 'Late' })).code).toBe('conflict');
    expect(await userWith(email)).toBeUndefined();
    await demote('administrator');
    expect(await isShownAsGood(email)).toBe(true);
    expect(await post(accept, { token, name: 'In time' })).toMatchObject({ goTo: '/' });
  });

  test('somebody else is signed in: the invited address is masked, and the link stays good', async () => {
    const email = fresh();
    const token = await invite(email);
    await actAs('olaf');
    expect(await stateFor(token)).toBe('other_account');
    actAsNobody();
    expect(await stateFor(token)).toBe('sign_in');
  });

  test('the invited address has an account elsewhere, or here by now', async () => {
    await actAs('fatima');
    await asOwner((tx) => tx.delete(invitations).where(eq(invitations.email, 'kees@visser.example')));
    await post(inviteUser, { emails: 'kees@visser.example' });
    await change('kees@visser.example', { tokenHash: hashToken('known') });
    await actAs('kees');
    expect(await stateFor('known')).toBe('elsewhere');
    await asOwner((tx) =>
      tx
        .update(invitations)
        .set({ environmentId: environment('visser') })
        .where(and(eq(invitations.email, 'kees@visser.example'))),
    );
    expect(await stateFor('known')).toBe('inviter_lost');
    await asOwner((tx) =>
      tx
        .update(invitations)
        .set({ invitedBy: person('ivo').userId })
        .where(eq(invitations.email, 'kees@visser.example')),
    );
    expect(await stateFor('known')).toBe('here_already');
  });

  test('a made-up token says nothing, and soon is not looked up any more', async () => {
    const seen = [];
    process.env.KOPPEL_TRUSTED_PROXY = '1';
    currentRequest().headers.set('x-forwarded-for', '198.51.100.4');
    for (let guess = 0; guess < 11; guess++) seen.push(await stateFor(`guess-${guess}`));
    delete process.env.KOPPEL_TRUSTED_PROXY;
    expect(seen).toEqual([...Array(10).fill('unknown'), 'too_many']);
  });

  test('expired: its owner asks for a new one, once a day; whoever holds the link alone cannot', async () => {
    const email = fresh();
    const token = await invite(email);
    await change(email, { expiresAt: dayAgo });
    expect((await post(askForNew, { token })).code).toBe('conflict');
    await prove(token, email);
    expect((await post(askForNew, { token })).code).toBe('ok');
    expect(await newestLetter('invitation_wanted', 'fatima@jansen.example')).toMatchObject({ personAddress: email });
    expect((await post(askForNew, { token })).code).toBe('rate_limited');
  });
});
