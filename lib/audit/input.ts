import { z } from 'zod';

const day = z.iso.date().optional().catch(undefined);
const cursor = z
  .string()
  .regex(/^\d{1,15}-\d{1,15}$/)
  .transform((text) => {
    const [at, number] = text.split('-').map(Number);
    return { at: new Date(at!), number: number! };
  })
  .optional()
  .catch(undefined);

/** What the log is narrowed by, as it stands in the address; what cannot be used is left out. */
export const auditFilter = z.object({
  actor: z.string().trim().max(100).catch('').prefault(''),
  action: z
    .string()
    .regex(/^[a-zA-Z.]{1,60}$/)
    .optional()
    .catch(undefined),
  organisation: z.uuid().optional().catch(undefined),
  from: day,
  to: day,
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
