import { sql } from 'drizzle-orm';
import { asOwner } from '@/db/seed/owner';
import { openForTheOwner } from '../../matrix';

// What people were told that it is done, kept on their side; afterwards each of it must stand in the database.

/** How what was done is found again, by what it left behind: one text for each. */
const traces = {
  drafted: `select id::text from documents`,
  saved: `select document_id || ' ' || (model->>'buyerReference') from document_versions`,
  sent: `select id::text from documents where box = 3`,
  commented: `select body from comments`,
  shared: `select document_id || ' ' || principal_id from shares`,
  uploaded: `select upload_key::text from document_versions where upload_key is not null`,
  invited: `select email from invitations`,
  requested: `select environment_id || ' ' || other_environment_id from partnership_requests`,
  accepted: `select id::text from partnership_requests where state = 2`,
  ended: `select id::text from partnerships where ended_at is not null`,
  decided: `select task_id || ' ' || decided_by from task_decisions`,
};
export type Deed = keyof typeof traces;

export class Journal {
  private readonly told = new Map<Deed, Set<string>>();
  /** Shares that somebody tried to take back: who was told so must not find them; where nobody was told, either is true. */
  readonly takenBack = new Set<string>();
  readonly perhapsTakenBack = new Set<string>();

  /** Somebody was told that it is done. */
  keep(deed: Deed, trace: string): void {
    const traces = this.told.get(deed) ?? new Set();
    this.told.set(deed, traces.add(trace));
  }

  /** How often somebody was told no, and to what. */
  readonly refusals: Record<string, number> = {};
  refuse(what: string): void {
    this.refusals[what] = (this.refusals[what] ?? 0) + 1;
  }

  get size(): number {
    return [...this.told.values()].reduce((sum, { size }) => sum + size, this.takenBack.size);
  }

  kinds(): Record<string, number> {
    return Object.fromEntries([...this.told].map(([deed, { size }]) => [deed, size]));
  }

  /** What people were told, and what is not so. */
  async lost(): Promise<string[]> {
    return asOwner(async (tx) => {
      await openForTheOwner(tx);
      const lost: string[] = [];
      for (const [deed, traces_] of this.told) {
        const rows = await tx.execute(sql.raw(traces[deed]));
        const standing = new Set([...rows].map((row) => String(Object.values(row)[0])));
        for (const trace of traces_) {
          const mayBeGone = this.takenBack.has(trace) || this.perhapsTakenBack.has(trace);
          if (!standing.has(trace) && !mayBeGone) lost.push(`told and lost: ${deed} ${trace}`);
          if (deed === 'shared' && standing.has(trace) && this.takenBack.has(trace))
            lost.push(`told to be taken back and still there: ${trace}`);
        }
      }
      return lost;
    });
  }
}
