import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { changeStatus } from '@/app/(portal)/documents/[documentId]/actions';
import { withdrawUpload } from '@/app/(portal)/documents/actions';
import {
  addMembers,
  changeLevel,
  changeSettings,
  leaveOrganisation,
  removeMember,
} from '@/app/(portal)/environment/organisations/[organisationId]/actions';
import AuditPage from '@/app/(portal)/environment/organisations/[organisationId]/audit/page';
import { organisationOfPage } from '@/app/(portal)/environment/organisations/[organisationId]/organisation';
import OrganisationPage from '@/app/(portal)/environment/organisations/[organisationId]/page';
import SettingsPage from '@/app/(portal)/environment/organisations/[organisationId]/settings/page';
import { createDraft, deleteDraft, sendDraft } from '@/app/(portal)/invoices/actions';
import { newId } from '@/db/id';
import {
  documents,
  organisationMembers,
  organisations,
  partnershipManagers,
  partnershipOrganisations,
} from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import type { Level } from '@/db/vocabulary';
import { findDocument } from '@/lib/documents/queries';
import { findSummary, type Summary } from '@/lib/documents/sending/queries';
import { listOrganisations } from '@/lib/organisations/queries';
import { actAs, type Form, given, open, post } from '../acting';
import { invoiceForm } from '../drafting';
import { drawn, everything, type Tried, tried } from '../matrix';
import { addPerson } from '../people';
import { actor, givePartnership, shareWith } from '../sharing';
import { environment, giveDocument, makeWorld, organisation, person } from '../world';

// Requirements 5.2, rows O01 to O09, O12 to O15 and O17, through the real actions and pages. The organisation is
// Bakkerij Jansen BV; the partner is De Boer Accountants. The levels are independent of the roles.

const who: Record<string, string> = {
  '–': 'lena',
  M: 'hanna',
  OA: 'gijs',
  EA: 'fatima',
  xM: 'chris',
  xOA: 'emma',
  RM: 'bram',
  S: 'sven',
};
const bakkerij = organisation('bakkerij');
let partnershipId: string;
let shared: string;
let other: string;

beforeAll(async () => {
  await makeWorld();
  await addPerson('jansen', { key: 'lena', name: 'Lena Zonder' });
  await addPerson('jansen', { key: 'sven', name: 'Sven Gedeeld' });
  partnershipId = await givePartnership('deboer', 'jansen');
  await asOwner(async (tx) => {
    await tx
      .insert(partnershipManagers)
      .values({ userId: person('bram').userId, partnershipId, environmentId: environment('deboer') });
    await tx
      .insert(partnershipOrganisations)
      .values({ partnershipId, organisationId: bakkerij, environmentId: environment('jansen') });
  });
  await sit('hanna', 'member');
  await sit('gijs', 'administrator');
  await sit('chris', 'member');
  await sit('emma', 'administrator');
  shared = await giveDocument('bakkerij', { number: 'SHARED' });
  other = await giveDocument('bakkerij', { number: 'OTHER' });
  await shareWith('fatima', shared, 'sven', 'read_only');
});

const partners = new Set(['chris', 'emma', 'bram', 'dewi', 'anna']);

/** Exactly this membership of the bakery, whatever there was. */
async function sit(key: string, level: Level): Promise<void> {
  const { userId } = person(key);
  await asOwner(async (tx) => {
    await tx.delete(organisationMembers).where(ofBakkerij(userId));
    await tx.insert(organisationMembers).values({
      userId,
      organisationId: bakkerij,
      environmentId: environment('jansen'),
      userEnvironmentId: environment(partners.has(key) ? 'deboer' : 'jansen'),
      partnershipId: partners.has(key) ? partnershipId : null,
      level,
    });
  });
}

const ofBakkerij = (userId: string) =>
  and(eq(organisationMembers.userId, userId), eq(organisationMembers.organisationId, bakkerij));

const levelOf = async (userId: string) =>
  (await asOwner((tx) => tx.select().from(organisationMembers).where(ofBakkerij(userId))))[0]?.level ?? null;

/** A member of the bakery who is there for this one act. */
async function someMember(home: 'jansen' | 'deboer', level: Level = 'member'): Promise<string> {
  const userId = await addPerson(home);
  await asOwner((tx) =>
    tx.insert(organisationMembers).values({
      userId,
      organisationId: bakkerij,
      environmentId: environment('jansen'),
      userEnvironmentId: environment(home),
      partnershipId: home === 'deboer' ? partnershipId : null,
      level,
    }),
  );
  return userId;
}

const statusOf = async (documentId: string) =>
  (
    await asOwner((tx) =>
      within(tx, environment('jansen'), () => tx.select().from(documents).where(eq(documents.id, documentId))),
    )
  )[0]?.status;

const settingsOf = async () =>
  (await asOwner((tx) => tx.select().from(organisations).where(eq(organisations.id, bakkerij))))[0]!;

const params = given({ organisationId: bakkerij });

async function opened(page: () => Promise<'open' | 'not_found' | 'forbidden' | { goTo: string }>): Promise<Tried> {
  const answer = await page();
  return { done: answer === 'open', refusal: typeof answer === 'string' ? answer : 'gone elsewhere' };
}

/** Whether something is shown; nothing is the same as not found. */
const shown = (isThere: boolean): Tried => ({ done: isThere, refusal: 'not_found' });

/** An act by the column's person, after `arrange` has made what it is done to. */
const acting =
  <T>(arrange: (column: string) => Promise<T>, act: (made: T, column: string) => Promise<Tried>) =>
  async (column: string) => {
    const made = await arrange(column);
    await actAs(who[column]!);
    return () => act(made, column);
  };
const nothing = async () => {};

/** A draft of the bakery made by somebody else than the column's person. */
async function draftOfAnother(column: string): Promise<string> {
  await actAs(column === 'M' ? 'gijs' : 'hanna');
  const form = invoiceForm();
  expect(await post(createDraft, form)).toMatchObject({ code: 'ok' });
  return form.documentId as string;
}

const settingsForm = async (changes: Form = {}): Promise<Form> => {
  const { name, country, legalNumber, version } = await settingsOf();
  return {
    organisationId: bakkerij,
    name,
    country,
    legalNumber,
    paymentTermDays: '14',
    version: String(version),
    ...changes,
  };
};

describe('5.2 Organisation', () => {
  drawn(
    `
  row  act              –  M  OA  EA  xM  xOA  RM  S
  O01  listed           N  Y  Y   Y   Y   Y    Y   N
  O01  pageOpens        N  Y  Y   Y   Y   Y    Y   N
  O02  documents        N  Y  Y   Y   Y   Y    Y   N
  O02  sharedDocument   N  Y  Y   Y   Y   Y    Y   Y
  O03  create           N  Y  Y   Y   Y   Y    Y   N
  O04  send             N  Y  Y   Y   Y   Y    Y   N
  O05  status           N  Y  Y   Y   Y   Y    Y   N
  O06  draftOfAnother   N  N  Y   Y   N   Y    N   N
  O07  deleteReceived   N  N  N   N   N   N    N   N
  O07  withdrawReceived N  N  N   N   N   N    N   N
  O08  members          N  Y  Y   Y   Y   Y    N   N
  O09  addColleague     N  N  Y   Y   N   Y    N   N
  O12  removeInternal   N  N  Y   Y   N   Y    N   N
  O12  removeExternal   N  N  Y   Y   N   Y    N   N
  O12  removeLastOwn    –  –  –   Y   –   N    –   –
  O13  raise            N  N  Y   Y   N   Y    N   N
  O13  lower            N  N  Y   Y   N   Y    N   N
  O13  lowerLastOwn     –  –  –   Y   –   N    –   –
  O14  leave            –  Y  Y   –   Y   Y    –   –
  O14  leaveNothing     N  –  –   N   –   –    N   N
  O15  settings         N  N  Y   Y   N   N    N   N
  O15  settingsPage     N  N  Y   Y   N   N    N   N
  O17  log              N  N  Y   Y   N   Y    N   N
`,
    {
      listed: acting(nothing, async (_, column) => {
        const { organisations: rows } = await listOrganisations(await actor(who[column]!), { search: '', page: 1 });
        return shown(rows.some((row) => row.id === bakkerij));
      }),
      pageOpens: acting(nothing, () => opened(() => open(OrganisationPage, { params, searchParams: given({}) }))),
      documents: acting(nothing, async (_, column) =>
        shown((await findDocument(await actor(who[column]!), other)) !== null),
      ),
      sharedDocument: acting(nothing, async (_, column) =>
        shown((await findDocument(await actor(who[column]!), shared)) !== null),
      ),
      create: acting(nothing, async () => {
        const form = invoiceForm();
        return tried(
          await post(createDraft, form),
          async () => (await statusOf(form.documentId as string)) === 'draft',
        );
      }),
      send: acting(
        async (column) => {
          const documentId = await draftOfAnother(column);
          await actAs('fatima');
          const { version } = (await findSummary(await actor('fatima'), documentId)) as Summary;
          return { documentId, version: String(version) };
        },
        async (form) => tried(await post(sendDraft, form), async () => (await statusOf(form.documentId)) === 'sent'),
      ),
      status: acting(
        async (column) => (column === 'S' ? shared : giveDocument('bakkerij')),
        async (documentId) =>
          tried(
            await post(changeStatus, { documentId, status: 'approved', version: '1' }),
            async () => (await statusOf(documentId)) === 'approved',
          ),
      ),
      draftOfAnother: acting(draftOfAnother, async (documentId) =>
        tried(await post(deleteDraft, { documentId }), async () => (await statusOf(documentId)) === undefined),
      ),
      deleteReceived: acting(nothing, async () => tried(await post(deleteDraft, { documentId: shared }))),
      withdrawReceived: acting(nothing, async () => tried(await post(withdrawUpload, { documentId: shared }))),
      members: acting(nothing, async () => {
        const answer = await open(async () => {
          const { may } = await organisationOfPage(bakkerij);
          if (!may.listMembers) (await import('next/navigation')).notFound();
        }, {});
        return { done: answer === 'open', refusal: String(answer) };
      }),
      addColleague: acting(
        () => addPerson('jansen'),
        async (userId) =>
          tried(
            await post(addMembers, { organisationId: bakkerij, userIds: [userId], level: 'administrator' }),
            async () => (await levelOf(userId)) === 'administrator',
          ),
      ),
      removeInternal: acting(
        () => someMember('jansen'),
        async (userId) =>
          tried(
            await post(removeMember, { organisationId: bakkerij, userId }),
            async () => (await levelOf(userId)) === null,
          ),
      ),
      removeExternal: acting(
        () => someMember('deboer'),
        async (userId) =>
          tried(
            await post(removeMember, { organisationId: bakkerij, userId }),
            async () => (await levelOf(userId)) === null,
          ),
      ),
      removeLastOwn: acting(onlyGijs, async (userId) =>
        tried(
          await post(removeMember, { organisationId: bakkerij, userId }),
          async () => (await levelOf(userId)) === null,
        ),
      ),
      raise: acting(
        () => someMember('jansen'),
        async (userId) =>
          tried(
            await post(changeLevel, { organisationId: bakkerij, userId, level: 'administrator' }),
            async () => (await levelOf(userId)) === 'administrator',
          ),
      ),
      lower: acting(
        () => someMember('jansen', 'administrator'),
        async (userId) =>
          tried(
            await post(changeLevel, { organisationId: bakkerij, userId, level: 'member' }),
            async () => (await levelOf(userId)) === 'member',
          ),
      ),
      lowerLastOwn: acting(onlyGijs, async (userId) =>
        tried(
          await post(changeLevel, { organisationId: bakkerij, userId, level: 'member' }),
          async () => (await levelOf(userId)) === 'member',
        ),
      ),
      leave: acting(
        async (column) => levelOf(person(who[column]!).userId),
        async (level, column) =>
          tried(await post(leaveOrganisation, { organisationId: bakkerij }), async () => {
            const left = (await levelOf(person(who[column]!).userId)) === null;
            await sit(who[column]!, level!);
            return left;
          }),
      ),
      leaveNothing: acting(nothing, async () => tried(await post(leaveOrganisation, { organisationId: bakkerij }))),
      settings: acting(
        (column) => settingsForm({ city: `City of ${column}` }),
        async (form) => tried(await post(changeSettings, form), async () => (await settingsOf()).city === form.city),
      ),
      settingsPage: acting(nothing, () => opened(() => open(SettingsPage, { params }))),
      log: acting(nothing, () => opened(() => open(AuditPage, { params, searchParams: given({}) }))),
    },
  );
});

/** Gijs is the only Administrator from the bakery's own environment. */
async function onlyGijs(): Promise<string> {
  await asOwner((tx) =>
    tx
      .update(organisationMembers)
      .set({ level: 'member' })
      .where(
        and(
          eq(organisationMembers.organisationId, bakkerij),
          eq(organisationMembers.userEnvironmentId, environment('jansen')),
        ),
      ),
  );
  await sit('gijs', 'administrator');
  return person('gijs').userId;
}

describe('5.2 the edges', () => {
  const refused = async (answer: Promise<{ code: string }>, before: unknown, code: string) => {
    expect(await answer).toMatchObject({ code });
    expect(await everything()).toEqual(before);
  };

  test('R-134 the environment role and the organisation level never change each other', async () => {
    await sit('gijs', 'administrator');
    const before = await asOwner((tx) =>
      tx.query.users.findMany({
        where: (t, { eq: is }) => is(t.environmentId, environment('jansen')),
        orderBy: (t) => t.id,
      }),
    );
    await actAs('fatima');
    await post(changeLevel, { organisationId: bakkerij, userId: person('gijs').userId, level: 'member' });
    await post(changeLevel, { organisationId: bakkerij, userId: person('gijs').userId, level: 'administrator' });
    const after = await asOwner((tx) =>
      tx.query.users.findMany({
        where: (t, { eq: is }) => is(t.environmentId, environment('jansen')),
        orderBy: (t) => t.id,
      }),
    );
    expect(after.map(({ lastSeenAt: _, ...row }) => row)).toEqual(before.map(({ lastSeenAt: _, ...row }) => row));
  });

  test('C-08 an administrator of the organisation cannot add a partner’s user as a colleague; a stranger is not there', async () => {
    await actAs('gijs');
    const before = await everything();
    const add = (userId: string) => post(addMembers, { organisationId: bakkerij, userIds: [userId], level: 'member' });
    await refused(add(person('dewi').userId), before, 'forbidden');
    await refused(add(person('olaf').userId), before, 'not_found');
    await refused(add(newId()), before, 'not_found');
  });

  test('R-006 there are two levels and no third', async () => {
    await actAs('gijs');
    const before = await everything();
    const userId = person('hanna').userId;
    await refused(post(changeLevel, { organisationId: bakkerij, userId, level: 'owner' }), before, 'invalid');
    await refused(post(changeLevel, { organisationId: bakkerij, userId }), before, 'invalid');
  });

  test('who is a member already is refused, and the others of the same form are added', async () => {
    const userId = await addPerson('jansen');
    await actAs('gijs');
    const answer = await post(addMembers, {
      organisationId: bakkerij,
      userIds: [person('hanna').userId, userId],
      level: 'member',
    });
    expect(answer).toMatchObject({ code: 'ok', message: expect.stringMatching(/^1 added, 1 refused\./) });
    expect(await levelOf(userId)).toBe('member');
  });
});
