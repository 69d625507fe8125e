import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { castId } from '@/db/seed/cast';
import { say } from './appearance';
import { press } from './by-post';

// Every page there is, by addresses that show it: a page that is added without one is told by `pagesWithout`.

const bakkerij = castId('organisation bakkerij');
const organisation = `/environment/organisations/${bakkerij}`;

const work = ['/', '/documents', '/inbox/in', '/inbox/out', '/tasks', '/invoices/new', '/notifications'];
const environment = [
  '/environment/users',
  `/environment/users/${castId('user hanna')}`,
  '/environment/users/invite',
  '/environment/organisations',
  '/environment/organisations/create',
  organisation,
  `${organisation}/settings`,
  `${organisation}/audit`,
  '/environment/subscription',
  '/environment/settings',
  '/environment/audit',
  '/environment/roles',
  '/profile',
  '/profile/own-actions',
];
const partners = [
  '/partners',
  '/partners/find',
  '/partners/requests',
  '/partners/authorisation-requests',
  '/partners/authorisation-requests/new',
  '/partners/authorisation-requests/many',
  '/partners/clients',
  '/partners/add-members',
  '/partners/relationship-managers',
  '/partners/relationship-managers/connect',
  '/inbox/in/requests',
];
const groups = ['/groups', '/groups/create', `/groups/${castId('group jansen')}`];
const inFrontOfTheDoor = [
  '/sign-in',
  '/sign-in/confirm?token=none',
  '/sign-up',
  '/invitation/none',
  '/request/none',
  '/dev/mail',
];

/** Behind another step, or only on the way to another page: walked through by the tests that take that step. */
const onTheWay = ['/environment', '/sign-in/check-email', '/sign-up/details', '/dev/mail/[mailId]'];

export const places = { work, environment, partners, groups, inFrontOfTheDoor };

/** A document and its XML, an invoice that begins, a draft and its sending, a partnership, a task: as Fatima has them. */
export async function ownPlaces(page: Page): Promise<string[]> {
  const first = async (list: string) => {
    await page.goto(list);
    return new URL((await page.locator('[data-row-link]').first().getAttribute('href'))!, page.url()).pathname;
  };
  const document = await first('/inbox/in');
  const draft = (await first('/documents?status=draft')).replace('/documents/', '/invoices/');
  return [
    document,
    `${document}?view=xml`,
    `${document}/why`,
    `/invoices/new?organisation=${bakkerij}`,
    `${draft}/edit`,
    `${draft}/send`,
    await first('/partners'),
    await first('/tasks'),
  ];
}

/** The workflows, and a draft that is made for the look at it: as Anna has them. */
export async function workflowPlaces(page: Page): Promise<string[]> {
  await page.goto('/workflows');
  const designer = await press(page.request, {
    at: '/workflows/create?template=two_eyes',
    button: say('newWorkflow.submit'),
    fields: { name: `To be looked at ${Date.now()}` },
    window: page,
  });
  return ['/workflows', '/workflows/create', new URL(designer.url()).pathname];
}

/** The pages of the tree that none of these addresses shows. */
export function pagesWithout(addresses: readonly string[]): string[] {
  const shown = addresses.map((one) => one.replace(/[?#].*/, ''));
  return pagesUnder('app')
    .filter((route) => !onTheWay.includes(route))
    .filter((route) => {
      const form = new RegExp(`^${route.replace(/\[[^/]+\]/g, '[^/]+')}$`);
      return !shown.some((one) => form.test(one));
    });
}

/** The routes of all page.tsx below a folder, as "/documents/[documentId]". */
function pagesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep))
    .filter((parts) => parts.at(-1) === 'page.tsx')
    .map(
      (parts) =>
        `/${parts
          .slice(0, -1)
          .filter((part) => !part.startsWith('('))
          .join('/')}`,
    );
}
