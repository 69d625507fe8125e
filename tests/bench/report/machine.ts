import { cpus, totalmem } from 'node:os';
import { sql } from 'drizzle-orm';
import { asOwner } from '@/db/seed/owner';

/** On what was measured. */
export type Machine = {
  processor: string;
  cores: number;
  memoryGigabytes: number;
  node: string;
  postgres: string;
  measuredAt: string;
};

export async function machine(): Promise<Machine> {
  const [row] = await asOwner((tx) =>
    tx.execute<{ version: string }>(sql`select current_setting('server_version') as version`),
  );
  return {
    processor: cpus()[0]?.model.trim() || 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres: row!.version,
    measuredAt: new Date().toISOString().slice(0, 10),
  };
}
