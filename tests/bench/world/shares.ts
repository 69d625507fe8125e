import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { benchId, chance, chanceText, idAt } from '../ids';
import type { Progress } from '../report/progress';
import { documentAt } from './documents';

/** So many shares there are for each document. */
const perDocument = 0.6;

/** Shares of random documents, a quarter of them with a partner's people where there are partners, each with its path. */
export async function fillShares(tx: Tx, documents: number, progress: Progress): Promise<void> {
  const weight = documents / 50_000;
  await progress.step('shares', () => insertShares(tx, documents), weight);
  await progress.step('shares passed on', () => passOn(tx), weight / 25);
  // As `openPaths` does it.
  await progress.step(
    'paths of shares',
    () =>
      tx.execute(sql`insert into grants (document_id, principal_id, environment_id, organisation_id, principal_environment_id, partnership_id, created_at, access, box, type, status, origin, origin_id)
        select d.id, s.principal_id, d.environment_id, d.organisation_id, s.principal_environment_id, s.partnership_id, d.created_at, s.access, d.box, d.type, d.status, 2, s.id
        from shares s join documents d on d.id = s.document_id`),
    weight / 2,
  );
}

async function insertShares(tx: Tx, documents: number): Promise<void> {
  await tx.execute(sql`insert into shares (id, document_id, environment_id, principal_id, principal_environment_id, partnership_id, access,
      granted_by, granted_by_name, recipient_name, recipient_environment_name, created_at)
    select ${idAt('share', 'c.i')}, d.id, d.environment_id, w.id, w.env_id, pe.id, 1 + floor(3 * power(${chance('c.i', 61)}, 1.5)),
      u.id, 'User ' || u.i, (array['User', 'Organisation', 'Group'])[w.kind] || ' ' || w.i, 'Environment ' || w.env, d.created_at
    from (select i, ${documentAt(`1 + floor(${documents} * ${chanceText('i', 62)})`, documents)} as document,
        case when ${chance('i', 63)} < 0.3 then 3 when ${chance('i', 63)} < 0.9 then 1 else 2 end as kind
      from generate_series(1, ${Math.round(documents * perDocument)}::int) i) c
    join documents d on d.id = c.document
    join pr o on o.kind = 2 and o.id = d.organisation_id
    join many givers on givers.env = o.env and givers.kind = 1
    join pr u on u.kind = 1 and u.env = o.env and u.place = 1 + floor(givers.n * ${chance('c.i', 64)})::int
    left join partners p on p.own = o.env and ${chance('c.i', 65)} < 0.25
    left join pe on pe.own = p.own and pe.place = 1 + floor(p.n * ${chance('c.i', 66)})::int
    join many takers on takers.env = coalesce(pe.other, o.env) and takers.kind = c.kind
    join pr w on w.kind = c.kind and w.env = takers.env and w.place = 1 + floor(takers.n * ${chance('c.i', 67)})::int
    where w.id <> d.organisation_id and w.id <> u.id and w.id <> ${benchId('user', 5)}
    on conflict (document_id, principal_id, granted_by) do nothing`);
}

/** Half of what people may pass on inside their environment, they have passed on to somebody there. */
const passOn = (tx: Tx) =>
  tx.execute(sql`insert into shares (id, document_id, environment_id, principal_id, principal_environment_id, access, parent_id,
      granted_by, granted_by_name, recipient_name, recipient_environment_name, created_at)
    select md5(s.id::text)::uuid, s.document_id, s.environment_id, u.id, u.env_id, 1, s.id, s.principal_id, s.recipient_name, 'User ' || u.i, 'Environment ' || u.env, s.created_at
    from shares s join pr g on g.kind = 1 and g.id = s.principal_id and g.env_id = s.environment_id join pr u on u.kind = 1 and u.env = g.env and u.place = 1
    where s.access = 3 and u.id <> s.principal_id and ${chance('hashtextextended(s.id::text, 0)', 68)} < 0.5
    on conflict (document_id, principal_id, granted_by) do nothing`);
