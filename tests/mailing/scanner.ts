import { NextRequest } from 'next/server';
import { expect } from 'vitest';
import DocumentPage from '@/app/(portal)/documents/[documentId]/page';
import UsersPage from '@/app/(portal)/environment/users/page';
import { acceptAccessRequests } from '@/app/(portal)/inbox/in/requests/actions';
import AccessPage from '@/app/(portal)/inbox/in/requests/page';
import { markAllRead } from '@/app/(portal)/notifications/actions';
import NotificationsPage from '@/app/(portal)/notifications/page';
import DashboardPage from '@/app/(portal)/page';
import PartnershipPage from '@/app/(portal)/partners/[partnershipId]/page';
import RequestsPage from '@/app/(portal)/partners/requests/page';
import { changeMailing } from '@/app/(portal)/profile/actions';
import ProfilePage from '@/app/(portal)/profile/page';
import InvitationPage from '@/app/(public)/invitation/[token]/page';
import * as invitation from '@/app/(public)/invitation/actions';
import RequestPage from '@/app/(public)/request/[token]/page';
import * as request from '@/app/(public)/request/actions';
import * as signIn from '@/app/(public)/sign-in/actions';
import ConfirmPage from '@/app/(public)/sign-in/confirm/page';
import { GET, HEAD } from '@/app/api/auth/[...nextauth]/route';
import { identifying } from '@/db/client';
import { newId } from '@/db/id';
import { outbox } from '@/db/schema';
import type { Language } from '@/db/vocabulary';
import type { Kind } from '@/lib/notifications/letters';
import { renderLetter } from '@/lib/notifications/mail/render';
import { lookAtRequest } from '@/lib/partnerships/requests/look';
import type { FormAction } from '@/lib/policy/outcome';
import { publicOrigin } from '@/lib/policy/public-address';
import { type Form, given, open, post } from '../acting';
import { home } from '../asking';
import { lettersTo, type Posted } from '../letters';
import { everything } from '../matrix';
import { linksIn } from './reader';

type Press = [press: FormAction | ((form: FormData) => Promise<never>), form: Form];
/** What a link opens, and everything that can be posted there. */
type Door = { path: RegExp; look: (url: URL) => Promise<unknown>; presses: (url: URL) => Press[] | Promise<Press[]> };

const tokenIn = (url: URL) => url.searchParams.get('token') ?? url.pathname.split('/').at(-1)!;
const nothing = given({});

/** Pages for those who are signed in: opened without a session they lead to sign-in, and so do their forms. */
const inside = (path: RegExp, page: (url: URL) => Promise<unknown>, ...presses: Press[]): Door => ({
  path,
  look: async (url) => expect(await page(url)).toMatchObject({ goTo: expect.stringMatching(/^\/sign-in/) }),
  presses: () => presses,
});

const doors: Door[] = [
  {
    path: /^\/sign-in\/confirm$/,
    look: async (url) => {
      const token = tokenIn(url);
      expect(await open(ConfirmPage, { searchParams: given({ token }) })).toBe('open');
      const callback = `${publicOrigin()}/api/auth/callback/mail?${new URLSearchParams({ token, email: 'a@b.example', callbackUrl: '/' })}`;
      expect((await GET(new NextRequest(callback))).headers.getSetCookie().join()).not.toContain('session');
      expect((await HEAD()).status).toBe(404);
    },
    presses: (url) => {
      const token = tokenIn(url);
      return [
        [signIn.confirmLink, { token }],
        [signIn.enterCode, { token, code: '000000' }],
        [signIn.enterCode, { code: '000000' }],
        [signIn.sendAgain, {}],
        [signIn.sendAgainByLink, { token }],
      ];
    },
  },
  {
    path: /^\/invitation\/[\w-]+$/,
    look: async (url) =>
      expect(await open(InvitationPage, { params: given({ token: tokenIn(url) }), searchParams: nothing })).toBe(
        'open',
      ),
    presses: (url) => {
      const token = tokenIn(url);
      return [
        [invitation.accept, { token, name: 'A Scanner' }],
        [invitation.decline, { token }],
        [invitation.askForNew, { token }],
        [invitation.proveAddress, { token }],
      ];
    },
  },
  {
    path: /^\/request\/[\w-]+$/,
    look: async (url) =>
      expect(await open(RequestPage, { params: given({ token: tokenIn(url) }), searchParams: nothing })).toBe('open'),
    // The page says which request it is, to whoever reads it.
    presses: async (url) => {
      const view = await lookAtRequest(tokenIn(url));
      return answersTo(tokenIn(url), 'request' in view ? view.request.id : newId());
    },
  },
  inside(/^\/$/, () => open(DashboardPage as (props: object) => Promise<unknown>, {})),
  inside(/^\/profile$/, () => open(ProfilePage as (props: object) => Promise<unknown>, {}), [
    changeMailing,
    { topic: 'requests', mailing: 'never' },
  ]),
  inside(/^\/notifications$/, () => open(NotificationsPage, { searchParams: nothing }), [markAllRead, {}]),
  inside(/^\/inbox\/in\/requests$/, () => open(AccessPage as (props: object) => Promise<unknown>, {}), [
    acceptAccessRequests,
    { 'accessRequestIds[]': [newId()] },
  ]),
  inside(/^\/environment\/users$/, () => open(UsersPage, { searchParams: nothing })),
  inside(/^\/partners\/requests$/, () => open(RequestsPage, { searchParams: nothing })),
  inside(/^\/partners\/[\w-]{36}$/, ({ pathname }) =>
    open(PartnershipPage, { params: given({ partnershipId: pathname.split('/').at(-1)! }), searchParams: nothing }),
  ),
  inside(/^\/documents\/[\w-]{36}$/, ({ pathname }) =>
    open(DocumentPage, { params: given({ documentId: pathname.split('/').at(-1)! }), searchParams: nothing }),
  ),
];

/** Everything that the page of a request can post. */
export const answersTo = (token: string, requestId: string): [press: FormAction, form: Form][] => [
  [request.acceptRelationshipHere, { token, requestId }],
  [request.acceptAuthorisationHere, { token, requestId, becomesRelationshipManager: 'on' }],
  [request.declineHere, { token, requestId, reason: 'scanned' }],
  [request.takeRoleHere, { token }],
  [request.acceptAsNewClient, { token, ...home }],
  [request.acceptAsNewClient, { token, code: '123456', ...home }],
  [request.joinBeforeAccepting, { token, name: 'A Scanner' }],
  [request.declineAsNewClient, { token, reason: 'scanned' }],
  [request.declineAsNewClient, { token, code: '123456', reason: 'scanned' }],
  [request.askForMissing, { token }],
  [request.askForNew, { token }],
];

/** Every letter there is, oldest first. */
export async function everyPosted(): Promise<Posted[]> {
  const rows = await identifying((tx) => tx.selectDistinct({ to: outbox.toAddress }).from(outbox));
  const all = await Promise.all(rows.map(({ to }) => lettersTo(to)));
  return all.flat().sort((one, other) => (one.id < other.id ? -1 : 1));
}

const codes: ReadonlySet<Kind> = new Set<Kind>(['sign_in', 'sign_up', 'confirm_address']);

/** Opens every link of a letter and posts every form behind it, twice; nothing changes, and only its reader may be sent a code. */
export async function scan(letter: Posted): Promise<void> {
  const { html } = await renderLetter(letter, letter.language as Language);
  const before = await everythingButCodes();
  const written = new Set((await everyPosted()).map(({ id }) => id));
  for (const link of [...new Set(linksIn(html)), ...new Set(linksIn(html))]) {
    const url = new URL(link.replaceAll('&amp;', '&'));
    const door = doors.find(({ path }) => path.test(url.pathname));
    if (!door) throw new Error(`The letter ${letter.kind} leads to ${url.pathname}, which nobody scans.`);
    await door.look(url);
    for (const [press, form] of await door.presses(url)) await post(press, form);
  }
  expect(await everythingButCodes(), `after the letter ${letter.kind}`).toEqual(before);
  const more = (await everyPosted()).filter(({ id }) => !written.has(id));
  expect(more.filter(({ kind, to }) => !codes.has(kind) || to !== letter.to)).toEqual([]);
}

async function everythingButCodes() {
  const { outbox: _, sign_in_tokens: __, ...rest } = await everything();
  return rest;
}
