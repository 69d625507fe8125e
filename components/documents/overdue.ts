import type { DocumentType, Status } from '@/db/vocabulary';

/** Whether it still waits to be paid and its day has passed; `today` is the day in the Netherlands ('YYYY-MM-DD'). */
export const isOverdue = (
  { dueDate, status, type }: { dueDate: string | null; status: Status; type: DocumentType },
  today: string,
): boolean =>
  type === 'invoice' &&
  dueDate !== null &&
  dueDate < today &&
  !['draft', 'paid', 'rejected', 'duplicate'].includes(status);
