import type { Address, Case, Form } from '../case';
import { administrators, everyRole, managers } from '../roles';

// What is in front of the door: whoever comes, comes in here. A mailed link opens what it was mailed for, to whom it was mailed.

const open = (endpoint: string, form: Form): Case => ({ endpoint, may: { own: everyRole }, form, isPublic: true });
const invited: Form = ({ invitationToken }) => ({ token: invitationToken! });
const asked: Form = ({ authorisationToken }) => ({ token: authorisationToken! });
/** What the request says: who asks whom, and why. */
const asLinked = ['directory', 'internal', 'partners'] as const;
const newHome = { name: 'Carla', environmentName: 'Client BV', country: 'NL', organisation: 'later' };

const here = (
  name: string,
  about: string,
  token: string,
  may: Case['may'],
  more: Record<string, string> = {},
): Case => ({
  endpoint: `request#${name}`,
  about,
  may,
  form: (on) => ({ requestId: on[about]!, token: on[token]!, ...more }),
  crosses: true,
});

export const publicActions: Case[] = [
  open('invitation#proveAddress', invited),
  open('invitation#accept', (on, home) => ({ ...invited(on, home), name: 'Carla' })),
  open('invitation#decline', invited),
  open('invitation#askForNew', invited),
  here('acceptRelationshipHere', 'incoming', 'incomingToken', { own: managers }),
  here('acceptAuthorisationHere', 'authorisation', 'authorisationToken', { own: managers }),
  here('declineHere', 'incoming', 'incomingToken', { own: managers }, { reason: '' }),
  { endpoint: 'request#takeRoleHere', may: { own: administrators }, form: asked },
  open('request#sendCode', asked),
  open('request#acceptAsNewClient', (on, home) => ({ ...asked(on, home), ...newHome })),
  open('request#declineAsNewClient', (on, home) => ({ ...asked(on, home), reason: '' })),
  open('request#joinBeforeAccepting', (on, home) => ({ ...asked(on, home), name: 'Carla' })),
  { ...open('request#askForMissing', asked), shows: asLinked },
  { ...open('request#askForNew', asked), shows: asLinked },
  open('sign-in#sendLink', () => ({ email: 'somebody@nowhere.test', next: '/' })),
  open('sign-in#sendAgain', () => ({})),
  open('sign-in#sendAgainByLink', invited),
  open('sign-in#enterCode', () => ({ code: '123456' })),
  open('sign-in#confirmLink', invited),
  open('sign-in#continueAsPerson', ({ seated }) => ({ userId: seated!, next: '/' })),
  open('sign-up#createEnvironment', () => newHome),
  open('sign-up#joinEnvironment', () => ({ name: 'Carla' })),
  open('sign-out#signOut', () => ({ next: '/' })),
];

const place = (endpoint: string, path: string | Address, more: Partial<Case> = {}): Case => ({
  endpoint,
  may: { own: everyRole },
  path: typeof path === 'string' ? () => path : path,
  isPublic: true,
  ...more,
});
/** In production there is no local mailbox. */
const nobody = { may: {}, isPublic: true } as const;

export const publicPlaces: Case[] = [
  place('page /invitation/[token]', ({ invitationToken }) => `/invitation/${invitationToken}`, {
    shows: ['directory', 'internal', 'partners'],
  }),
  place('page /request/[token]', ({ incomingToken }) => `/request/${incomingToken}`, {
    shows: ['directory', 'internal', 'partners'],
  }),
  place('page /sign-in', '/sign-in'),
  place('page /sign-in/check-email', '/sign-in/check-email'),
  place('page /sign-in/confirm', ({ invitationToken }) => `/sign-in/confirm?token=${invitationToken}`),
  place('page /sign-up', '/sign-up'),
  place('page /sign-up/details', '/sign-up/details'),
  place(
    'route /api/auth/[...nextauth]',
    ({ invitationToken }) => `/api/auth/callback/mail?token=${invitationToken}&email=a%40b.test`,
  ),
  place('route /api/health/live', '/api/health/live'),
  place('route /api/health/ready', '/api/health/ready'),
  { endpoint: 'page /dev/mail', path: () => '/dev/mail', ...nobody },
  { endpoint: 'page /dev/mail/[mailId]', path: ({ document }) => `/dev/mail/${document}`, ...nobody },
  { endpoint: 'route /dev/mail/[mailId]/paper', path: ({ document }) => `/dev/mail/${document}/paper`, ...nobody },
];
