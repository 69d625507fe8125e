import type { Client } from '@/lib/authorisation-requests/input';
import type { Verdict } from '@/lib/authorisation-requests/many/queries';

/** A row of the list as the page shows it: what was written, and in words what would become of it. */
export type CheckedRow = {
  line: number;
  name: string;
  email: string;
  organisation: string;
  number: string;
  software: string;
  verdict: Verdict;
  word: string;
  /** Why it is not sent, or what to think of before it is. */
  why: string;
  href: string | null;
  /** What is sent; nothing where it cannot be. */
  client: Client | null;
};

export type CheckAnswer = { rows: CheckedRow[] } | { error: string; message?: string };
