import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET as exportLog } from '@/app/(portal)/environment/audit/export/route';
import AuditPage from '@/app/(portal)/environment/audit/page';
import { changeSettings } from '@/app/(portal)/environment/organisations/[organisationId]/actions';
import { GET as exportOrganisationLog } from '@/app/(portal)/environment/organisations/[organisationId]/audit/export/route';
import OrganisationAuditPage from '@/app/(portal)/environment/organisations/[organisationId]/audit/page';
import { changeRole, setDeveloper } from '@/app/(portal)/environment/users/[userId]/actions';
import { shareOrganisation } from '@/app/(portal)/partners/actions';
import { changeName } from '@/app/(portal)/profile/actions';
import OwnActionsPage from '@/app/(portal)/profile/own-actions/page';
import { identifying, reading, type Tx } from '@/db/client';
import { organisationMembers } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { openEnvironmentLog, openOrganisationLog, openOwnLog } from '@/lib/audit/facts';
import { auditFilter, purposeOf } from '@/lib/audit/input';
import { listActions, listEvents, verifyLog } from '@/lib/audit/queries';
import { findOrganisation } from '@/lib/organisations/queries';
import { appendIdentityEvent } from '@/lib/policy/grant';
import { rightsMatrix } from '@/lib/policy/matrix';
import { policy } from '@/lib/policy/policy';
import en from '@/messages/en.json';
import nl from '@/messages/nl.json';
import { actAs, actAsNobody, given, open, post } from '../acting';
import { everything } from '../matrix';
import { addPerson } from '../people';
import { currentRequest } from '../setup/request';
import { actor, givePartnership } from '../sharing';
import { environment, everyRow, makeWorld, organisation, person } from '../world';

const deboer = organisation('deboer');
let partnershipId: string;

beforeAll(async () => {
  await makeWorld();
  partnershipId = await givePartnership('deboer', 'jansen');
  await asOwner((tx) =>
    tx.insert(organisationMembers).values({
      userId: person('gijs').userId,
      organisationId: deboer,
      environmentId: environment('deboer'),
      userEnvironmentId: environment('jansen'),
      partnershipId,
      level: 'administrator',
    }),
  );
  const userId = await addPerson('deboer', { name: '=HYPERLINK("http://evil.example")' });
  await actAs('anna');
  for (const role of ['advanced', 'basic', 'administrator', 'basic']) await post(changeRole, { userId, role });
  await post(setDeveloper, { userId, isGiven: 'on' });
  await post(changeSettings, {
    organisationId: deboer,
    name: 'De Boer Accountants BV',
    country: 'NL',
    paymentTermDays: '21',
    version: '1',
  });
  await actAs('fatima');
  await post(changeName, { name: 'Fatima Jansen-Bos' });
});

const filter = (values: object = {}) => auditFilter.parse(values);
const events = async () => (await everyRow('audit_events')) as { row: Record<string, unknown> }[];
const reads = async (action: string) => (await events()).filter(({ row }) => row.action === action);
const params = given({ organisationId: deboer });
const searchParams = given({});
const request = (query: string) => new Request(`http://localhost/export?${query}`);

async function readAs(key: string) {
  const who = await actor(key);
  const log = (await openEnvironmentLog(who, { isEvent: false }))!;
  return { who, log, list: async (values: object = {}) => (await listEvents(who, log, filter(values))).events };
}

describe('5.13 who reads which log', () => {
  const pages = {
    environment: () => open(AuditPage, { searchParams }),
    organisation: () => open(OrganisationAuditPage, { params, searchParams }),
    own: () => open(OwnActionsPage, { searchParams }),
    exported: async () => (await exportLog(request('format=csv'))).status,
    organisationExported: async () => (await exportOrganisationLog(request('format=json'), { params })).status,
  };
  test.each([
    ['A01', 'chris', 'forbidden', 'forbidden', 403, 403],
    ['A01', 'dewi', 'forbidden', 'forbidden', 403, 403],
    ['A01', 'emma', 'forbidden', 'forbidden', 403, 403],
    ['A02', 'bram', 'forbidden', 'open', 403, 200],
    ['A02', 'gijs', 'forbidden', 'open', 403, 200],
    ['A03', 'anna', 'open', 'open', 200, 200],
    ['A04', 'fatima', 'open', 'not_found', 200, 404],
    ['A04', 'hanna', 'forbidden', 'not_found', 403, 404],
    ['–', 'olaf', 'open', 'not_found', 200, 404],
    ['–', 'pien', 'forbidden', 'not_found', 403, 404],
  ] as const)(
    '%s %s: environment %s, organisation %s, export %i, organisation’s export %i; own actions always',
    async (_, key, environmentLog, organisationLog, exported, organisationExported) => {
      await actAs(key);
      expect(await pages.environment()).toBe(environmentLog);
      expect(await pages.organisation()).toBe(organisationLog);
      expect(await pages.own()).toBe('open');
      expect(await pages.exported()).toBe(exported);
      expect(await pages.organisationExported()).toBe(organisationExported);
    },
  );

  test('nobody at all is led to sign in, and gets no file', async () => {
    actAsNobody();
    expect(await pages.exported()).toBe(401);
    expect(await pages.organisationExported()).toBe(401);
  });

  test('a log holds its own environment’s events, an organisation’s only its own, a person’s only theirs', async () => {
    const { list, who } = await readAs('anna');
    for (const event of await list()) expect(event.environmentId).toBe(environment('deboer'));
    expect(JSON.stringify(await list())).not.toContain('Fatima');
    const bram = await actor('bram');
    const row = (await findOrganisation(bram, deboer))!;
    const log = (await openOrganisationLog(bram, row, { isEvent: false }))!;
    const ofOrganisation = (await listEvents(bram, log, filter())).events;
    expect(ofOrganisation.length).toBeGreaterThan(0);
    for (const event of ofOrganisation) expect(event.organisationId).toBe(deboer);
    const own = (await listEvents(who, openOwnLog(who), filter())).events;
    for (const event of own) expect(event.actorId).toBe(who.userId);
  });

  test('A04 of what both sides of a partnership do each has its own copy, and reads and exports no other', async () => {
    await actAs('anna');
    await post(shareOrganisation, { partnershipId, organisationId: deboer });
    for (const [key, home] of [
      ['anna', 'deboer'],
      ['fatima', 'jansen'],
    ] as const) {
      const { list } = await readAs(key);
      const copies = (await list()).filter(({ action }) => action === 'partnership.shareOrganisation');
      expect(copies.map(({ environmentId }) => environmentId)).toEqual([environment(home)]);
      await actAs(key);
      const { events: exported } = JSON.parse(await (await exportLog(request('format=json'))).text()) as {
        events: { environmentId: string }[];
      };
      expect(new Set(exported.map(({ environmentId }) => environmentId))).toEqual(new Set([environment(home)]));
    }
  });

  test('A05 nobody changes or deletes an event, the owner of the tables included', async () => {
    const before = await everything();
    for (const change of [
      sql`update audit_events set actor_name = 'Somebody else'`,
      sql`delete from audit_events`,
      sql`truncate audit_events`,
    ]) {
      await expect(asOwner((tx) => tx.execute(change))).rejects.toThrow();
      await expect(reading(person('anna'), (tx) => tx.execute(change))).rejects.toThrow();
    }
    expect(await everything()).toEqual(before);
  });
});

describe('A06 reading and exporting are logged', () => {
  test('the first page is an event, with what was looked for; turning the page is not', async () => {
    await actAs('anna');
    const before = (await reads('audit.readEnvironment')).length;
    await open(AuditPage, { searchParams: given({ actor: 'bram', from: '2026-01-01' }) });
    const after = await reads('audit.readEnvironment');
    expect(after).toHaveLength(before + 1);
    expect(after.map(({ row }) => JSON.stringify(row.details))).toContain(
      '{"filter":["actor: bram","from: 2026-01-01"]}',
    );
    await open(AuditPage, { searchParams: given({ before: `${Date.now()}-5` }) });
    expect(await reads('audit.readEnvironment')).toHaveLength(before + 1);
  });

  test('an export is an event that says so, also for one organisation; a refused one leaves no trace', async () => {
    await actAs('anna');
    await (await exportLog(request('format=json&action=user.changeRole'))).text();
    await (await exportOrganisationLog(request('format=csv'), { params })).text();
    const details = (await events()).map(({ row }) => `${row.action} ${JSON.stringify(row.details)}`);
    expect(details).toContain('audit.readEnvironment {"filter":["action: user.changeRole"],"format":"json"}');
    expect(details).toContain('audit.readOrganisation {"format":"csv"}');
    await actAs('chris');
    const before = await everything();
    await exportLog(request('format=csv'));
    await open(AuditPage, { searchParams });
    expect(await everything()).toEqual(before);
    await actAs('anna');
    expect((await exportLog(request('format=xml'))).status).toBe(400);
    expect(await everything()).toEqual(before);
  });

  test('the purpose of a page says what was looked for', () => {
    expect(purposeOf(filter())).toEqual({ isEvent: true, details: {} });
    expect(purposeOf(filter({ before: '5-5' })).isEvent).toBe(false);
  });
});

describe('the list', () => {
  test('pages by key: each event once, newest first, also while new ones are written', async () => {
    const { who, log } = await readAs('anna');
    const all = (await listEvents(who, log, filter(), 1000)).events.map((event) => event.number);
    expect(all.length).toBeGreaterThan(10);
    expect(all).toEqual(all.toSorted((one, other) => other - one));
    const seen: number[] = [];
    let before: ReturnType<typeof filter>['before'];
    do {
      const page = await listEvents(who, log, { ...filter(), before }, 3);
      seen.push(...page.events.map((event) => event.number));
      before = page.next ?? undefined;
      await openEnvironmentLog(who, { isEvent: true });
    } while (before);
    expect(seen).toEqual(all);
  });

  test('narrows by person, action, organisation and period; nonsense is left out', async () => {
    const { list } = await readAs('anna');
    const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Amsterdam' });
    expect((await list({ action: 'user.changeRole' })).map((event) => event.action)).toEqual(
      Array(4).fill('user.changeRole'),
    );
    expect((await list({ actor: 'GIJS' })).every((event) => event.actorName === 'Gijs Bakker')).toBe(true);
    expect((await list({ organisation: deboer })).every((event) => event.organisationId === deboer)).toBe(true);
    expect(await list({ to: '2020-01-01' })).toEqual([]);
    expect(await list({ from: '2099-01-01' })).toEqual([]);
    expect((await list({ from: today, to: today })).length).toBeGreaterThan(0);
    expect((await list({ action: "x' or 1=1", organisation: 'none', from: 'soon', before: 'x' })).length).toBe(
      (await list()).length,
    );
    expect(await list({ actor: '%' })).toEqual([]);
  });

  test('the actions that occur are offered, each once', async () => {
    const { who, log } = await readAs('anna');
    const actions = await listActions(who, log);
    expect(actions).toEqual([...new Set(actions)].toSorted());
    expect(actions).toContain('user.changeRole');
  });
});

describe('the files', () => {
  const text = async (query: string) => {
    await actAs('anna');
    const response = await exportLog(request(query));
    return { response, body: await response.text() };
  };

  test('CSV: one line per event, quoted, in the reader’s words, and nothing a spreadsheet would run (D-28)', async () => {
    const { response, body } = await text('format=csv&action=user.changeRole');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-log-[\d-]+\.csv"$/);
    const lines = body.replace('\ufeff', '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^number,occurred_at,actor,/);
    expect(lines[1]).toContain('"\'=HYPERLINK(""http://evil.example"")"');
    expect(lines[1]).toContain('Changed a role');
    currentRequest().language = 'nl';
    const dutch = await text('format=csv&action=user.changeRole');
    currentRequest().language = 'en';
    expect(dutch.body).toContain('Wijzigde een rol');
  });

  test('JSON: everything the hash was made of, so that the chain can be checked outside', async () => {
    const { body } = await text('format=json');
    const {
      events: all,
      isWhole,
      head,
    } = JSON.parse(body) as { events: { number: number; hash: string }[]; isWhole: boolean; head: object };
    expect(all.length).toBeGreaterThan(10);
    expect(isWhole).toBe(true);
    expect(all).toContainEqual(expect.objectContaining(head));
    const oldestFirst = body.split('\n').slice(1, -2).reverse();
    let previous = '0'.repeat(64);
    for (const line of oldestFirst.map((one) => one.replace(/,$/, ''))) {
      const event = JSON.parse(line) as Record<string, string | null>;
      expect(event.previousHash).toBe(previous);
      // The text of the details as the database wrote it, not as JSON.parse would write it again.
      const details = line.slice(line.indexOf('"details":') + '"details":'.length, -1);
      const link = [
        event.previousHash,
        event.environmentId,
        event.number,
        event.occurredAt,
        event.actorId ?? '',
        event.actorName,
        event.actorEnvironmentName,
        event.action,
        event.subjectKind,
        event.subjectId ?? '',
        event.subjectName,
        event.organisationId ?? '',
        event.documentId ?? '',
        details,
      ];
      previous = createHash('sha256').update(link.join('\u001f')).digest('hex');
      expect(event.hash).toBe(previous);
    }
  });

  test('a long log is streamed whole, a thousand at a time', async () => {
    const who = await actor('olaf');
    for (let at = 0; at < 1050; at++) await openEnvironmentLog(who, { isEvent: true });
    await actAs('olaf');
    const response = await exportLog(request('format=csv'));
    const lines = (await response.text()).trimEnd().split('\r\n').slice(1);
    const numbers = lines.map((line) => Number(line.split(',')[0]));
    const newest = numbers[0]!;
    expect(numbers).toEqual(Array.from({ length: newest }, (_, at) => newest - at));
  }, 120_000);
});

describe('the chain', () => {
  test('its moments follow its numbers, also where one event waits for another', async () => {
    const note = (tx: Tx, name: string) =>
      appendIdentityEvent(tx, {
        environmentId: environment('noord'),
        actor: { userId: null, name },
        action: 'user.signedOut',
        subject: { kind: 'user', id: person('olaf').userId, name: 'Olaf' },
      });
    let waiting: Promise<void> | undefined;
    await identifying(async (tx) => {
      await note(tx, 'first');
      waiting = identifying((other) => note(other, 'third'));
      await new Promise((later) => setTimeout(later, 200));
      await note(tx, 'second');
    });
    await waiting;
    const { who, log } = await readAs('olaf');
    const { events } = await listEvents(who, log, auditFilter.parse({ action: 'user.signedOut' }));
    const byNumber = events.toSorted((one, other) => one.number - other.number);
    expect(byNumber.map((event) => event.actorName)).toEqual(['first', 'second', 'third']);
    expect(byNumber).toEqual(byNumber.toSorted((one, other) => one.occurredAt.getTime() - other.occurredAt.getTime()));
  });

  const tamper = (change: SQL) =>
    asOwner(async (tx) => {
      await tx.execute(sql`alter table audit_events disable trigger audit_events_append_only`);
      await tx.execute(sql`alter table audit_events no force row level security`);
      await tx.execute(change);
      await tx.execute(sql`alter table audit_events force row level security`);
      await tx.execute(sql`alter table audit_events enable trigger audit_events_append_only`);
    });

  test('tells when its newest events were cut off, or written anew', async () => {
    const { who, log } = await readAs('fatima');
    const ofJansen = sql`environment_id = ${environment('jansen')}`;
    const whole = await verifyLog(who, log);
    expect(whole.brokenAt).toBeNull();
    const newest = whole.checked;
    await tamper(sql`create table cut_off as select * from audit_events where number > ${newest - 2} and ${ofJansen}`);
    await tamper(sql`delete from audit_events where number > ${newest - 2} and ${ofJansen}`);
    expect((await verifyLog(who, log)).brokenAt).toBe(newest - 1);
    await tamper(sql`insert into audit_events select * from cut_off`);
    expect((await verifyLog(who, log)).brokenAt).toBeNull();
    await tamper(sql`update audit_heads set hash = repeat('0', 64) where ${ofJansen}`);
    expect((await verifyLog(who, log)).brokenAt).toBe(newest);
    await tamper(
      sql`update audit_heads h set hash = e.hash from cut_off e where e.number = h.number and h.${ofJansen}`,
    );
  });

  test('is whole, and what is changed behind the portal’s back is found', async () => {
    const { who, log } = await readAs('anna');
    const whole = await verifyLog(who, log);
    expect(whole).toEqual({ checked: expect.any(Number), brokenAt: null });
    expect(whole.checked).toBeGreaterThan(10);
    const ofDeboer = sql`environment_id = ${environment('deboer')}`;
    await tamper(sql`update audit_events set subject_name = 'Nobody' where number = 4 and ${ofDeboer}`);
    expect(await verifyLog(who, log)).toMatchObject({ brokenAt: 4 });
    await tamper(sql`delete from audit_events where number = 3 and ${ofDeboer}`);
    expect((await verifyLog(who, log)).brokenAt).toBe(4);
    await tamper(sql`delete from audit_events where number <= 2 and ${ofDeboer}`);
    expect((await verifyLog(who, log)).brokenAt).toBe(4);
  });
});

describe('words', () => {
  const has = (messages: object, path: string) =>
    typeof path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], messages) ===
    'string';

  test('every permission of the policy has its words in the log and on the page of roles, in both languages', () => {
    for (const messages of [en, nl])
      for (const permission of Object.keys(policy)) {
        expect([permission, has(messages.auditActions, permission)]).toEqual([permission, true]);
        expect([permission, has(messages.rightNames, permission)]).toEqual([permission, true]);
      }
  });

  test('every right of the matrix is allowed to somebody, and every condition beside a tick has its words', () => {
    const matrix = rightsMatrix();
    const rows = [...matrix.roles, ...matrix.levels, ...matrix.accesses];
    for (const permission of Object.keys(policy)) {
      const cells = rows.filter((row) => row.right === permission).flatMap((row) => row.cells);
      expect([permission, cells.some((cell) => cell.isAllowed)]).toEqual([permission, true]);
    }
    for (const messages of [en, nl])
      for (const condition of rows.flatMap((row) => row.cells.flatMap((cell) => cell.onlyWith)))
        expect([condition, has(messages.onlyWith, condition)]).toEqual([condition, true]);
  });
});
