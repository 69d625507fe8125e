import { desc, eq } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { deliveries } from '@/db/schema';
import type { Channel } from '@/db/vocabulary';
import type { Actor } from '@/lib/policy/actor';
import type { DocumentFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { documentFacts } from '../facts';
import type { EDocument } from '../ubl/model';
import { departureOf } from './facts';
import { type Problem, problemsOf } from './findings/findings';

/** A draft as it would leave now, what stands in the way, and where it would go. */
export type Summary = {
  facts: DocumentFacts;
  version: number;
  model: EDocument;
  attachments: { name: string; size: number }[];
  problems: Problem[];
  channel: Channel;
  sender: { id: string; name: string; isOwn: boolean };
  recipientName: string;
  recipientAddress: string;
  /** Whether the actor may fill in what the organisation itself leaves open. */
  mayChangeSettings: boolean;
};

/** The summary of a draft before it is sent, for whoever reads it; nothing when it is not there. */
export async function findSummary(actor: Actor, documentId: string): Promise<Summary | 'not_a_draft' | null> {
  return reading(actor, async (tx) => {
    const facts = await documentFacts(tx, actor, documentId, 'none');
    if (!facts || !can('document.open', actor, facts).allowed) return null;
    if (facts.status !== 'draft') return 'not_a_draft';
    const departure = await departureOf(tx, documentId, facts.organisationId);
    const { model, sender, recipient, latest } = departure;
    const organisation = {
      ...facts,
      subject: { kind: 'organisation', id: sender.id, name: sender.name },
      isMember: false,
    };
    return {
      facts,
      version: facts.version,
      model,
      attachments: latest.attachments.map(({ name, size }) => ({ name, size })),
      problems: problemsOf(departure),
      channel: recipient ? 'platform' : 'mail',
      sender: { id: sender.id, name: sender.name, isOwn: sender.environmentId === actor.environmentId },
      recipientName: model.buyer.name ?? '',
      recipientAddress: model.buyer.contact.email ?? '',
      mayChangeSettings: can('organisation.changeSettings', actor, organisation).allowed,
    };
  });
}

/** Where a document was sent, the latest first. */
export type Delivery = {
  id: string;
  channel: Channel;
  recipientName: string;
  /** A number on the platform, an e-mail address outside. */
  recipientAddress: string;
  state: 'queued' | 'delivered' | 'failed';
  sentAt: Date;
  deliveredAt: Date | null;
  lastError: string | null;
};

/** Every delivery of a document that the actor is known to read; none before it is sent. */
export async function listDeliveries(tx: Read, documentId: string): Promise<Delivery[]> {
  const rows = await tx
    .select({
      id: deliveries.id,
      channel: deliveries.channel,
      recipientName: deliveries.recipientName,
      recipientAddress: deliveries.recipientAddress,
      state: deliveries.state,
      sentAt: deliveries.sentAt,
      deliveredAt: deliveries.deliveredAt,
      lastError: deliveries.lastError,
    })
    .from(deliveries)
    .where(eq(deliveries.documentId, documentId))
    .orderBy(desc(deliveries.sentAt), desc(deliveries.id));
  return rows.map((row) => ({ ...row, state: row.state as Delivery['state'] }));
}
