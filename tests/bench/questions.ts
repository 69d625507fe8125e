import { type Read, reading } from '@/db/client';
import { openEnvironmentLog, openOwnLog } from '@/lib/audit/facts';
import { auditFilter } from '@/lib/audit/input';
import { listActions, listEvents, verifyLog } from '@/lib/audit/queries';
import { findActivity } from '@/lib/documents/activity/queries';
import { findRecipients as findAddressees } from '@/lib/documents/drafts/queries';
import { heldAccess } from '@/lib/documents/facts';
import { findFile } from '@/lib/documents/files/stored';
import { listAddress } from '@/lib/documents/input';
import { searchEverywhere } from '@/lib/documents/lists/everywhere';
import { countDocuments, listDocuments } from '@/lib/documents/lists/list';
import {
  countByOrganisation,
  countOwnOrganisations,
  hasDocuments,
  listNewest,
  listWaiting,
} from '@/lib/documents/lists/overview';
import { findListPage } from '@/lib/documents/lists/page';
import { searchDocuments } from '@/lib/documents/lists/search';
import { findDocument } from '@/lib/documents/queries';
import { listNotifications } from '@/lib/notifications/told/queries';
import {
  findCandidates,
  listMembers,
  listMembershipsOf,
  listOthersWithAccess,
} from '@/lib/organisations/members/queries';
import { findOrganisation, listOrganisations, previewClosing } from '@/lib/organisations/queries';
import { findOrganisations as findPartners } from '@/lib/partnerships/finding/queries';
import { partnersFilter } from '@/lib/partnerships/input';
import { listPartners } from '@/lib/partnerships/queries';
import { type Actor, findActor } from '@/lib/policy/actor';
import { findAccess } from '@/lib/shares/queries';
import { findRecipients } from '@/lib/shares/recipients/find';
import { listDue } from '@/lib/tasks/mine/due';
import { findUser, listPeople, previewRemoval } from '@/lib/users/queries';
import { benchId } from './ids';
import { organisationsOfCompany } from './size';
import { benchUsers } from './world';

const inbox = { box: 'inbox_in' } as const;
const organisationId = benchId('organisation', organisationsOfCompany.from);
const filter = (asked: object) => auditFilter.parse(asked);

/** The administrator of the large company, connected to all its partners. */
const administrator = (): Promise<Actor> =>
  reading({ userId: benchUsers.administrator }, async (tx) => (await findActor(tx, benchUsers.administrator))!);

/** Asked inside one reading of the user in 300 groups. */
const within = (ask: (tx: Read) => Promise<unknown>) => () => reading({ userId: benchUsers.groups300 }, ask);
/** Asked by the administrator. */
const by = (ask: (actor: Actor) => Promise<unknown>) => async () => ask(await administrator());
/** Asked by the administrator about the newest document of the first organisation. */
const about = (ask: (actor: Actor, documentId: string) => Promise<unknown>) =>
  by(async (actor) => {
    const [newest] = (await reading(actor, (tx) => listDocuments(tx, { ...inbox, organisationId }))).rows;
    return ask(actor, newest!.id);
  });
/** Asked by the administrator about that organisation. */
const of = (
  ask: (actor: Actor, organisation: NonNullable<Awaited<ReturnType<typeof findOrganisation>>>) => Promise<unknown>,
) => by(async (actor) => ask(actor, (await findOrganisation(actor, organisationId))!));
/** Asked by the administrator of the environment's log. */
const inLog = (asked: object) =>
  by(async (actor) => listEvents(actor, (await openEnvironmentLog(actor, { isEvent: false }))!, filter(asked)));

/** What the product asks the database on its pages, by name; each asks through the product's own functions. */
export const questions: Record<string, () => Promise<unknown>> = {
  list: within((tx) => listDocuments(tx, inbox)),
  'list, later page': within((tx) => listDocuments(tx, inbox, { createdAt: new Date(), documentId: organisationId })),
  'list of an organisation': within((tx) => listDocuments(tx, { ...inbox, organisationId })),
  'list of a type and status': within((tx) => listDocuments(tx, { ...inbox, type: 'order', status: 'rejected' })),
  'list of a period': within((tx) => listDocuments(tx, { ...inbox, from: '2025-01-01', to: '2025-02-01' })),
  'list of the shared': within((tx) => listDocuments(tx, { ...inbox, isShared: true })),
  'page of a list': by((actor) => findListPage(actor, 'inbox_out', listAddress.parse({}))),
  count: within((tx) => countDocuments(tx, inbox)),
  'search for a number': within((tx) => searchDocuments(tx, inbox, 'INV-2025-00123456')),
  'search for a word': within((tx) => searchDocuments(tx, inbox, 'bakker')),
  'search of the top bar': by((actor) => searchEverywhere(actor, 'organisation')),
  dashboard: by(async (actor) => [
    await listWaiting(actor, 7),
    await countByOrganisation(actor, 25),
    await countOwnOrganisations(actor),
    await hasDocuments(actor),
    await listNewest(actor, 8),
  ]),
  check: within((tx) => heldAccess(tx, [benchId('document', 1)])),
  document: about((actor, id) => findDocument(actor, id)),
  file: about((actor, id) => findFile(actor, id)),
  'comments, labels and history': about((actor, id) => findActivity(actor, id)),
  'access list': about((actor, id) => findAccess(actor, id)),
  'share recipients, before a name': about((actor, id) => findRecipients(actor, [id], '')),
  'share recipients by name': about((actor, id) => findRecipients(actor, [id], 'user 12')),
  'audit log': inLog({}),
  'audit log, later page': inLog({ before: '1700000000000-500' }),
  'audit log of an action': inLog({ action: 'document.share' }),
  'audit log of a period': inLog({ from: '2025-01-01', to: '2025-02-01' }),
  'audit log of somebody by name': inLog({ actor: 'user' }),
  'audit log of an organisation': inLog({ organisation: organisationId }),
  'actions of the audit log': by(async (actor) =>
    listActions(actor, (await openEnvironmentLog(actor, { isEvent: false }))!),
  ),
  'verifying the audit log': by(async (actor) =>
    verifyLog(actor, (await openEnvironmentLog(actor, { isEvent: false }))!),
  ),
  'own actions': by((actor) => listEvents(actor, openOwnLog(actor), filter({}))),
  notifications: by((actor) => listNotifications(actor)),
  people: by((actor) => listPeople(actor, { search: 'user 3', page: 1 })),
  'a person': by(async (actor) => {
    const user = (await findUser(actor, benchUsers.groups300))!;
    return [await previewRemoval(actor, user), await listMembershipsOf(actor, user.id)];
  }),
  organisations: by((actor) => listOrganisations(actor, { search: 'organisation', page: 1 })),
  'what an organisation holds': of((actor, { id }) => previewClosing(actor, id)),
  members: of(async (actor, organisation) => [
    await listMembers(actor, organisation, { search: 'user', page: 1 }),
    await listOthersWithAccess(actor, organisation),
    await findCandidates(actor, organisation, 'user'),
  ]),
  'the directory, for an invoice': by((actor) => findAddressees(actor, 'organisation 12')),
  'the directory, for a partner': by((actor) => findPartners(actor, 'organisation 12')),
  'task list': within((tx) => listDue(tx, 'either', null, 51)),
  'task list, later page': within((tx) =>
    listDue(tx, 'either', { at: new Date('2024-06-01'), id: organisationId }, 51),
  ),
  partners: by((actor) => listPartners(actor, partnersFilter.parse({}))),
};
