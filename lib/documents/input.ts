import { z } from 'zod';
import { documentTypes, statuses } from '@/db/vocabulary';
import { browserKey, day, id, isId, momentOf, searchText } from '@/lib/policy/shapes';
import { plainTypes } from './intake/upload';
import type { Cursor } from './lists/filter';

/** An upload's address: the file's name, and what the uploader chose where the file itself does not say it. */
export const uploadInput = z.object({
  name: z.string().max(1000).catch(''),
  organisation: id().optional(),
  box: z.enum(['documents', 'inbox_in']).optional(),
  type: z.enum(plainTypes).optional(),
  /** What the browser calls this upload, the same when it is sent once more. */
  key: browserKey().optional(),
});
export type UploadInput = z.output<typeof uploadInput>;

/** The document that an act is about. */
export const documentInput = z.strictObject({ documentId: id() });

/**
 * What stands in a list's address. What cannot be read is left out, never an error: an address is typed, cut and passed on.
 * `after` is the last row of the page before.
 */
export const listAddress = z.object({
  organisation: z.uuid().optional().catch(undefined),
  type: z.enum(documentTypes).optional().catch(undefined),
  status: z.enum(statuses).optional().catch(undefined),
  from: day().optional().catch(undefined),
  to: day().optional().catch(undefined),
  shared: z.literal('yes').optional().catch(undefined),
  search: searchText(200),
  after: z
    .string()
    .transform((text) => cursorOf(text) ?? undefined)
    .optional()
    .catch(undefined),
});
export type ListAddress = z.output<typeof listAddress>;

/** A place in a list as it stands in an address: the moment in milliseconds and the document. */
export const cursorText = ({ createdAt, documentId }: Cursor): string => `${createdAt.getTime()}-${documentId}`;

function cursorOf(text: string): Cursor | null {
  const [, time, documentId] = /^(\d+)-([0-9a-f-]{36})$/.exec(text) ?? [];
  const createdAt = momentOf(time);
  return createdAt && documentId && isId(documentId) ? { createdAt, documentId } : null;
}
