import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as exportLog } from '@/app/(portal)/environment/audit/export/route';
import { changeName } from '@/app/(portal)/profile/actions';
import { asOwner } from '@/db/seed/owner';
import { openEnvironmentLog } from '@/lib/audit/facts';
import { findHead, verifyLog } from '@/lib/audit/queries';
import { findTampering, readExport, readHead } from '@/scripts/audit-verify.mjs';
import { actAs, post } from '../acting';
import { Claim, timesFor } from '../proof/claim';
import { actor } from '../sharing';
import { environment, makeWorld } from '../world';

// N-11, T-74: whoever owns the database can write what they like into the log, and every time it shows. `npm run proof` tries 10,000 times each.

const tampers = timesFor('KOPPEL_TAMPERS', 100);
const ofDeboer = sql`environment_id = ${environment('deboer')}`;
const folder = mkdtempSync(path.join(tmpdir(), 'koppel-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let newest: number;

beforeAll(async () => {
  await makeWorld();
  await actAs('anna');
  for (let at = 0; at < 30; at++) await post(changeName, { name: `Anna ${at}` });
  await asOwner(async (tx) => {
    await tx.execute(sql`alter table audit_events disable trigger audit_events_append_only`);
    await tx.execute(sql`alter table audit_events no force row level security`);
    await tx.execute(sql`create table kept as select * from audit_events where ${ofDeboer}`);
    const [row] = await tx.execute<{ newest: number }>(sql`select max(number)::int as newest from kept`);
    newest = row!.newest;
  });
});

const random = (below: number) => Math.floor(Math.random() * below);
const anyNumber = () => 1 + random(newest);

const changes: (() => SQL)[] = [
  () => sql`occurred_at = occurred_at + interval '1 millisecond'`,
  () => sql`actor_id = gen_random_uuid()`,
  () => sql`actor_name = actor_name || '.'`,
  () => sql`actor_environment_name = actor_environment_name || ' '`,
  () => sql`action = 'profile.changed'`,
  () => sql`subject_kind = subject_kind || 's'`,
  () => sql`subject_id = gen_random_uuid()`,
  () => sql`subject_name = 'Nobody'`,
  () => sql`organisation_id = gen_random_uuid()`,
  () => sql`document_id = gen_random_uuid()`,
  () => sql`details = details || '{"more": 1}'`,
  () => sql`previous_hash = encode(sha256(random()::text::bytea), 'hex')`,
  () => sql`hash = encode(sha256(random()::text::bytea), 'hex')`,
];

/** Something that an owner of the database may do to the log. */
function anyTamper(): SQL[] {
  const [one, other] = [anyNumber(), anyNumber()];
  switch (random(5)) {
    case 0:
      return [sql`delete from audit_events where number = ${one} and ${ofDeboer}`];
    case 1:
      return [sql`delete from audit_events where number > ${newest - 1 - random(5)} and ${ofDeboer}`];
    case 2:
      return [
        sql`insert into audit_events select (e).* from (select jsonb_populate_record(k, jsonb_build_object('id', gen_random_uuid(), 'number', ${newest + 1}::int)) as e from kept k where number = ${one}) as forged`,
        sql`update audit_heads set number = ${newest + 1} where ${ofDeboer}`,
      ];
    case 3:
      if (one === other) return anyTamper();
      return [
        sql`update audit_events set number = -number where number in (${one}, ${other}) and ${ofDeboer}`,
        sql`update audit_events set number = case number when ${-one} then ${other}::bigint else ${one}::bigint end where number < 0 and ${ofDeboer}`,
      ];
    default:
      return [sql`update audit_events set ${changes[random(changes.length)]!()} where number = ${one} and ${ofDeboer}`];
  }
}

const putBack = (head: { number: number; hash: string }) =>
  asOwner(async (tx) => {
    await tx.execute(sql`delete from audit_events where ${ofDeboer}`);
    await tx.execute(sql`insert into audit_events select * from kept`);
    await tx.execute(sql`update audit_heads set number = ${head.number}, hash = ${head.hash} where ${ofDeboer}`);
  });

test(
  `${tampers} random tampers by the owner of the database: each is found in the portal`,
  async () => {
    const who = await actor('anna');
    const log = (await openEnvironmentLog(who, { isEvent: false }))!;
    const head = (await findHead(who, log))!;
    expect(await verifyLog(who, log)).toEqual({ checked: newest, brokenAt: null });
    const claim = new Claim('Every tamper with the audit log is found', 'tampers', tampers);
    for (let at = 0; at < tampers; at++) {
      const tamper = anyTamper();
      await asOwner(async (tx) => {
        for (const step of tamper) await tx.execute(step);
      });
      const isMissed = (await verifyLog(who, log)).brokenAt === null;
      claim.count(1, isMissed ? [JSON.stringify(tamper.map((step) => step.queryChunks))] : []);
      await putBack(head);
    }
    expect(claim.close()).toEqual([]);
    expect(await verifyLog(who, log)).toEqual({ checked: newest, brokenAt: null });
  },
  Math.max(1, tampers / 10) * 60_000,
);

describe('the file, checked by itself', () => {
  let text: string;
  const exported = () => readExport(text);
  beforeAll(async () => {
    await actAs('anna');
    const response = await exportLog(new Request('http://localhost/export?format=json'));
    text = await response.text();
  });
  const verify = (body: string, ...more: string[]) => {
    const file = path.join(folder, 'log.json');
    writeFileSync(file, body);
    return spawnSync(process.execPath, ['scripts/audit-verify.mjs', file, ...more], { encoding: 'utf8' });
  };

  test('is whole, with its head; and the script says so, without the portal', () => {
    const { head, events, isWhole } = exported();
    expect(isWhole).toBe(true);
    expect(findTampering(exported())).toEqual([]);
    const said = verify(text, '--head', `${head!.number}:${head!.hash}`);
    expect(said.stdout).toBe(`${events.length} events, each as it was written, none missing.\n`);
    expect(said.status).toBe(0);
  });

  test(`${tampers} random tampers with the file: each is found`, () => {
    const texts = [
      'occurredAt',
      'actorName',
      'actorEnvironmentName',
      'action',
      'subjectKind',
      'subjectName',
      'details',
      'hash',
      'previousHash',
    ] as const;
    const claim = new Claim('Every tamper with an exported audit log is found', 'tampers', tampers);
    for (let at = 0; at < tampers; at++) {
      const one = exported();
      const place = random(one.events.length);
      const event = one.events[place]!;
      const kind = random(5);
      if (kind === 0) one.events.splice(place, 1);
      else if (kind === 1) one.events.push({ ...event, number: one.events[0]!.number + 1 });
      else if (kind === 2) {
        const other = one.events[(place + 1) % one.events.length]!;
        [event.number, other.number] = [other.number, event.number];
      } else if (kind === 3) event.actorId = '00000000-0000-7000-8000-000000000000';
      else event[texts[random(texts.length)]!] += 'x';
      claim.count(1, findTampering(one).length === 0 ? [`${kind} at ${place}`] : []);
    }
    expect(claim.close()).toEqual([]);
  });

  test('an event that only says it hides a name is found; one that hides one is held by its neighbours, and counted', () => {
    const forged = exported();
    const [event] = forged.events;
    Object.assign(event!, { isShortened: true, actorName: 'Somebody else' });
    expect(findTampering(forged)).toEqual([`Event ${event!.number} says that it hides a name, and hides none.`]);
    const at = text.indexOf('\n') + 1;
    const line = text.slice(at, text.indexOf('\n', at));
    const hiding = line
      .replace('"isShortened":false', '"isShortened":true')
      .replace(/"action":"[^"]+"/, '"action":"document.share"')
      .replace(
        /"details":.*\}/,
        '"details":{"recipients":[{"group":null,"environment":"Noord","environmentId":"x"}]}}',
      );
    const said = verify(text.replace(line, hiding));
    expect([said.status, said.stdout]).toEqual([0, expect.stringContaining('1 of them hide the name')]);
    expect(said.stdout).toContain(`each of the ${forged.events.length - 1} that hide nothing as it was written`);
  });

  test('a tail that was cut off, its head moved with it, is found with a head that was kept', () => {
    const kept = exported().head!;
    const one = exported();
    one.events = one.events.filter((event) => event.number <= kept.number - 3);
    const last = one.events.find((event) => event.number === kept.number - 3)!;
    one.head = { number: last.number, hash: last.hash };
    expect(findTampering(one)).toEqual([]);
    expect(findTampering(one, kept)).toEqual([
      `Events are missing at the end: the head that was kept is event ${kept.number}.`,
    ]);
  });

  test('a chain that was written anew from an event on is found with a head that was kept, and with none it is not', () => {
    const kept = exported().head!;
    const one = exported();
    let previous = '';
    for (const event of one.events.toSorted((a, b) => a.number - b.number)) {
      if (event.number === 5) event.actorName = 'Somebody else';
      if (event.number > 5) event.previousHash = previous;
      if (event.number >= 5)
        event.hash = createHash('sha256')
          .update(
            [
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
              event.details,
            ].join('\u001f'),
          )
          .digest('hex');
      previous = event.hash;
    }
    one.head = { number: kept.number, hash: one.events.find((event) => event.number === kept.number)!.hash };
    expect(findTampering(one)).toEqual([]);
    expect(findTampering(one, kept)).toEqual([`Event ${kept.number} is another one than the head that was kept says.`]);
  });

  test('a part of a log is checked as far as it goes; what is no log is refused', async () => {
    await actAs('anna');
    const part = await (
      await exportLog(new Request('http://localhost/export?format=json&action=profile.change'))
    ).text();
    expect(readExport(part).isWhole).toBe(false);
    expect(findTampering(readExport(part))).toEqual([]);
    expect(verify(part).stdout).toContain('a part of a log');
    expect(verify(part.replace('Anna 7', 'Anna 8')).status).toBe(1);
    expect(verify('[]').status).toBe(2);
    expect(verify(text.slice(0, -200)).status).toBe(2);
    expect(() => readHead('5')).toThrow('number:hash');
  });
});
