import type { Box, DocumentType, Status } from '@/db/vocabulary';

/** What a person may set by hand (E-056 to E-058); all else is set by what happens to the document. */
export const statusesByHand = [
  'under_review',
  'approved',
  'approved_for_payment',
  'paid',
  'rejected',
  'duplicate',
  'sent',
] as const satisfies readonly Status[];
export type StatusByHand = (typeof statusesByHand)[number];

const undecided: StatusByHand[] = ['under_review', 'approved', 'approved_for_payment', 'paid', 'rejected', 'duplicate'];
const open: StatusByHand[] = ['paid', 'rejected'];

/** Received or made here: one's own judgement. Whoever erred can go back; a duplicate is freed as the original, by an act of its own. */
const ofOurs: Partial<Record<Status, StatusByHand[]>> = {
  created: undecided,
  received: undecided,
  opened: undecided,
  under_review: ['approved', 'approved_for_payment', 'paid', 'rejected', 'duplicate'],
  approved: ['under_review', 'approved_for_payment', 'paid', 'rejected'],
  approved_for_payment: ['under_review', 'paid', 'rejected'],
  paid: ['under_review', 'approved_for_payment'],
  rejected: ['under_review', 'approved', 'approved_for_payment'],
};

/** Sent: the receiver judges; what became of it elsewhere can be noted. */
const ofSent: Partial<Record<Status, StatusByHand[]>> = {
  sent: open,
  delivery_failed: open,
  received: open,
  opened: open,
  under_review: open,
  approved: open,
  approved_for_payment: open,
  paid: ['sent', 'rejected'],
  rejected: ['sent', 'paid'],
};

const payable: readonly DocumentType[] = ['invoice', 'credit_note', 'expense_claim'];

/** The statuses a person may give the document by hand now, in the order people meet them; none for a draft. */
export function movesByHand({
  box,
  type,
  status,
}: {
  box: Box;
  type: DocumentType;
  status: Status;
}): readonly StatusByHand[] {
  const moves = (box === 'inbox_out' ? ofSent : ofOurs)[status] ?? [];
  return payable.includes(type) ? moves : moves.filter((to) => to !== 'paid' && to !== 'approved_for_payment');
}
