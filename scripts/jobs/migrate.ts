import { bringUpToDate } from '@/scripts/database/up-to-date';

const url = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;

try {
  if (!url) throw new Error('DATABASE_URL is missing.');
  await bringUpToDate(url);
} catch (error) {
  console.error(`The database could not be brought up to date. ${whatHappened(error)}`);
  process.exit(1);
}

/** Drizzle's own message is the whole failed statement; what the database said lies beneath it. */
function whatHappened(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const reason = error.message || (error as NodeJS.ErrnoException).code || error.name;
  return error.cause instanceof Error ? `${reason}\n${whatHappened(error.cause)}` : reason;
}
