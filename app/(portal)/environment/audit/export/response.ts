import { type ExportFormat, exportFormats, streamEvents } from '@/lib/audit/export/stream';
import type { Log } from '@/lib/audit/facts';
import { type AuditFilter, auditFilter, purposeOf } from '@/lib/audit/input';
import type { Actor } from '@/lib/policy/actor';
import { eventWords } from '../event-words';

type Wanted = { format: ExportFormat; filter: AuditFilter; purpose: ReturnType<typeof purposeOf> };

/** What an export's address asks for; nothing when the format is none of ours. */
export function readExport(request: Request): Wanted | null {
  const address = Object.fromEntries(new URL(request.url).searchParams);
  const format = exportFormats.find((one) => one === address.format);
  if (!format) return null;
  const filter = { ...auditFilter.parse(address), before: undefined };
  return { format, filter, purpose: purposeOf(filter, format) };
}

/** The file itself, as it is read from the database. */
export async function exportResponse(
  actor: Actor,
  log: Log,
  { format, filter }: Wanted,
  name: string,
): Promise<Response> {
  const words = await eventWords();
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
  return new Response(
    streamEvents(actor, log, filter, format, (event) => words.ofEvent(event)),
    {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${name}-${new Date().toISOString().slice(0, 10)}.${format}"`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    },
  );
}

export const refuseExport = (status: number, error: string) => Response.json({ error }, { status });
