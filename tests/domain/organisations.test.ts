import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { changeSettings, deleteOrganisation } from '@/app/(portal)/environment/organisations/[organisationId]/actions';
import { createOrganisation } from '@/app/(portal)/environment/organisations/actions';
import CreatePage from '@/app/(portal)/environment/organisations/create/page';
import { reading, type Tx } from '@/db/client';
import { documents, documentVersions, organisationMembers, organisations, partnershipOrganisations } from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import { findDocument } from '@/lib/documents/queries';
import { hashOf, keepFiles } from '@/lib/environments/files/keep';
import { isIban, isLegalNumber, isVatNumber, writtenIban } from '@/lib/organisations/numbers/check';
import { findOrganisation, listOrganisations, previewClosing } from '@/lib/organisations/queries';
import { refusalOf } from '@/lib/policy/refusal';
import { actAs, asPerson, type Form, open, post } from '../acting';
import { everything } from '../matrix';
import { actor, givePartnership, sharesOf, shareWith } from '../sharing';
import { environment, everyRow, giveDocument, makeWorld, organisation, person } from '../world';

let partnershipId: string;

beforeAll(async () => {
  await makeWorld();
  partnershipId = await givePartnership('jansen', 'deboer');
});

const rowOf = async (id: string) =>
  (await asOwner((tx) => tx.select().from(organisations).where(eq(organisations.id, id))))[0];
const named = async (name: string) =>
  (await asOwner((tx) => tx.select().from(organisations).where(eq(organisations.name, name))))[0]!;
const create = (form: Form) => post(createOrganisation, { country: 'NL', ...form });

describe('creating an organisation', () => {
  test('makes its creator its Administrator (C-09) and leads to its page', async () => {
    await actAs('fatima');
    const answer = await create({ name: 'Jansen Koek BV', legalNumber: '1234 56.78', vatNumber: 'nl 8123.45678.b01' });
    const made = await named('Jansen Koek BV');
    expect(answer).toMatchObject({ code: 'ok', goTo: `/environment/organisations/${made.id}` });
    expect(made).toMatchObject({ legalNumber: '12345678', vatNumber: 'NL812345678B01', nextInvoiceNumber: 1 });
    const seats = await asOwner((tx) =>
      tx.select().from(organisationMembers).where(eq(organisationMembers.organisationId, made.id)),
    );
    expect(seats).toMatchObject([{ userId: person('fatima').userId, level: 'administrator' }]);
  });

  test('the numbers have the form of their country', async () => {
    await actAs('fatima');
    const before = await everything();
    const wrong: [Form, string][] = [
      [{ legalNumber: '1234567' }, 'legalNumber'],
      [{ legalNumber: '123456789' }, 'legalNumber'],
      [{ country: 'BE', legalNumber: '12345678' }, 'legalNumber'],
      [{ vatNumber: 'NL123' }, 'vatNumber'],
      [{ country: 'BE', vatNumber: 'NL812345678B01' }, 'vatNumber'],
      [{ country: 'XX' }, 'country'],
      [{ name: '' }, 'name'],
      [{ name: 'x'.repeat(101) }, 'name'],
      [{ name: 'Bad\u202ename' }, 'name'],
    ];
    for (const [form, field] of wrong) {
      const answer = await create({ name: 'Wrong', ...form });
      expect(answer, JSON.stringify(form)).toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } });
    }
    expect(await everything()).toEqual(before);
    expect(await create({ name: 'Bakkerij Leuven', country: 'BE', legalNumber: '0123.456.789' })).toMatchObject({
      code: 'ok',
    });
  });

  test('E-023 the free subscription holds two, also for two creations at the same moment; the page says so first', async () => {
    const make = (name: string) => asPerson('quinten', () => create({ name }));
    const answers = await Promise.all(['A', 'B', 'C'].map((name) => make(`Kiosk ${name}`)));
    expect(answers.filter((one) => one.code === 'ok')).toHaveLength(1);
    for (const refused of answers.filter((one) => one.code !== 'ok'))
      expect(refused).toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining('The Invoice Portal subscription holds 2 organisations'),
      });
    await actAs('quinten');
    expect(await open(() => CreatePage(), {})).toBe('open');
    const [free] = (await listOrganisations(await actor('quinten'), { search: 'Kiosk ', page: 1 })).organisations;
    await post(deleteOrganisation, { organisationId: free!.id, typed: free!.name });
    expect(await create({ name: 'Kiosk Weer' })).toMatchObject({ code: 'ok' });
  });
});

describe('settings', () => {
  const form = async (changes: Form = {}): Promise<Form> => {
    const { name, country, version } = (await rowOf(organisation('vastgoed')))!;
    return {
      organisationId: organisation('vastgoed'),
      name,
      country,
      version: String(version),
      paymentTermDays: '30',
      ...changes,
    };
  };

  test('are saved, normalised, with the changed fields in the log', async () => {
    await actAs('fatima');
    const saved = await post(
      changeSettings,
      await form({ iban: 'nl91 abna 0417 1643 00', invoicePrefix: 'V-2026/', paymentTermDays: '14', isFindable: 'on' }),
    );
    expect(saved).toMatchObject({ code: 'ok' });
    expect(await rowOf(organisation('vastgoed'))).toMatchObject({
      iban: 'NL91ABNA0417164300',
      invoicePrefix: 'V-2026/',
      paymentTermDays: 14,
      version: 2,
    });
    const log = JSON.stringify(await everyRow('audit_events'));
    expect(log).toContain('organisation.changeSettings');
    expect(log).toContain('"paymentTermDays"');
  });

  test('D-17 a save from an older version is refused, names who was first, and keeps what was typed', async () => {
    const old = await form({ city: 'Typed by Fatima' });
    const [fatima, gijs] = ['fatima', 'gijs'];
    await asOwner((tx) =>
      tx.insert(organisationMembers).values({
        userId: person(gijs).userId,
        organisationId: organisation('vastgoed'),
        environmentId: environment('jansen'),
        userEnvironmentId: environment('jansen'),
        level: 'administrator',
      }),
    );
    await actAs(gijs);
    expect(await post(changeSettings, { ...old, city: 'Saved by Gijs' })).toMatchObject({ code: 'ok' });
    await actAs(fatima);
    const before = await everything();
    expect(await post(changeSettings, old)).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Gijs Bakker'),
      values: { city: 'Typed by Fatima' },
    });
    expect(await everything()).toEqual(before);
    expect(await post(changeSettings, await form({ city: 'Typed by Fatima' }))).toMatchObject({ code: 'ok' });
    expect((await rowOf(organisation('vastgoed')))?.city).toBe('Typed by Fatima');
  });

  test('two saves of the same version at the same moment: one counts', async () => {
    const both = await form();
    const save = (key: string, city: string) => asPerson(key, () => post(changeSettings, { ...both, city }));
    const answers = await Promise.all([save('fatima', 'F'), save('gijs', 'G')]);
    expect(answers.map((one) => one.code).toSorted()).toEqual(['conflict', 'ok']);
  });

  test('what cannot be used is refused at its field', async () => {
    await actAs('fatima');
    const before = await everything();
    const wrong: [Form, string][] = [
      [{ iban: 'NL91ABNA0417164301' }, 'iban'],
      [{ email: 'nobody' }, 'email'],
      [{ invoicePrefix: 'a b' }, 'invoicePrefix'],
      [{ paymentTermDays: '-1' }, 'paymentTermDays'],
      [{ paymentTermDays: '366' }, 'paymentTermDays'],
      [{ paymentTermDays: '1.5' }, 'paymentTermDays'],
      [{ nextInvoiceNumber: '1' }, ''],
      [{ deletedAt: '2020-01-01' }, ''],
    ];
    for (const [changes, field] of wrong) {
      const answer = await post(changeSettings, await form(changes));
      expect(answer, JSON.stringify(changes)).toMatchObject({ code: 'invalid' });
      if (field) expect(answer).toMatchObject({ fields: { [field]: expect.any(String) } });
    }
    expect(await everything()).toEqual(before);
  });
});

describe('deleting an organisation (E-025)', () => {
  const bakkerij = organisation('bakkerij');
  const typed = 'Bakkerij Jansen BV';
  const documentsOf = async (id: string) =>
    asOwner((tx) =>
      within(tx, environment('jansen'), () => tx.select().from(documents).where(eq(documents.organisationId, id))),
    );

  test('takes the name, typed exactly', async () => {
    await giveDocument('bakkerij', { number: 'KEPT' });
    await actAs('fatima');
    const before = await everything();
    for (const wrong of ['', 'Bakkerij Jansen', 'bakkerij jansen bv']) {
      expect(await post(deleteOrganisation, { organisationId: bakkerij, typed: wrong })).toMatchObject({
        code: 'invalid',
        fields: { typed: `Type the name exactly: ${typed}` },
      });
    }
    expect(await everything()).toEqual(before);
  });

  test('with documents in their retention period it is closed: nothing leads in any more but the administration', async () => {
    const kept = await giveDocument('bakkerij', { number: 'SHARED' });
    const draft = await giveDocument('bakkerij', { number: 'DRAFT', status: 'draft', box: 'documents' });
    const toIt = await giveDocument('deboer', { number: 'TO IT' });
    expect(await shareWith('fatima', kept, 'chris', 'read_only')).toMatchObject({ code: 'ok' });
    expect(await shareWith('anna', toIt, { principalId: bakkerij }, 'read_only')).toMatchObject({ code: 'ok' });
    expect(await findDocument(await actor('hanna'), toIt)).not.toBeNull();

    const preview = await previewClosing(await actor('fatima'), bakkerij);
    expect(preview).toEqual({ kept: 2, drafts: 1, expired: 0, members: 2, shares: 2 });
    await actAs('fatima');
    expect(await post(deleteOrganisation, { organisationId: bakkerij, typed })).toMatchObject({
      code: 'ok',
      goTo: '/environment/organisations?closed=2',
    });

    expect((await rowOf(bakkerij))?.deletedAt).not.toBeNull();
    expect((await documentsOf(bakkerij)).map((one) => one.number).toSorted()).toEqual(['KEPT', 'SHARED']);
    expect((await documentsOf(bakkerij)).map((one) => one.id)).not.toContain(draft);
    expect(await sharesOf(kept)).toHaveLength(0);
    expect(await sharesOf(toIt, 'anna')).toHaveLength(0);
    for (const who of ['hanna', 'gijs', 'chris']) {
      expect(await findDocument(await actor(who), kept)).toBeNull();
      expect(await findDocument(await actor(who), who === 'chris' ? kept : toIt)).toBeNull();
    }
    expect(await findDocument(await actor('fatima'), kept)).not.toBeNull();
    expect(await findOrganisation(await actor('fatima'), bakkerij)).toBeNull();
    const { organisations: listed } = await listOrganisations(await actor('fatima'), { search: '', page: 1 });
    expect(listed.map((one) => one.id)).not.toContain(bakkerij);
  });

  test('a closed organisation is not there for any act on it', async () => {
    await actAs('fatima');
    const before = await everything();
    expect(await post(deleteOrganisation, { organisationId: bakkerij, typed })).toMatchObject({ code: 'not_found' });
    const settings = { organisationId: bakkerij, name: 'X', country: 'NL', paymentTermDays: '1', version: '2' };
    expect(await post(changeSettings, settings)).toMatchObject({ code: 'not_found' });
    expect(await everything()).toEqual(before);
  });

  test('nobody enters a closed organisation, whichever verb forgot to ask', async () => {
    const jansen = environment('jansen');
    const seat = { organisationId: bakkerij, environmentId: jansen, userEnvironmentId: jansen };
    const refused = (work: (tx: Tx) => Promise<unknown>) =>
      asOwner(work).then(
        () => null,
        (error) => refusalOf(error)?.details.say,
      );
    expect(
      await refused((tx) => tx.insert(organisationMembers).values({ ...seat, userId: person('hanna').userId })),
    ).toBe('organisation_closed');
    expect(
      await refused((tx) =>
        tx.insert(partnershipOrganisations).values({ organisationId: bakkerij, environmentId: jansen, partnershipId }),
      ),
    ).toBe('organisation_closed');
  });

  test('without such documents it is destroyed, with its drafts and what is past its retention, bytes included', async () => {
    await actAs('ivo');
    const vervoer = organisation('vervoer');
    await giveDocument('vervoer', { status: 'draft', box: 'documents' });
    await giveDocument('vervoer', { number: 'OLD', createdAt: new Date('2010-01-01') });
    const filesBefore = (await everyRow('files')).length;
    expect(await previewClosing(await actor('ivo'), vervoer)).toMatchObject({ kept: 0, drafts: 1, expired: 1 });
    expect(await post(deleteOrganisation, { organisationId: vervoer, typed: 'Visser Vervoer BV' })).toMatchObject({
      code: 'ok',
      goTo: '/environment/organisations?deleted=0',
    });
    expect(await rowOf(vervoer)).toBeUndefined();
    for (const table of ['documents', 'grants', 'shares', 'organisation_members', 'principals'])
      expect(JSON.stringify(await everyRow(table))).not.toContain(vervoer);
    expect((await everyRow('files')).length).toBe(filesBefore - 2);
    expect(JSON.stringify(await everyRow('audit_events'))).toContain('organisation.delete');
  });

  test('its bytes stay when the same are being kept for another document at that moment', async () => {
    const jansen = environment('jansen');
    const draft = await giveDocument('vastgoed', { status: 'draft', box: 'documents' });
    const other = await giveDocument('bakkerij', { status: 'draft', box: 'documents' });
    const file = { mediaType: 'text/plain', fileName: 'same.txt', environmentId: jansen };
    let closing: Promise<unknown> | undefined;
    await asOwner((tx) =>
      within(tx, jansen, async () => {
        const [sha256] = await keepFiles(tx, jansen, [Buffer.from(`a test file of ${draft}`)]);
        closing = asPerson('fatima', () =>
          post(deleteOrganisation, { organisationId: organisation('vastgoed'), typed: 'Jansen Vastgoed BV' }),
        );
        await new Promise((later) => setTimeout(later, 500));
        await tx.insert(documentVersions).values({ documentId: other, number: 2, sha256: sha256!, ...file });
      }),
    );
    expect(await closing).toMatchObject({ code: 'ok', goTo: '/environment/organisations?deleted=0' });
    const kept = JSON.stringify(await everyRow('files'));
    expect(kept).toContain(hashOf(Buffer.from(`a test file of ${other}`)));
    expect(kept).toContain(hashOf(Buffer.from(`a test file of ${draft}`)));
  });

  test('nothing in the database stands in the way of destroying one: each reference goes with it, but documents', async () => {
    const rows = await asOwner((tx) =>
      tx.execute<{ name: string }>(sql`
        select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
        where c.contype = 'f' and c.confdeltype not in ('c', 'n')
          and c.confrelid in ('organisations'::regclass, 'principals'::regclass) and c.conrelid not in ('organisations'::regclass, 'users'::regclass, 'groups'::regclass)
          and exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname = 'organisation_id')`),
    );
    // Memberships, invitations' and partnerships' organisations are deleted by the act itself, before.
    expect(rows.map((row) => row.name).toSorted()).toEqual([
      'documents.documents_organisation_id_organisations_id_fk',
      'documents.documents_owner',
      'organisation_members.organisation_members_owner',
    ]);
  });
});

describe('the forms of numbers', () => {
  test('Chamber of Commerce, enterprise and VAT numbers, account numbers', () => {
    expect(isLegalNumber('NL', '10000001')).toBe(true);
    expect(isLegalNumber('NL', '1000000A')).toBe(false);
    expect(isLegalNumber('BE', '0123456789')).toBe(true);
    expect(isLegalNumber('DE', 'HRB/12345')).toBe(true);
    expect(isVatNumber('NL', 'NL812345678B01')).toBe(true);
    expect(isVatNumber('NL', 'NL812345678C01')).toBe(false);
    expect(isVatNumber('BE', 'BE0123456789')).toBe(true);
    expect(isVatNumber('BE', 'BE2123456789')).toBe(false);
    expect(isVatNumber('GR', 'EL123456789')).toBe(true);
    expect(isIban('NL91ABNA0417164300')).toBe(true);
    expect(isIban('NL19ABNA0417164300')).toBe(false);
    expect(isIban('')).toBe(false);
    expect(writtenIban('NL91ABNA0417164300')).toBe('NL91 ABNA 0417 1643 00');
  });
});

test('T07 a holding: each sees exactly the organisations of theirs, in the list, by search, by address and by count', async () => {
  const seen = async (key: string, search = '') => {
    const { organisations: rows, total } = await listOrganisations(await actor(key), { search, page: 1 });
    expect(total).toBe(rows.length);
    return rows.map((row) => row.name);
  };
  expect(await seen('ivo')).toEqual(['Visser Koeltechniek BV', 'Visser Vis BV']);
  expect(await seen('julia')).toEqual(['Visser Vis BV']);
  expect(await seen('kees')).toEqual(['Visser Koeltechniek BV']);
  expect(await seen('julia', 'koel')).toEqual([]);
  expect(await seen('julia', '10000032')).toEqual([]);
  expect(await findOrganisation(await actor('julia'), organisation('koeltechniek'))).toBeNull();
  expect(await findOrganisation(await actor('kees'), organisation('vis'))).toBeNull();
  await giveDocument('vis', { number: 'VIS-1' });
  await giveDocument('koeltechniek', { number: 'KOEL-1' });
  const numbers = (key: string) =>
    reading(person(key), async (tx) => {
      const { listDocuments } = await import('@/lib/documents/lists/list');
      return (await listDocuments(tx, { box: 'inbox_in' })).rows.map((row) => row.number);
    });
  expect(await numbers('julia')).toEqual(['VIS-1']);
  expect(await numbers('kees')).toEqual(['KOEL-1']);
});
