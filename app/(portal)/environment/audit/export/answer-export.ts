import { type ExportFormat, exportFormats, streamEvents } from '@/lib/audit/export/stream';
import type { Log, Purpose } from '@/lib/audit/facts';
import { type AuditFilter, auditFilter, purposeOf } from '@/lib/audit/input';
import { dayOf } from '@/lib/day';
import type { Actor } from '@/lib/policy/actor';
import { refuse, refuseOveruse } from '@/lib/policy/answer';
import { eventWords } from '../event-words';

/** Answers with the log as a file, narrowed as the address asks. `openLog` opens it for this purpose, or says why not. */
export async function answerExport(
  actor: Actor,
  request: Request,
  name: string,
  openLog: (purpose: Purpose) => Promise<Log | 'forbidden'>,
): Promise<Response> {
  const wanted = readAddress(request);
  if (!wanted) return refuse('invalid');
  const overused = await refuseOveruse('export', actor);
  if (overused) return overused;
  const log = await openLog(purposeOf(wanted.filter, wanted.format));
  if (typeof log === 'string') return refuse(log);
  const words = await eventWords();
  const file = streamEvents(actor, log, wanted.filter, wanted.format, (event) => words.ofEvent(event));
  return new Response(file, { headers: headersOf(wanted.format, name) });
}

/** What the address asks for: the format and every filter, from the newest event on; nothing when the format is none of ours. */
function readAddress(request: Request): { format: ExportFormat; filter: AuditFilter } | null {
  const address = Object.fromEntries(new URL(request.url).searchParams);
  const format = exportFormats.find((one) => one === address.format);
  return format ? { format, filter: { ...auditFilter.parse(address), before: undefined } } : null;
}

const headersOf = (format: ExportFormat, name: string) => ({
  'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
  'content-disposition': `attachment; filename="${name}-${dayOf()}.${format}"`,
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
});
