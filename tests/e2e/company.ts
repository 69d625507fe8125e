import { expect, type Page } from '@playwright/test';
import { language, say } from './appearance';
import { fromLetter, invitationLink, sixDigits } from './letters';

/** A company that exists for one test: what happens in it disturbs nobody, and a second run makes another one. */
export type Company = { name: string; organisation: string; domain: string };

let companies = 0;

/** A name that nobody has: for a company, and for the domain of its addresses. */
export function newCompany(): Company {
  const number = `${Date.now()}${++companies}`.slice(-9);
  const name = `Proef ${language.toUpperCase()} ${number}`;
  return { name, organisation: `${name} BV`, domain: `proef-${language}-${number}.example` };
}

/** Signs up by mail, and makes an environment with its first organisation: the page is its administrator's, on the dashboard. */
export async function found(
  page: Page,
  { name, organisation, domain }: Company,
  person = 'Petra Proef',
): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel(say('signIn.email')).fill(`petra@${domain}`);
  await page.getByRole('button', { name: say('signUp.send') }).click();
  await enterCode(page, `petra@${domain}`);
  await page.getByLabel(say('signUp.name')).fill(person);
  await page.getByLabel(say('signUp.environmentName')).fill(name);
  await page.getByLabel(say('signUp.organisationName')).fill(organisation);
  await page.getByRole('button', { name: say('signUp.create') }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** Invites an address as a basic user; answers the link of the invitation. */
export async function invite(page: Page, address: string): Promise<string> {
  await page.goto('/environment/users/invite');
  await page.getByLabel(say('invite.emails')).fill(address);
  await page.getByRole('button', { name: say('invite.send') }).click();
  await expect(page.getByRole('row', { name: new RegExp(address) })).toBeVisible();
  return fromLetter(page, address, invitationLink);
}

/** Shows, on the page of an invitation, that the invited address is one's own. */
export async function prove(page: Page, link: string, address: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: new RegExp(say('invitation.proveButton', { to: '' }).trim()) }).click();
  await enterCode(page, address);
  await page.waitForURL(`**${link}`);
}

/** Accepts an invitation, from the link to the portal. */
export async function accept(page: Page, link: string, address: string, name: string): Promise<void> {
  await prove(page, link, address);
  await page.getByLabel(say('invitation.name')).fill(name);
  await page.getByRole('button', { name: say('invitation.accept') }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** Comes in by the code of the letter: to the portal, or where somebody without an account is led. */
export async function signIn(page: Page, address: string, to = '/'): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(say('signIn.email')).fill(address);
  await page.getByRole('button', { name: say('signIn.send') }).click();
  await enterCode(page, address);
  await page.waitForURL((url) => url.pathname === to);
}

async function enterCode(page: Page, address: string): Promise<void> {
  await page.waitForURL('**/sign-in/check-email');
  await page.getByLabel(say('signIn.code')).fill(await fromLetter(page, address, sixDigits));
  await page.getByRole('button', { name: say('signIn.enter') }).click();
}
