import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { identifying, type Read } from '@/db/client';
import { newId } from '@/db/id';
import { asOwner } from '@/db/seed/owner';
import type { Actor } from '@/lib/policy/actor';
import type { Facts0 } from '@/lib/policy/facts';
import { appendIdentityEvent, byItself, exercise, type Grant } from '@/lib/policy/grant';
import type { Facts, Permission } from '@/lib/policy/policy';
import { unchanged } from '../matrix';
import { actor, giveGroup, givePartnership, shareWith } from '../sharing';
import { environment, everyRow, giveDocument, makeWorld, organisation, person } from '../world';

// The one way to write: who acts is read again, the policy is asked, the work is done and told, all in one transaction (C-39).

const [jansen, deboer] = [environment('jansen'), environment('deboer')];
const subject = { kind: 'environment', id: jansen, name: 'Bakkerij Jansen' };
let partnershipId: string;
beforeAll(async () => {
  await makeWorld();
  partnershipId = await givePartnership('jansen', 'deboer');
});

type Work<P extends Permission> = (grant: Grant<P>) => Promise<unknown> | unknown;
const nothing = () => {};

/** Does the work as Fatima, administrator of Bakkerij Jansen, about the thing. */
const act = <P extends Permission>(
  permission: P,
  on: Partial<Facts0> | null,
  work: Work<P> = nothing,
  who = 'fatima',
) =>
  exercise(
    permission,
    person(who),
    async () => on && ({ environmentId: jansen, subject, ...on } as Facts0 as Facts<P>),
    async (grant) => work(grant),
  );

type Row = Record<string, unknown>;
const rows = async () =>
  ((await everyRow('audit_events')) as { row: Row }[])
    .map(({ row }) => row)
    .sort((one, other) => Number(one.number) - Number(other.number));

/** The events that the work left: in whose log, and what they say. */
async function told(work: () => Promise<unknown>) {
  const before = new Set((await rows()).map(({ id }) => id));
  await work();
  const homes = new Map([jansen, deboer].map((id, at) => [id, ['jansen', 'deboer'][at]]));
  return (await rows())
    .filter(({ id }) => !before.has(id))
    .map((row) => ({ log: homes.get(row.environment_id as string), action: row.action, details: row.details, row }))
    .sort((one, other) => String(other.log).localeCompare(String(one.log)));
}
const inBrief = async (work: () => Promise<unknown>) =>
  (await told(work)).map(({ log, action, details }) => [log, action, details]);

const settled = (details: object = {}) => ['jansen', 'settings.change', details];

describe('an act', () => {
  test('is done by who the person is at this moment, for the facts that were looked up, and answers what it made', async () => {
    const seen: unknown[] = [];
    const gather = async (tx: Read, current: Actor) => {
      const [row] = await tx.execute(sql`select current_environment_id() as "within"`);
      seen.push(row, current);
      return { environmentId: jansen, subject };
    };
    const answer = await exercise('settings.change', person('fatima'), gather, async (grant) => {
      seen.push(grant.permission, grant.actor, grant.facts);
      return (await grant.tx.execute(sql`select 7 as made`))[0];
    });
    expect(answer).toEqual({ made: 7 });
    const fatima = await actor('fatima');
    expect(seen).toEqual([{ within: jansen }, fatima, 'settings.change', fatima, { environmentId: jansen, subject }]);
  });

  test('is told once, in the log of the thing’s environment: who, what, on what', async () => {
    const [event, ...others] = await told(() =>
      act('settings.change', {}, ({ note }) => {
        note({ field: 'name', was: null });
        note({ is: 2 });
      }),
    );
    expect(others).toEqual([]);
    expect(event!.row).toMatchObject({
      environment_id: jansen,
      actor_id: person('fatima').userId,
      actor_name: 'Fatima Jansen',
      actor_environment_name: 'Bakkerij Jansen',
      action: 'settings.change',
      subject_kind: 'environment',
      subject_id: jansen,
      subject_name: 'Bakkerij Jansen',
      organisation_id: null,
      document_id: null,
      details: { field: 'name', was: null, is: 2 },
    });
  });

  test('names the organisation, the document and the partnership it is about', async () => {
    const ids = { organisationId: organisation('vastgoed'), documentId: newId(), partnershipId };
    const [event] = await told(() => act('settings.change', ids));
    expect(event!.row).toMatchObject({
      organisation_id: ids.organisationId,
      document_id: ids.documentId,
      details: { partnershipId },
    });
    expect(await inBrief(() => act('settings.change', { partnershipId: null }))).toEqual([settled()]);
  });

  test('is told to the partners whom it concerns, without the name that they may not know (C-50)', async () => {
    const hidden = { ...subject, knownIn: [jansen] };
    const [own, theirs, ...others] = await told(() =>
      act('settings.change', { subject: hidden, alsoConcerns: [deboer, jansen] }),
    );
    expect(others).toEqual([]);
    expect([own!.log, own!.row.subject_id, own!.row.subject_name]).toEqual(['jansen', jansen, 'Bakkerij Jansen']);
    expect([theirs!.log, theirs!.row.subject_id, theirs!.row.subject_name]).toEqual(['deboer', null, '']);
    const known = await told(() =>
      act('settings.change', { subject: { ...subject, knownIn: [jansen, deboer] }, alsoConcerns: [deboer] }),
    );
    expect(known.map(({ row }) => row.subject_name)).toEqual(['Bakkerij Jansen', 'Bakkerij Jansen']);
  });

  test('on a thing of a partner is told in both logs', async () => {
    expect(await inBrief(() => act('profile.change', { environmentId: deboer }))).toEqual([
      ['jansen', 'profile.change', {}],
      ['deboer', 'profile.change', {}],
    ]);
  });

  test('may name what it is about, and whom it concerns, when it knows', async () => {
    const made = { kind: 'organisation', id: organisation('vastgoed'), name: 'Made' };
    const events = await told(() =>
      act('settings.change', { documentId: newId(), alsoConcerns: [] }, ({ about, concerns }) => {
        about(made, { organisationId: made.id });
        concerns([]);
        concerns([deboer]);
      }),
    );
    expect(
      events.map(({ log, row }) => [log, row.subject_kind, row.subject_id, row.subject_name, row.organisation_id]),
    ).toEqual(['jansen', 'deboer'].map((log) => [log, 'organisation', made.id, 'Made', made.id]));
    expect(events.every(({ row }) => row.document_id !== null)).toBe(true);
    const about = await told(() => act('settings.change', {}, (grant) => grant.about(made)));
    expect(about.map(({ log, row }) => [log, row.subject_name])).toEqual([['jansen', 'Made']]);
    expect(await inBrief(() => act('settings.change', {}, ({ concerns }) => concerns([deboer])))).toHaveLength(2);
  });

  test('tells behind its own event what else it brought about, there where it is', async () => {
    const there: Facts0 = { environmentId: deboer, subject, organisationId: organisation('deboer') };
    const events = await told(() =>
      act('settings.change', {}, ({ also }) => {
        also('task.lost', { environmentId: jansen, subject, alsoConcerns: [deboer] }, { why: 'left' });
        also('task.gone', there);
      }),
    );
    expect(events.map(({ log, action, details }) => [log, action, details])).toEqual([
      settled(),
      ['jansen', 'task.lost', { why: 'left' }],
      ['deboer', 'task.lost', { why: 'left' }],
      ['deboer', 'task.gone', {}],
    ]);
    expect(events.at(-1)!.row.organisation_id).toBe(organisation('deboer'));
  });

  test('that changed nothing is told nowhere; what it brought about all the same is', async () => {
    expect(await inBrief(() => act('settings.change', {}, ({ nothingChanged }) => nothingChanged()))).toEqual([]);
    expect(
      await inBrief(() =>
        act('settings.change', {}, ({ nothingChanged, also }) => {
          nothingChanged();
          also('task.lost', { environmentId: jansen, subject });
        }),
      ),
    ).toEqual([['jansen', 'task.lost', {}]]);
  });

  test('of reading what one was told is nobody’s affair', async () => {
    expect(await inBrief(() => act('notification.read', {}))).toEqual([]);
  });
});

describe('is refused, and nothing has changed', () => {
  const work = vi.fn();
  const refused = (permission: Permission, on: object | null, who = 'fatima') =>
    unchanged(() => act(permission, on, work, who).catch((refusal) => [refusal.code, refusal.details]));

  test('for nobody, for what is not there, and for who may not', async () => {
    const stranger = { userId: '00000000-0000-7000-8000-00000000000f' };
    const gather = vi.fn();
    await expect(exercise('settings.change', stranger, gather, work)).rejects.toMatchObject({ code: 'not_found' });
    expect(gather).not.toHaveBeenCalled();
    expect(await refused('settings.change', null)).toEqual(['not_found', {}]);
    expect(await refused('settings.change', {}, 'gijs')).toEqual([
      'forbidden',
      { permission: 'settings.change', missing: ['administrator'] },
    ]);
    expect(work).not.toHaveBeenCalled();
  });

  test('where the work fails: what it wrote goes with it', async () => {
    const fails = () =>
      act('settings.change', {}, async ({ tx, also }) => {
        await tx.execute(sql`update users set name = 'Changed' where id = ${person('fatima').userId}`);
        also('task.lost', { environmentId: jansen, subject });
        throw new Error('fails');
      });
    await unchanged(() => expect(fails()).rejects.toThrow('fails'));
  });
});

describe('who acts is held until the end', () => {
  const said: string[] = [];
  const second = (hold?: 'change') =>
    exercise(
      'profile.change',
      person('fatima'),
      async () => ({ environmentId: jansen, subject }) as never,
      async () => said.push('second'),
      hold,
    );
  const waiting = () =>
    asOwner((tx) =>
      tx.execute(
        sql`select from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`,
      ),
    );
  beforeEach(() => {
    said.length = 0;
  });

  test('so that two acts go side by side', async () => {
    await act('profile.change', {}, async () => {
      await second();
      said.push('first ends');
    });
    expect(said).toEqual(['second', 'first ends']);
  });

  test('and what changes the person waits', async () => {
    let changing: Promise<unknown> = Promise.resolve();
    await act('profile.change', {}, async () => {
      changing = second('change');
      await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), { timeout: 5000 });
      said.push('first ends');
    });
    await changing;
    expect(said).toEqual(['first ends', 'second']);
  });
});

describe('what opens or closes a group (C-47)', () => {
  const toldOn = async () => ((await everyRow('audit_event_documents')) as { row: Row }[]).map(({ row }) => row);

  test.each(['group.addMember', 'group.removeMember', 'group.leave', 'group.delete'] as const)(
    '%s is told on each of its documents, also to their owners elsewhere',
    async (permission) => {
      const groupId = await giveGroup('deboer', 'public', `For ${permission}`);
      const other = await giveGroup('deboer', 'public', `Beside ${permission}`);
      const [documentId, ownId] = [await giveDocument('vastgoed'), await giveDocument('deboer')];
      await shareWith('fatima', documentId, { principalId: groupId }, 'read_only');
      await shareWith('bram', ownId, { principalId: groupId }, 'read_only');
      await shareWith('bram', ownId, { principalId: other }, 'read_only');
      const before = (await toldOn()).length;
      const facts = {
        groupType: 'public',
        isMember: true,
        isOwner: true,
        isConnected: true,
        name: 'A',
        fits: true,
        isSeated: true,
        userEnvironmentId: deboer,
      };
      const events = await told(() =>
        act(permission, { environmentId: deboer, groupId, ...facts } as never, nothing, 'anna'),
      );
      expect(events.map(({ log, action }) => [log, action])).toEqual([
        ['jansen', permission],
        ['deboer', permission],
      ]);
      const places = (await toldOn()).slice(0).filter((row) => events.some((event) => event.row.id === row.event_id));
      expect(places.map((row) => [row.document_id, row.environment_id])).toEqual(
        expect.arrayContaining([
          [documentId, jansen],
          [ownId, deboer],
        ]),
      );
      expect(places).toHaveLength(2);
      expect(await toldOn()).toHaveLength(before + 2);
    },
  );

  test('and what does not is told on none', async () => {
    const groupId = await giveGroup('jansen', 'environment', 'Quiet');
    const documentId = await giveDocument('vastgoed');
    await shareWith('fatima', documentId, { principalId: groupId }, 'read_only');
    const before = await toldOn();
    await act('settings.change', { groupId });
    expect(await toldOn()).toEqual(before);
  });
});

describe('what the portal does by itself', () => {
  test('is told under the name of its rule, after the work, with nobody in person', async () => {
    let answer: unknown;
    const events = await told(async () => {
      answer = await byItself(jansen, async ({ tx, actAs }) => {
        const hand = actAs('Workflow “Check”');
        expect([hand.tx, hand.actor]).toEqual([
          tx,
          { userId: null, name: 'Workflow “Check”', environmentId: jansen, environmentName: '' },
        ]);
        hand.also('task.lost', { environmentId: jansen, subject, alsoConcerns: [deboer] }, { why: 'left' });
        return [...(await tx.execute(sql`select current_environment_id() as "within"`))];
      });
    });
    expect(answer).toEqual([{ within: jansen }]);
    expect(
      events.map(({ log, row }) => [
        log,
        row.actor_id,
        row.actor_name,
        row.actor_environment_name,
        row.action,
        row.details,
      ]),
    ).toEqual(['jansen', 'deboer'].map((log) => [log, null, 'Workflow “Check”', '', 'task.lost', { why: 'left' }]));
  });
});

describe('before there is an actor', () => {
  test('an event is of whoever signs in, or of nobody yet', async () => {
    const base = { environmentId: jansen, action: 'user.signedUp', subject };
    const append = (event: Parameters<typeof appendIdentityEvent>[1]) =>
      told(() => identifying((tx) => appendIdentityEvent(tx, event)));
    const { userId } = person('gijs');
    const [named] = await append({ ...base, actor: { userId, name: 'Gijs' }, details: { by: 'mail' } });
    expect(named!.row).toMatchObject({
      actor_id: userId,
      actor_name: 'Gijs',
      actor_environment_name: '',
      subject_kind: 'environment',
      subject_id: jansen,
      subject_name: 'Bakkerij Jansen',
      organisation_id: null,
      document_id: null,
      details: { by: 'mail' },
    });
    const [nobody] = await append({ ...base, actor: { userId: null, name: 'carla@client.example' } });
    expect(nobody!.row).toMatchObject({
      actor_id: null,
      actor_name: 'carla@client.example',
      action: 'user.signedUp',
      details: {},
    });
    const left = await asOwner((tx) => tx.execute(sql`select current_setting('app.user_id', true) as "user"`));
    expect(left[0]!.user).toBeFalsy();
  });
});
