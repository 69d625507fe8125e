import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { identifying, reading, refusingConstraint, type Tx } from '@/db/client';
import { asOwner, within } from '@/db/seed/owner';
import { actAs } from '../acting';
import { givePartnership, shareWith } from '../sharing';
import { environment, giveDocument, makeWorld, organisation, person } from '../world';

// The wall by itself, whatever stands in front of it (T-21, T-79): which tables are behind it, who may do what with them, and that nobody
// reaches over it, neither a stranger nor whoever owns the tables.

/** The directory and what is kept before there is an actor: read through narrow queries, and without a person's content. */
const beforeTheWall = [
  ...['address_confirmations', 'audit_heads', 'environments', 'group_members', 'groups', 'invitation_organisations'],
  ...[
    'invitations',
    'live_partnerships',
    'live_sides',
    'mail_switch',
    'organisation_members',
    'organisations',
    'outbox',
  ],
  ...['partnership_managers', 'partnership_organisations', 'partnership_sides', 'partnerships', 'plans', 'principals'],
  ...['rate_limits', 'request_links', 'sign_in_tokens', 'users'],
];

let documentId: string;

beforeAll(async () => {
  await makeWorld();
  documentId = await giveDocument('bakkerij');
  await shareWith('fatima', documentId, 'gijs', 'can_edit');
  for (const who of ['fatima', 'olaf']) await actAs(who);
});

const rowsOf = (tx: Pick<Tx, 'execute'>, table: string) =>
  tx
    .execute<{ count: number }>(sql`select count(*)::int as count from ${sql.identifier(table)}`)
    .then((all) => all[0]!.count);
const walled = async () =>
  (await asOwner((tx) => tx.execute<{ name: string }>(tables(sql`c.relrowsecurity`)))).map((row) => row.name);
const tables = (which: ReturnType<typeof sql>) =>
  sql`select c.relname::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and ${which} order by 1`;

describe('which tables are behind it', () => {
  test('every one but the directory, and for whoever owns them too', async () => {
    const unwalled = await asOwner((tx) =>
      tx.execute<{ name: string }>(tables(sql`not (c.relrowsecurity and c.relforcerowsecurity)`)),
    );
    expect(unwalled.map((row) => row.name)).toEqual(beforeTheWall);
  });

  test('each has one policy for the serving role; a decision is its maker’s besides', async () => {
    const rows = await asOwner((tx) =>
      tx.execute<{ name: string; policies: string }>(sql`
        select tablename::text as name, string_agg(policyname, ', ' order by policyname) as policies from pg_policies
        where 'koppel_app' = any (roles) or 'public' = any (roles) group by 1`),
    );
    const names = new Map(rows.map((row) => [row.name, row.policies]));
    const others = { sessions: 'own_sessions', notifications: 'own_rows', notification_preferences: 'own_rows' };
    const bySides = {
      partnership_requests: 'both_sides',
      access_requests: 'both_sides',
      task_decisions: 'own_decisions, wall',
    };
    const expected = new Map((await walled()).map((table) => [table, 'wall']));
    for (const [table, policies] of Object.entries({ ...others, ...bySides })) expected.set(table, policies);
    expect([...names].sort()).toEqual([...expected].sort());
  });
});

describe('what is behind it', () => {
  test('is its own environment’s; of all of it a stranger sees no row', async () => {
    for (const table of ['documents', 'files', 'document_versions', 'shares', 'grants', 'audit_events'])
      expect(await reading(person('fatima'), (tx) => rowsOf(tx, table)), table).toBeGreaterThan(0);
    for (const table of await walled()) {
      const [own] = await reading(person('olaf'), (tx) =>
        tx.execute<{ has: boolean }>(sql`
        select exists (select from ${sql.identifier(table)} t where not coalesce(to_jsonb(t) ->> 'environment_id' = ${environment('noord')}
          or to_jsonb(t) ->> 'user_id' = ${person('olaf').userId}, false)) as has`),
      );
      expect(own!.has, table).toBe(false);
    }
  });

  test('is nobody’s without an actor, and no content is for whoever owns the tables', async () => {
    const ofIdentity = await asOwner((tx) =>
      tx.execute<{ name: string }>(
        sql`select tablename::text as name from pg_policies where 'koppel_identity' = any (roles)`,
      ),
    );
    expect(ofIdentity.map((row) => row.name).sort()).toEqual([
      ...['access_requests', 'notification_preferences', 'notifications', 'partnership_requests', 'sessions'],
    ]);
    const content = (await walled()).filter((table) => !ofIdentity.some(({ name }) => name === table));
    for (const table of content) {
      const bare = await asOwner(async (tx) => {
        await tx.execute(
          sql`select set_config('role', 'koppel_app', true), set_config('app.environment_id', '', true)`,
        );
        return rowsOf(tx, table);
      });
      expect([table, bare, await asOwner((tx) => rowsOf(tx, table))]).toEqual([table, 0, 0]);
    }
  });

  test('opens to a partner for as long as the partnership lives', async () => {
    const seen = () => reading(person('anna'), (tx) => tx.execute(sql`select from documents where id = ${documentId}`));
    expect(await seen()).toHaveLength(0);
    const partnershipId = await givePartnership('deboer', 'jansen');
    expect(await seen()).toHaveLength(1);
    await asOwner((tx) => tx.execute(sql`delete from live_partnerships where id = ${partnershipId}`));
    expect(await seen()).toHaveLength(0);
  });

  test('sessions are one’s own; requests are their two sides’', async () => {
    const sessions = await reading(person('olaf'), (tx) =>
      tx.execute<{ user_id: string }>(sql`select user_id from sessions`),
    );
    expect(sessions.map((row) => row.user_id)).toEqual([person('olaf').userId]);
    await identifying((tx) =>
      tx.execute(sql`insert into partnership_requests (id, kind, state, environment_id, environment_name, other_environment_id, other_environment_name, requested_by, requested_by_name, expires_at)
        values (gen_random_uuid(), 1, 1, ${environment('deboer')}, 'De Boer', ${environment('jansen')}, 'Jansen', ${person('anna').userId}, 'Anna', now() + interval '1 day')`),
    );
    const requests = (who: string) => reading(person(who), (tx) => rowsOf(tx, 'partnership_requests'));
    expect([await requests('anna'), await requests('fatima'), await requests('olaf')]).toEqual([1, 1, 0]);
  });
});

describe('who may do what (T-79)', () => {
  test('the roles are neither superuser nor past the wall, and whoever migrates is not of the one over it', async () => {
    const rows = await asOwner((tx) =>
      tx.execute<{ name: string }>(sql`
      select rolname::text as name from pg_roles r where rolname like 'koppel%' and (rolsuper or rolbypassrls or rolcanlogin and rolname <> session_user
        or rolname = 'koppel_wall' and pg_has_role(session_user, r.oid, 'usage'))`),
    );
    expect(rows.map((row) => row.name)).toEqual([]);
  });

  test('nothing is given to everybody; the log, decisions and events of the serving roles only grow', async () => {
    const rights = await asOwner((tx) =>
      tx.execute<{ of: string; rights: string }>(sql`
      select grantee || ' ' || table_name as of, string_agg(lower(privilege_type), ' ' order by privilege_type) as rights
      from information_schema.role_table_grants
      where table_schema = 'public' and grantee in ('koppel_app', 'koppel_identity', 'PUBLIC') group by 1`),
    );
    const may = new Map(rights.map((row) => [row.of, row.rights]));
    expect([...may.keys()].filter((of) => of.startsWith('PUBLIC'))).toEqual([]);
    const due = {
      'koppel_app audit_events': 'select',
      'koppel_app audit_event_documents': 'select',
      'koppel_app audit_heads': 'nothing',
      'koppel_app task_decisions': 'insert select',
      'koppel_app notifications': 'select',
      'koppel_app outbox': 'insert',
      'koppel_app sessions': 'delete select',
      'koppel_app sign_in_tokens': 'nothing',
      'koppel_app plans': 'select',
      'koppel_identity documents': 'nothing',
      'koppel_identity grants': 'nothing',
      'koppel_identity files': 'nothing',
      'koppel_identity audit_events': 'nothing',
    };
    expect(Object.fromEntries(Object.keys(due).map((of) => [of, may.get(of) ?? 'nothing']))).toEqual(due);
  });

  test('what looks over the wall keeps to its own names, and is called by nobody it was not given to', async () => {
    const loose = await asOwner((tx) =>
      tx.execute<{ name: string }>(sql`
      select p.proname::text as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef and p.prorettype <> 'trigger'::regtype
        and (coalesce(p.proconfig::text, '') not like '%search_path=%' or has_function_privilege('public', p.oid, 'execute'))`),
    );
    expect(loose.map((row) => row.name)).toEqual([]);
  });

  test('no event is written into the log of an environment out of reach', async () => {
    const write = asOwner((tx) =>
      within(tx, environment('noord'), async () => {
        await tx.execute(
          sql`select append_audit_event(gen_random_uuid(), ${environment('jansen')}, 'Olaf', '', 'document.open', 'document', null, '', null, null, '{}')`,
        );
      }),
    );
    await expect(write).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  test('no document is delivered by who does not reach it', async () => {
    const sent = await giveDocument('bakkerij', { box: 'inbox_out', status: 'sent', number: 'S-1' });
    const deliver = asOwner(async (tx) => {
      await tx.execute(sql`select set_config('app.user_id', ${person('olaf').userId}, true)`);
      return within(tx, environment('noord'), async () => {
        await tx.execute(
          sql`select deliver_document(${sent}, ${organisation('noord')}, gen_random_uuid(), gen_random_uuid())`,
        );
      });
    });
    await expect(deliver).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('what crosses to another environment names the live partnership it lives through (D-05, D-11)', () => {
  const [jansen, deboer] = [environment('jansen'), environment('deboer')];
  const refused = (change: ReturnType<typeof sql>) =>
    asOwner((tx) => within(tx, jansen, async () => void (await tx.execute(change)))).then(
      () => 'taken',
      refusingConstraint,
    );

  test('a membership, a seat, a share and a path', async () => {
    expect(
      await refused(sql`insert into organisation_members (user_id, organisation_id, environment_id, user_environment_id, level)
        values (${person('anna').userId}, ${organisation('bakkerij')}, ${jansen}, ${deboer}, 1)`),
    ).toBe('organisation_members_cross');
    expect(
      await refused(sql`insert into shares (id, document_id, environment_id, principal_id, principal_environment_id, access, granted_by, granted_by_name, recipient_name, recipient_environment_name)
        values (gen_random_uuid(), ${documentId}, ${jansen}, ${person('anna').userId}, ${deboer}, 1, ${person('fatima').userId}, '', '', '')`),
    ).toBe('shares_cross');
    expect(
      await refused(sql`insert into grants (document_id, principal_id, environment_id, organisation_id, principal_environment_id, created_at, access, box, type, status, origin, origin_id)
        select id, ${person('anna').userId}, environment_id, organisation_id, ${deboer}, created_at, 1, box, type, status, 1, id from documents where id = ${documentId}`),
    ).toBe('grants_cross');
  });

  test('two environments are partners once', async () => {
    await givePartnership('deboer', 'jansen');
    await expect(
      givePartnership('deboer', 'jansen').catch((error) => Promise.reject(refusingConstraint(error))),
    ).rejects.toBe('live_sides_pkey');
  });
});
