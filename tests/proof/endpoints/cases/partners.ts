import type { Case } from '../case';
import { administrators, controllers, everybody, everyManager, managers } from '../roles';

// Create a partner on the platform; Create and assign a relationship manager.

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
];

const overview = ['/partners', '/partners/clients', '/partners/add-members', '/partners/relationship-managers'];

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
    // Names alone, which a live partnership shows (C-42), to whoever sees the partnership.
    may: { own: everyManager },
    path: ({ partnership }, home) =>
      `/partners/${partnership}/people?organisation=${home.organisations.open.id}&search=Person`,
  },
  {
    endpoint: 'route /partners/add-members/people',
    may: { own: everyManager },
    path: () => '/partners/add-members/people?search=Person',
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
  ...overview.map(
    (path): Case => ({ endpoint: `page ${path}`, may: { own: everybody }, path: () => path, shows: ['directory'] }),
  ),
];
