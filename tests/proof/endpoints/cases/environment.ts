import type { Address, Case } from '../case';
import { administrators, controllers, everybody, insiders, type Role } from '../roles';

// Roles and permissions on the platform: organisations, settings, the log.

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
];

const organisation =
  (rest = ''): Address =>
  (on) =>
    `/environment/organisations/${on.organisation}${rest}`;
const seen = { own: insiders, hidden: administrators, shared: ['member', 'basicManager'] as Role[] };
const forAdministrators = [
  '/environment/organisations/create',
  '/environment/subscription',
  '/environment/settings',
  '/environment/audit',
];
const forEverybody = ['/environment', '/environment/organisations', '/environment/roles'];

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
    endpoint: 'route /environment/audit/export',
    may: { own: administrators },
    path: () => '/environment/audit/export?format=csv',
  },
  ...forAdministrators.map(
    (path): Case => ({ endpoint: `page ${path}`, may: { own: administrators }, path: () => path }),
  ),
  ...forEverybody.map((path): Case => ({ endpoint: `page ${path}`, may: { own: everybody }, path: () => path })),
];
