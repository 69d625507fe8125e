import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { benchId } from './ids';
import { Progress } from './report/progress';
import { countsOf, type Size } from './size';
import { fillDocuments } from './world/documents';
import { filling } from './world/filling';
import { fillMembers } from './world/members';
import { fillPartnerships } from './world/partnerships';
import { fillPeople } from './world/people';
import { fillShares } from './world/shares';
import { fillTasks } from './world/tasks';
import { fillTrail } from './world/trail';

/** The people the measures are taken for, by name; how wide they are follows from the population. */
export const benchUsers = {
  /** A member of 2,000 client organisations and of 300 groups. */
  accountant: benchId('user', 1),
  /** Connected to 400 partnerships. */
  manager: benchId('user', 2),
  groups300: benchId('user', 3),
  /** Two organisations and eight groups. */
  typical: benchId('user', 4),
  nobody: benchId('user', 5),
  /** Of the large company: ten thousand people, its own workflows, two hundred partners. */
  administrator: benchId('user', 6),
};

/** What people and companies weigh, as their steps say. */
const smallParts = 13;

/**
 * Builds the world of access.md in the product's own schema, set by set. It follows from the size alone: ids, choices and moments are computed
 * from numbers, so that the same size is the same world.
 */
export async function buildBenchWorld(tx: Tx, size: Size, say: (line: string) => void): Promise<void> {
  const counts = countsOf(size);
  const { documents, tasks } = size;
  const progress = new Progress(say, smallParts + documents / 6500 + tasks / 22_000);
  await filling(tx, documents, progress, async () => {
    await fillPeople(tx, counts, progress);
    await fillPartnerships(tx, counts, progress);
    await fillMembers(tx, counts, progress);
    await fillDocuments(tx, documents, counts, progress);
    await tx.execute(sql`analyze documents`);
    await fillShares(tx, documents, progress);
    await fillTrail(tx, documents, counts, progress);
    await fillTasks(tx, tasks, progress);
  });
}
