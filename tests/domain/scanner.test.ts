import { NextRequest } from 'next/server';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { shareDocuments } from '@/app/(portal)/documents/[documentId]/actions';
import { inviteUser } from '@/app/(portal)/environment/users/invite/actions';
import { addMembersToPartners } from '@/app/(portal)/partners/add-members/actions';
import { acceptRelationshipRequest, withdrawRequest } from '@/app/(portal)/partners/requests/actions';
import { accept, askForNew, decline, proveAddress } from '@/app/(public)/invitation/actions';
import { acceptRelationshipHere, askForMissing, askForNew as askForNewRequest } from '@/app/(public)/request/actions';
import { enterCode, sendLink } from '@/app/(public)/sign-in/actions';
import { GET } from '@/app/api/auth/[...nextauth]/route';
import { invitations, partnershipRequests, rateLimits } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { mailDigests } from '@/lib/notifications/mailing/write';
import { mailAccessRequests } from '@/lib/partnerships/access/tell';
import { sessionCookie } from '@/lib/policy/session';
import { actAs, post } from '../acting';
import { askForAuthorisation, askForPartnership, nobody } from '../asking';
import { lettersTo, newestLetter, type Posted, tokenOf } from '../letters';
import { everyLetter } from '../mailing/every-kind';
import { everyPosted, scan } from '../mailing/scanner';
import { openForTheOwner } from '../matrix';
import { addCompany, givePair } from '../partners';
import { addPersonTo } from '../people';
import { currentRequest, newRequest, requests } from '../setup/request';
import { giveDocument, makeWorld, person } from '../world';

// Whatever opens every link of every letter, follows it and posts every form there, without a session, changes nothing: at most
// a code goes to whom the letter went to (T-33).

beforeAll(makeWorld);
beforeEach(async () => {
  currentRequest().cookies.clear();
  await asOwner((tx) => tx.delete(rateLimits));
});

const expire = (table: typeof invitations | typeof partnershipRequests) =>
  asOwner(async (tx) => {
    await openForTheOwner(tx);
    await tx.update(table).set({ expiresAt: new Date(Date.now() - 1000) });
  });

async function invite(email: string): Promise<string> {
  await actAs('fatima');
  expect((await post(inviteUser, { emails: email })).code).toBe('ok');
  currentRequest().cookies.clear();
  return tokenOf(await newestLetter('invitation', email));
}

async function prove(token: string, email: string): Promise<void> {
  await post(proveAddress, { token });
  await post(enterCode, { code: (await newestLetter('confirm_address', email)).code });
}

/** Answers to invitations, and the letters about them. */
async function answerInvitations(): Promise<void> {
  const late = nobody();
  const token = await invite(late);
  await expire(invitations);
  await prove(token, late);
  expect((await post(askForNew, { token })).code).toBe('ok');
  for (const press of [accept, decline]) {
    const guest = nobody();
    const invited = await invite(guest);
    await prove(invited, guest);
    const name = press === accept ? { name: 'A Guest' } : {};
    expect((await post(press, { token: invited, ...name })).code).toBe('ok');
  }
  await actAs('anna');
  await post(inviteUser, { emails: 'hanna@jansen.example' });
}

/** Requests that are answered, taken back, wanted again, or want a colleague. */
async function answerRequests(): Promise<void> {
  const to = await addCompany();
  const old = await askForPartnership(to);
  await expire(partnershipRequests);
  await actAs(to);
  expect((await post(askForNewRequest, { token: old.token })).code).toBe('ok');
  const { requestId } = await askForPartnership(to);
  await actAs(to);
  expect((await post(acceptRelationshipRequest, { requestId })).code).toBe('ok');
  const withdrawn = await askForPartnership(to);
  await actAs(withdrawn.from);
  await post(withdrawRequest, { requestId: withdrawn.requestId });
  const wanted = await askForPartnership(to);
  await actAs({ userId: await addPersonTo(to.environmentId) });
  expect((await post(askForMissing, { token: wanted.token })).code).toBe('ok');
}

/** What somebody is told and mailed about. */
async function tellPeople(): Promise<void> {
  const { firm, client } = await givePair();
  await actAs(firm);
  const people = { 'userIds[]': [await addPersonTo(firm.environmentId)], 'organisationIds[]': [client.organisationId] };
  await post(addMembersToPartners, { ...people, level: 'member' });
  await mailAccessRequests({ environmentId: client.environmentId });
  await actAs('fatima');
  const documents = [await giveDocument('bakkerij')];
  await post(shareDocuments, { documents, recipients: [person('gijs').userId], accesses: ['read_only'] });
  await mailDigests(new Date(Date.now() + 24 * 3_600_000));
}

/** Those that somebody waits to answer. */
async function writeWaiting() {
  const company = await addCompany();
  const guest = nobody();
  await invite(guest);
  const asked = [await askForPartnership(company), await askForAuthorisation(nobody())] as const;
  await post(sendLink, { email: 'bram@deboer.example' });
  await requests().run(newRequest(), () => post(sendLink, { email: nobody() }));
  return { company, guest, partnership: asked[0] };
}

test('a scanner changes nothing by any link of any letter, and the person still does what the letter is for', async () => {
  await answerInvitations();
  await answerRequests();
  await tellPeople();
  const browser = newRequest();
  const { company, guest, partnership } = await requests().run(browser, writeWaiting);
  const { link } = await newestLetter('sign_in', 'bram@deboer.example');

  const letters = await everyPosted();
  const leading = everyLetter('A name', 'a@b.example').flatMap(([, { kind, payload }]) =>
    'link' in payload ? [kind] : [],
  );
  expect([...new Set(letters.map(({ kind }) => kind))].sort()).toEqual(
    expect.arrayContaining([...new Set(leading)].sort()),
  );
  for (const letter of newestOfEach(letters)) {
    await asOwner((tx) => tx.delete(rateLimits));
    await requests().run(newRequest(), () => scan(letter));
  }

  await asOwner((tx) => tx.delete(rateLimits));
  const query = new URLSearchParams({ token: tokenOf({ link }), email: 'bram@deboer.example', callbackUrl: '/' });
  const entered = await requests().run(browser, () =>
    GET(new NextRequest(`http://localhost:3000/api/auth/callback/mail?${query}`)),
  );
  expect(entered.headers.getSetCookie().join()).toContain(sessionCookie());
  await actAs(company);
  const { token, requestId } = partnership;
  expect((await post(acceptRelationshipHere, { token, requestId })).code).toBe('ok');
  currentRequest().cookies.clear();
  const invited = tokenOf(await newestLetter('invitation', guest));
  await prove(invited, guest);
  expect((await post(accept, { token: invited, name: 'A Guest' })).code).toBe('ok');
}, 180_000);

test('the same finds what is changed by who may', async () => {
  const company = await addCompany();
  await askForPartnership(company);
  const [letter] = await lettersTo(company.email);
  await actAs(company);
  await expect(scan(letter!)).rejects.toThrow('after the letter relationship_request');
});

/** The newest three of each kind: of one kind not all lead to something that still waits. */
const newestOfEach = (letters: Posted[]) =>
  letters.filter(({ kind }, at) => letters.slice(at + 1).filter((later) => later.kind === kind).length < 3);
