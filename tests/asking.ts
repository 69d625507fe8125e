import { expect } from 'vitest';
import { requestAuthorisation } from '@/app/(portal)/partners/authorisation-requests/actions';
import { sendRelationshipRequest } from '@/app/(portal)/partners/find/actions';
import { sendCode } from '@/app/(public)/request/actions';
import { lookAtRequest } from '@/lib/partnerships/requests/look';
import { actAs, actAsNobody, type Form, post } from './acting';
import { lettersTo, newestLetter, tokenOf } from './letters';
import { addCompany, type Company } from './partners';

// Requests as people send them, with the link that was mailed.

let made = 0;
export const domain = () => `client${++made}.example`;
/** The address of somebody without account. */
export const nobody = () => `carla@${domain()}`;

export type Asked = { from: Company; token: string; requestId: string };

const wish: Form = {
  clientName: 'Carla Client',
  organisationName: 'Client BV',
  legalNumber: '12345678',
  softwarePackage: 'Boekhoud 3000',
  asksForSoftwareConnection: 'on',
  message: 'Welcome.',
};

/** A firm asks an address for its authorisation, through the action and the letter. */
export async function askForAuthorisation(email: string): Promise<Asked> {
  const from = await addCompany();
  await actAs(from);
  expect((await post(requestAuthorisation, { ...wish, email })).code).toBe('ok');
  return linked(from, tokenOf(await newestLetter('authorisation_request', email)));
}

/** One company asks another for a partnership. */
export async function askForPartnership(to: Company): Promise<Asked> {
  const from = await addCompany();
  await actAs(from);
  await post(sendRelationshipRequest, { organisationId: to.organisationId, message: '' });
  const letters = (await lettersTo(to.email)).filter((one) => one.kind === 'relationship_request');
  return linked(from, tokenOf(letters.at(-1)!.payload));
}

async function linked(from: Company, token: string): Promise<Asked> {
  actAsNobody();
  const view = await lookAtRequest(token);
  if (!('request' in view)) throw new Error('The link leads to no request.');
  return { from, token, requestId: view.request.id };
}

/** The code that is mailed to somebody without account who opened the link. */
export async function codeFor(token: string, email: string): Promise<string> {
  expect((await post(sendCode, { token })).code).toBe('ok');
  return (await newestLetter('confirm_address', email)).code;
}

/** What a new client fills in. */
export const home: Form = {
  name: 'Carla Client',
  environmentName: 'Client BV',
  country: 'NL',
  organisationName: 'Client BV',
  legalNumber: '12345678',
};
