import type { InferInsertModel } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import type { World } from './world';

/** Rows of every world that is stored. */
export type All = <T>(of: (world: World) => T[]) => T[];

/** Writes rows in one statement; none where there are none, since an insert refuses that. */
export async function put<T extends PgTable>(tx: Tx, table: T, rows: InferInsertModel<T>[]): Promise<void> {
  if (rows.length > 0) await tx.insert(table).values(rows as never);
}
