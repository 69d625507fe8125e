import { sql } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { type Access, accesses, type PrincipalKind, principalKinds } from '@/db/vocabulary';
import { leadsTo } from '@/lib/documents/facts';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts, RecipientName } from '@/lib/policy/facts';
import { readIn } from '@/lib/policy/group-name';
import { type Answer, can } from '@/lib/policy/policy';
import { outsidersOf, peopleOf } from './people';
import { type RecipientRow, recipientColumns, recipientOf } from './recipient';

export type ListedShare = {
  id: string;
  kind: PrincipalKind;
  name: RecipientName;
  environmentName: string;
  /** Outside the reader's own environment. */
  isExternal: boolean;
  access: Access;
  grantedByName: string;
  createdAt: Date;
  message: string;
  /** Whose access it was passed on from, when it was. */
  passedOnFrom: RecipientName | null;
  /** How many people it reaches now, for an organisation or a group; of them, how many outside the reader's environment. */
  people: number | null;
  outside: number;
  /** Whom it takes along when it goes (C-30). */
  alsoGone: RecipientName[];
  /** What the recipient, a person, still holds without it and what goes with it. */
  keeps: Access | null;
  change: Answer;
  withdraw: Answer;
};

type ShareRow = RecipientRow & {
  id: string;
  kind: number;
  access: number;
  parent_id: string | null;
  granted_by: string;
  granted_by_name: string;
  created_at: Date | string;
  message: string;
  people: number | null;
  outside: number;
  other_paths: { origin: string; access: number }[] | null;
};

/** Every share of the document, newest first, with what the actor may do with it and what goes with it. */
export async function listShares(tx: Read, actor: Actor, facts: DocumentFacts): Promise<ListedShare[]> {
  const rows = await tx.execute<ShareRow>(sql`
    select s.id, p.kind, ${recipientColumns}, s.access::int, s.parent_id, s.granted_by, s.granted_by_name, s.created_at, s.message,
      ${peopleOf(sql`p.id`, sql`p.kind`)} as people, ${outsidersOf(sql`p.id`, sql`p.kind`)} as outside, other.paths as other_paths
    from shares s join principals p on p.id = s.principal_id left join users person on person.id = p.id
      left join lateral (select json_agg(json_build_object('origin', g.origin_id, 'access', g.access)) as paths from grants g
        where person.id is not null and g.document_id = s.document_id and g.origin_id <> s.id
          and ${leadsTo(sql`person.id`, sql`person.environment_id`)}) other on true
    where s.document_id = ${facts.documentId} order by s.created_at desc, s.id`);
  return rows.map((row) => listed(row, rows, actor, facts));
}

function listed(row: ShareRow, all: readonly ShareRow[], actor: Actor, facts: DocumentFacts): ListedShare {
  const parent = all.find((one) => one.id === row.parent_id);
  const falling = hangingOn(row.id, all);
  const gone = new Set(falling.map((one) => one.id));
  const kept = (row.other_paths ?? []).filter((path) => !gone.has(path.origin)).map((path) => path.access);
  const nameOf = (one: ShareRow) => readIn(actor.environmentId, recipientOf(one));
  const given = {
    ...facts,
    shareId: row.id,
    isGiver: row.granted_by === actor.userId,
    isRecipient: row.principal_id === actor.userId,
    recipientName: recipientOf(row),
  };
  return {
    id: row.id,
    kind: principalKinds[row.kind - 1]!,
    name: nameOf(row),
    environmentName: row.recipient_environment_name,
    isExternal: row.principal_environment_id !== actor.environmentId,
    access: accesses[row.access - 1]!,
    grantedByName: row.granted_by_name,
    createdAt: new Date(row.created_at),
    message: row.message,
    passedOnFrom: parent ? nameOf(parent) : null,
    people: row.people,
    outside: row.outside,
    alsoGone: falling.map(nameOf),
    keeps: kept.length > 0 ? accesses[Math.max(...kept) - 1]! : null,
    change: can('share.change', actor, given),
    withdraw: can('share.withdraw', actor, given),
  };
}

/** The shares below one, at any depth. */
function hangingOn(id: string, all: readonly ShareRow[]): ShareRow[] {
  const below = all.filter((one) => one.parent_id === id);
  return below.flatMap((one) => [one, ...hangingOn(one.id, all)]);
}
