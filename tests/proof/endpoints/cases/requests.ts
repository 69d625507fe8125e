import type { Case } from '../case';
import { administrators, controllers, everybody, managers } from '../roles';

// Create a partner on the platform; Collaborating: authorisation requests. What is asked of others, and what others ask.

const onRequest = (name: string, about: string, may: Case['may'], more: Record<string, string> = {}): Case => ({
  endpoint: `partners/requests#${name}`,
  about,
  may,
  form: (on) => ({ requestId: on[about]!, ...more }),
  crosses: true,
});

const client = { clientName: 'Carla', organisationName: 'Client BV', legalNumber: '12345678', softwarePackage: '' };

export const requestActions: Case[] = [
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
  '/partners/requests',
  '/partners/authorisation-requests',
  '/partners/authorisation-requests/new',
  '/partners/authorisation-requests/many',
];

export const requestPlaces: Case[] = [
  {
    endpoint: 'route /partners/authorisation-requests/many/check',
    may: { own: managers },
    path: () => '/partners/authorisation-requests/many/check',
    body: 'Name;E-mail;Organisation;Number;Software\nCarla;carla@client.test;Client BV;12345678;\n',
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
