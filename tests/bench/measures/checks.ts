import { eq, sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { documents } from '@/db/schema';
import { heldAccess } from '@/lib/documents/facts';
import { benchUsers } from '../world';
import {
  anyDocuments,
  type Bench,
  compare,
  everyKind,
  type Measure,
  noWall,
  type Part,
  seenBy,
  type Who,
} from './measure';
import { taken } from './rounds';

/** The door's question about one document and about fifty, and a whole read, against the look-up of a document by its key without the wall. */
export async function measureChecks(bench: Bench): Promise<Measure[]> {
  const many = bench.rounds * 4;
  const single: Part[] = [];
  const fifty: Part[] = [];
  const whole: Part[] = [];
  const any = await anyDocuments(bench, 50);
  for (const who of everyKind) {
    const ids = await halfSeen(who, any);
    const lookUp = (tx: Read) => (round: number) => byKey(tx, ids[round % ids.length]!);
    const one = (tx: Read) => (round: number) => heldAccess(tx, [ids[round % ids.length]!]);
    single.push(await compare(who, one, noWall(lookUp), many));
    fifty.push(await compare(who, (tx) => () => heldAccess(tx, ids), noWall(lookUp), many));
    whole.push({
      who,
      ...(await taken(
        {
          ours: (round) => reading({ userId: benchUsers[who] }, (tx) => byKey(tx, ids[round % ids.length]!)),
          limit: lookUp(bench.owner),
        },
        many,
      )),
    });
  }
  const against = 'look-up by primary key, no wall';
  return [
    { name: 'check, any user', against, unit: 'ms', goal: 1.8, parts: single },
    { name: 'check of 50 documents at once', against, unit: 'ms', goal: 5, parts: fifty },
    { name: 'whole read by key, begin to answer', against, unit: 'ms', goal: 3, parts: whole },
  ];
}

/** As many documents, every other one of them seen by the user where they see any. */
async function halfSeen(who: Who, any: string[]): Promise<string[]> {
  const seen = await seenBy(who, any.length);
  return any.map((id, at) => (at % 2 === 0 ? (seen[at]?.id ?? id) : id));
}

const byKey = (tx: Read, id: string) =>
  tx.execute(sql`select ${documents.id}, ${documents.status} from ${documents} where ${eq(documents.id, id)}`);
