import { z } from 'zod';
import { day, momentOf, searchText } from '@/lib/policy/shapes';

const cursor = z
  .string()
  .transform((text) => {
    const [, time, number] = /^(\d+)-(\d{1,15})$/.exec(text) ?? [];
    const at = momentOf(time);
    return at ? { at, number: Number(number) } : undefined;
  })
  .optional()
  .catch(undefined);

/** What the log is narrowed by, as it stands in the address; what cannot be used is left out. */
export const auditFilter = z.object({
  actor: searchText(),
  action: z
    .string()
    .regex(/^[a-zA-Z.]{1,60}$/)
    .optional()
    .catch(undefined),
  organisation: z.uuid().optional().catch(undefined),
  from: day().optional().catch(undefined),
  to: day().optional().catch(undefined),
  before: cursor,
});
export type AuditFilter = z.output<typeof auditFilter>;
/** The place after the last event of a page: everything older is still to come. */
export type Cursor = NonNullable<AuditFilter['before']>;

export const writtenCursor = ({ at, number }: Cursor) => `${at.getTime()}-${number}`;

/**
 * What reading with this filter is, for the log itself (C-39): the first page and an export are events, with what was
 * looked for; the next pages are not.
 */
export function purposeOf({ before, ...filter }: AuditFilter, format?: string) {
  const filters = Object.entries(filter).flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  return {
    isEvent: before === undefined,
    details: { ...(format && { format }), ...(filters.length > 0 && { filter: filters }) },
  };
}
