import type { Address, Case } from '../case';
import { administrators, controllers, everybody, insiders, type Role } from '../roles';

// Roles and permissions on the platform: people, organisations, settings, the log, one's own profile.

const onUser = (name: string, about: string, more: Record<string, string> = {}): Case => ({
  endpoint: `environment/users/[userId]#${name}`,
  about,
  may: { own: administrators },
  form: (on) => ({ userId: on[about]!, ...more }),
});

const onOrganisation = (
  name: string,
  may: Case['may'],
  form: (userId: string) => Record<string, string | string[]>,
): Case => ({
  endpoint: `environment/organisations/[organisationId]#${name}`,
  about: 'organisation',
  may,
  form: ({ organisation }, home) => ({
    organisationId: organisation!,
    ...form(name === 'addMembers' ? home.others.newcomer : home.others.seated),
  }),
});
const controlled = { own: controllers, hidden: administrators };
/** Whom something is done to sits in the open organisation alone. */
const controlledSeat = { own: controllers };

const settings = {
  name: 'Another name',
  country: 'NL',
  legalNumber: '',
  vatNumber: '',
  street: '',
  postcode: '',
  city: '',
  email: '',
  iban: '',
  invoicePrefix: '',
  paymentTermDays: '30',
  version: '1',
};

export const environmentActions: Case[] = [
  onUser('changeRole', 'second', { role: 'basic' }),
  onUser('setRelationshipManager', 'seated', { isGiven: 'on' }),
  onUser('setDeveloper', 'seated', { isGiven: 'on' }),
  onUser('setWorkflowAdministrator', 'seated', { isGiven: 'on' }),
  onUser('blockUser', 'seated'),
  onUser('unblockUser', 'shut'),
  onUser('removeUser', 'seated', { isConfirmed: 'on' }),
  {
    endpoint: 'environment/users/[userId]#addToOrganisations',
    about: 'newcomer',
    may: { own: controllers },
    known: ['partner'],
    form: ({ newcomer }, home) => ({ userId: newcomer!, organisationIds: [home.organisations.open.id] }),
  },
  {
    endpoint: 'environment/users/invite#inviteUser',
    may: { own: administrators },
    form: () => ({ emails: 'somebody@invited.test', role: 'basic' }),
  },
  {
    endpoint: 'environment/users/invite#resendInvitation',
    about: 'invitation',
    may: { own: administrators },
    form: invitation,
  },
  {
    endpoint: 'environment/users/invite#withdrawInvitation',
    about: 'invitation',
    may: { own: administrators },
    form: invitation,
  },
  onOrganisation('addMembers', controlled, (userId) => ({ userIds: [userId], level: 'member' })),
  onOrganisation('changeLevel', controlledSeat, (userId) => ({ userId, level: 'administrator' })),
  onOrganisation('removeMember', controlledSeat, (userId) => ({ userId })),
  onOrganisation('leaveOrganisation', { own: ['member', 'organisationAdministrator'], shared: ['member'] }, () => ({})),
  onOrganisation('changeSettings', controlled, () => settings),
  {
    endpoint: 'environment/organisations/[organisationId]#deleteOrganisation',
    about: 'organisation',
    may: { own: administrators, hidden: administrators },
    form: ({ organisation, organisationName }) => ({ organisationId: organisation!, typed: organisationName! }),
  },
  {
    endpoint: 'environment/organisations#createOrganisation',
    may: { own: administrators },
    form: () => ({ name: 'A new one', country: 'NL', legalNumber: '', vatNumber: '' }),
  },
  {
    endpoint: 'environment/settings#changeEnvironmentSettings',
    may: { own: administrators },
    form: () => ({ name: 'A new name', language: 'nl', country: 'NL', version: '1' }),
  },
  {
    endpoint: 'environment/subscription#changeSubscription',
    may: { own: administrators },
    form: () => ({ planKey: 'basic', hasWorkflowEngine: 'on', version: '1' }),
  },
  ...profile(),
  {
    endpoint: 'notifications#markRead',
    about: 'notification',
    may: { own: administrators },
    form: ({ notification }) => ({ notificationId: notification! }),
  },
  { endpoint: 'notifications#markAllRead', may: { own: everybody }, form: () => ({ until: '2000000000000' }) },
];

function invitation({ invitation }: Record<string, string>) {
  return { invitationId: invitation! };
}

function profile(): Case[] {
  const own = (name: string, form: Record<string, string>): Case => ({
    endpoint: `profile#${name}`,
    may: { own: everybody },
    form: () => form,
  });
  return [
    own('changeName', { name: 'Another name' }),
    own('changeLanguage', { language: 'nl' }),
    own('changeTheme', { theme: 'dark' }),
    own('changeShortcuts', {}),
    own('changeMailing', { topic: 'comments', mailing: 'never' }),
    own('endOtherSessions', {}),
    {
      endpoint: 'profile#endSession',
      about: 'session',
      may: { own: administrators },
      form: ({ session }) => ({ sessionId: session! }),
    },
  ];
}

const organisation =
  (rest = ''): Address =>
  (on) =>
    `/environment/organisations/${on.organisation}${rest}`;
const seen = { own: insiders, hidden: administrators, shared: ['member', 'basicManager'] as Role[] };
const forAdministrators = [
  '/environment/users',
  '/environment/users/invite',
  '/environment/organisations/create',
  '/environment/subscription',
  '/environment/settings',
  '/environment/audit',
];
const forEverybody = [
  '/environment',
  '/environment/organisations',
  '/environment/roles',
  '/profile',
  '/profile/own-actions',
  '/notifications',
];

export const environmentPlaces: Case[] = [
  {
    endpoint: 'page /environment/organisations/[organisationId]',
    about: 'organisation',
    may: seen,
    path: organisation(),
  },
  {
    endpoint: 'page /environment/organisations/[organisationId]/settings',
    about: 'organisation',
    may: controlled,
    path: organisation('/settings'),
  },
  {
    endpoint: 'page /environment/organisations/[organisationId]/audit',
    about: 'organisation',
    may: controlled,
    path: organisation('/audit'),
  },
  {
    endpoint: 'route /environment/organisations/[organisationId]/audit/export',
    about: 'organisation',
    may: controlled,
    path: organisation('/audit/export?format=csv'),
  },
  {
    endpoint: 'route /environment/organisations/[organisationId]/candidates',
    about: 'organisation',
    may: controlled,
    path: organisation('/candidates?search=Person'),
  },
  {
    endpoint: 'page /environment/users/[userId]',
    about: 'seated',
    may: { own: administrators },
    path: ({ seated }) => `/environment/users/${seated}`,
  },
  {
    endpoint: 'route /environment/users/[userId]/successors',
    may: { own: administrators },
    path: ({ seated }) => `/environment/users/${seated}/successors?search=Person`,
  },
  {
    endpoint: 'route /environment/audit/export',
    may: { own: administrators },
    path: () => '/environment/audit/export?format=csv',
  },
  {
    endpoint: 'route /notifications/here',
    may: { own: everybody },
    path: () => '/notifications/here?path=/groups',
    body: '',
  },
  ...forAdministrators.map(
    (path): Case => ({ endpoint: `page ${path}`, may: { own: administrators }, path: () => path }),
  ),
  ...forEverybody.map((path): Case => ({ endpoint: `page ${path}`, may: { own: everybody }, path: () => path })),
];
