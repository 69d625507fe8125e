import type { Case } from '../case';
import { administrators, controllers, everybody, everyManager, managers } from '../roles';

// Create a partner on the platform; Create and assign a relationship manager; Collaborating: authorisation requests.

const onPartnership = (name: string, more: Record<string, 'newcomer' | 'second'> = {}): Case => ({
  endpoint: `partners#${name}`,
  about: 'partnership',
  may: { own: managers },
  form: ({ partnership }, home) => ({
    partnershipId: partnership!,
    ...Object.fromEntries(Object.entries(more).map(([field, who]) => [field, home.others[who]])),
  }),
  crosses: true,
});

const onRequest = (name: string, about: string, may: Case['may'], more: Record<string, string> = {}): Case => ({
  endpoint: `partners/requests#${name}`,
  about,
  may,
  form: (on) => ({ requestId: on[about]!, ...more }),
  crosses: true,
});

const client = { clientName: 'Carla', organisationName: 'Client BV', legalNumber: '12345678', softwarePackage: '' };

export const partnerActions: Case[] = [
  onPartnership('endPartnership'),
  onPartnership('withdrawScope'),
  onPartnership('connectManager', { userId: 'newcomer' }),
  onPartnership('makeContact', { userId: 'second' }),
  onPartnership('disconnectManager', { userId: 'second' }),
  {
    endpoint: 'partners#connectToSeveral',
    about: 'partnership',
    may: { own: managers },
    form: ({ partnership }, home) => ({ partnershipIds: [partnership!], userId: home.others.newcomer }),
    crosses: true,
  },
  {
    endpoint: 'partners#shareOrganisation',
    about: 'partnership',
    may: { own: administrators },
    form: ({ partnership }, home) => ({ partnershipId: partnership!, organisationId: home.organisations.closed.id }),
    crosses: true,
  },
  {
    endpoint: 'partners#unshareOrganisation',
    about: 'partnership',
    may: { own: controllers },
    form: ({ partnership }, home) => ({ partnershipId: partnership!, organisationId: home.organisations.open.id }),
    crosses: true,
  },
  {
    endpoint: 'partners/[partnershipId]#addPartnerMembers',
    about: 'organisation',
    may: { own: administrators, hidden: administrators },
    form: ({ organisation }, home) => ({
      ...{ partnershipId: home.whole.partnership!, organisationId: organisation! },
      ...{ userIds: [home.whole.acrossPerson!], level: 'member' },
    }),
    crosses: true,
  },
  {
    endpoint: 'partners/add-members#addMembersToPartners',
    about: 'organisation',
    // Every organisation of a partner can be asked for (P20); in one's own there is nothing to ask of a partner.
    may: { shared: everyManager, partner: everyManager },
    // The directory of recipients names them to everybody.
    known: ['partner'],
    form: ({ organisation }, home) => ({
      userIds: [home.others.seated],
      organisationIds: [organisation!],
      level: 'member',
    }),
    crosses: true,
  },
  {
    endpoint: 'partners/add-members#withdrawAccessRequest',
    about: 'askedByUs',
    may: { own: everyManager },
    form: ({ askedByUs }) => ({ accessRequestId: askedByUs! }),
    crosses: true,
  },
  {
    endpoint: 'inbox/in/requests#acceptAccessRequests',
    about: 'askedAccess',
    may: { own: administrators },
    form: ({ askedAccess }) => ({ accessRequestIds: [askedAccess!] }),
    crosses: true,
  },
  {
    endpoint: 'inbox/in/requests#declineAccessRequest',
    about: 'askedAccess',
    may: { own: controllers },
    form: ({ askedAccess }) => ({ accessRequestId: askedAccess!, reason: '' }),
    crosses: true,
  },
  {
    endpoint: 'partners/authorisation-requests#requestAuthorisation',
    may: { own: managers },
    form: () => ({ ...client, email: 'carla@client.test', message: '' }),
  },
  {
    endpoint: 'partners/authorisation-requests#requestAuthorisations',
    may: { own: managers },
    form: () => ({ clients: JSON.stringify([{ ...client, email: 'carla@client.test' }]), message: '' }),
  },
  {
    endpoint: 'partners/find#sendRelationshipRequest',
    may: { own: managers },
    form: ({ stranger }) => ({ organisationId: stranger!, message: '' }),
    crosses: true,
  },
  onRequest('acceptRelationshipRequest', 'incoming', { own: managers }),
  onRequest('acceptAuthorisationRequest', 'authorisation', { own: managers }),
  onRequest('declineRequest', 'incoming', { own: managers }),
  onRequest('withdrawRequest', 'outgoing', { own: managers }),
  onRequest('resendRequest', 'outgoing', { own: managers }),
  onRequest('remindOfRequest', 'outgoing', { own: managers }),
  onRequest('renewRelationshipRequest', 'declined', { own: managers }),
];

const overview = [
  '/partners',
  '/partners/requests',
  '/partners/authorisation-requests',
  '/partners/authorisation-requests/new',
  '/partners/authorisation-requests/many',
  '/partners/clients',
  '/partners/add-members',
  '/partners/relationship-managers',
];

export const partnerPlaces: Case[] = [
  {
    endpoint: 'page /partners/[partnershipId]',
    about: 'partnership',
    may: { own: everyManager },
    path: ({ partnership }) => `/partners/${partnership}`,
  },
  {
    endpoint: 'route /partners/[partnershipId]/people',
    about: 'partnership',
    may: { own: administrators },
    path: ({ partnership }, home) =>
      `/partners/${partnership}/people?organisation=${home.organisations.open.id}&search=Person`,
  },
  {
    endpoint: 'route /partners/add-members/people',
    may: { own: everyManager },
    path: () => '/partners/add-members/people?search=Person',
  },
  {
    endpoint: 'route /partners/authorisation-requests/many/check',
    may: { own: managers },
    path: () => '/partners/authorisation-requests/many/check',
    body: 'Name;E-mail;Organisation;Number;Software\nCarla;carla@client.test;Client BV;12345678;\n',
  },
  {
    endpoint: 'route /partners/relationship-managers/partnerships',
    may: { own: everybody },
    path: () => '/partners/relationship-managers/partnerships?search=House',
  },
  {
    endpoint: 'page /partners/relationship-managers/connect',
    about: 'partnership',
    may: { own: everyManager },
    path: ({ partnership }) => `/partners/relationship-managers/connect?partnership=${partnership}`,
  },
  {
    endpoint: 'page /partners/find',
    may: { own: everybody },
    path: () => '/partners/find?search=Company',
    shows: ['directory'],
  },
  ...overview.map(
    (path): Case => ({ endpoint: `page ${path}`, may: { own: everybody }, path: () => path, shows: ['directory'] }),
  ),
];
