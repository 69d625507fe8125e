import { sql } from 'drizzle-orm';
import { code } from '@/db/columns';
import type { Tx } from '../client';
import { boxes, documentTypes } from '../vocabulary';
import { castId } from './cast';
import type { Story } from './workflow-stories';

type Row = { id: string; organisation_id: string; arrived: string; amount: number };

/** Answers, for a story that starts at a moment, the newest invoice of its organisation that had arrived by then and nobody has taken yet. */
export type Take = (story: Story, moment: Date) => string;

/**
 * The invoices that a workflow can take: received from outside the platform, so that what becomes of them is the workflow's doing alone.
 * Inside `inThePast`.
 */
export async function documentsAtHand(tx: Tx): Promise<Take> {
  const left = [
    ...(await tx.execute<Row>(sql`
      select d.id, d.organisation_id, d.created_at as arrived, d.amount_cents::int as amount from documents d
      where d.box = ${code(boxes, 'inbox_in')} and d.type = ${code(documentTypes, 'invoice')}
        and not exists (select from deliveries e where e.received_document_id = d.id) order by d.created_at desc, d.id`)),
  ];
  return ({ organisation, amount }, moment) => {
    const at = left.findIndex(
      (row) =>
        row.organisation_id === castId(`organisation ${organisation}`) &&
        new Date(row.arrived) < moment &&
        (amount === undefined || row.amount > 100_000 === (amount === 'above')),
    );
    const [taken] = at < 0 ? [] : left.splice(at, 1);
    if (!taken) throw new Error(`${organisation} has no invoice left for this story.`);
    return taken.id;
  };
}
