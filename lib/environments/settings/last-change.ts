import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { auditEvents } from '@/db/schema';
import { conflict, type Refusal } from '@/lib/policy/refusal';

/** A save that was made from an older version (D-17): who saved meanwhile, by the log of the same environment. What the system did names nobody. */
export async function changedMeanwhile(
  tx: Read,
  by: { environmentId: string; actions: string[] } & ({ subjectId: string } | { documentId: string }),
): Promise<Refusal> {
  const [event] = await tx
    .select({ name: auditEvents.actorName })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.environmentId, by.environmentId),
        inArray(auditEvents.action, by.actions),
        'documentId' in by ? eq(auditEvents.documentId, by.documentId) : eq(auditEvents.subjectId, by.subjectId),
      ),
    )
    .orderBy(desc(auditEvents.number))
    .limit(1);
  return event?.name ? conflict('version', { name: event.name }) : conflict('version_unknown');
}
