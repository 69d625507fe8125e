import type { Box, DocumentType, Status } from '@/db/vocabulary';

/** What a list shows of a document. */
export type ListedDocument = {
  id: string;
  organisationName: string;
  box: Box;
  type: DocumentType;
  status: Status;
  createdAt: Date;
  number: string;
  counterparty: string;
  subject: string;
  amountCents: number;
  currency: string;
  issueDate: string | null;
  dueDate: string | null;
  mayShare: boolean;
  /** Whether a workflow may be started for it by hand. */
  mayStart: boolean;
  /** Whether what was taken for a duplicate may be freed. */
  mayMarkAsOriginal: boolean;
  isUnread: boolean;
};

/** What a document is called in a list: its number, else what it is about. */
export const nameOf = ({ number, subject }: { number: string; subject: string }, unnamed: string): string =>
  number || subject || unnamed;
