import { expect, type Page } from '@playwright/test';
import { language, say } from './appearance';
import { press } from './by-post';
import { fromLetter, invitationLink, sixDigits } from './letters';
import { masked } from './requests';

/** A company that exists for one test: what happens in it disturbs nobody, and a second run makes another one. */
export type Company = { name: string; organisation: string; legalNumber: string; domain: string };

let companies = 0;

/** A name that nobody has: for a company, and for the domain of its addresses; and a number. */
export function newCompany(): Company {
  const number = `${Date.now()}${++companies}`.slice(-9);
  const name = `Proef ${language.toUpperCase()} ${number}`;
  return {
    name,
    organisation: `${name} BV`,
    legalNumber: number.slice(-8),
    domain: `proef-${language}-${number}.example`,
  };
}

/** Signs up by mail, and makes an environment with its first organisation: the page is its administrator's, on the dashboard. */
export async function found(
  page: Page,
  { name: environmentName, organisation: organisationName, legalNumber, domain }: Company,
  name = 'Petra Proef',
): Promise<void> {
  const email = `petra@${domain}`;
  await send(page, '/sign-up', 'signUp.send', { email });
  await enterCode(page, email);
  const fields = { name, environmentName, organisationName, legalNumber };
  await send(page, '/sign-up/details', 'signUp.create', fields);
  await arrive(page, '/');
}

/** Takes what partnerships ask of a company, as Find partners offers it: the role for its administrator, a subscription from Basic up. */
export async function becomeReadyForPartners(page: Page): Promise<void> {
  await page.goto('/partners/find');
  await page.getByRole('button', { name: say('partners.makeMe') }).click();
  await expect(page.getByRole('button', { name: say('partners.makeMe') })).toHaveCount(0);
  await page.getByRole('link', { name: say('partners.changePlan') }).click();
  await choosePlan(page, 'Basic');
}

/** Chooses another subscription on its page, and waits for it to count. */
export async function choosePlan(page: Page, name: string): Promise<void> {
  await page.waitForURL('**/environment/subscription');
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  await page.getByRole('button', { name: say('subscription.save'), exact: true }).click();
  await expect(page.getByText(say('done.subscription_changed')).first()).toBeVisible();
}

/** Invites an address as a basic user, into an organisation when one is named; answers the link of the invitation. */
export async function invite(page: Page, emails: string, organisation?: string): Promise<string> {
  if (organisation) {
    await page.goto('/environment/users/invite');
    await page.getByLabel(say('invite.emails')).fill(emails);
    await page.getByLabel(organisation).selectOption({ label: say('levels.member') });
    await page.getByRole('button', { name: say('invite.send') }).click();
    await expect(page.getByRole('row', { name: new RegExp(emails) })).toBeVisible();
  } else await send(page, '/environment/users/invite', 'invite.send', { emails });
  return fromLetter(page, emails, invitationLink);
}

/** Shows, on the page of an invitation, that the invited address is one's own. */
export async function prove(page: Page, link: string, address: string): Promise<void> {
  const button = say('invitation.proveButton', { to: masked(address) });
  await press(page.request, { at: link, button, window: page });
  await enterCode(page, address);
  await arrive(page, link);
}

/** Accepts an invitation, from the link to the portal. */
export async function accept(page: Page, link: string, address: string, name: string): Promise<void> {
  await prove(page, link, address);
  await send(page, link, 'invitation.accept', { name });
  await arrive(page, '/');
}

/** Comes in by the code of the letter: to the portal, or where somebody without an account is led. */
export async function signIn(page: Page, address: string, to = '/'): Promise<void> {
  await send(page, '/sign-in', 'signIn.send', { email: address });
  await enterCode(page, address);
  await arrive(page, to);
}

const enterCode = async (page: Page, address: string) =>
  send(page, '/sign-in/check-email', 'signIn.enter', { code: await fromLetter(page, address, sixDigits) });

/** How a company comes to be is walked through in a window by its own tests. */
const send = (page: Page, at: string, key: string, fields: Record<string, string>) =>
  press(page.request, { at, button: say(key), fields, window: page });

async function arrive(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForURL((url) => url.pathname === path);
}
