import { isDemo } from '@/lib/policy/mode';
import { publicOrigin } from '@/lib/policy/public-address';
import type { Attachment } from '../letters';
import type { Rendered } from '../mail/render';

/** One mail on its way out; `id` is the outbox row's, the same at every attempt. */
export type Mail = Rendered & { id: string; to: string; attachments: Attachment[] };

/** What a recipient's address or the provider refuses for good: trying again changes nothing. */
export class Undeliverable extends Error {}

/** Hands one mail over. At the signal its time is up: what still runs then is broken off. */
export type Transport = (mail: Mail, timeIsUp: AbortSignal) => Promise<void>;

/** How mail leaves this portal: a provider, a server, not at all (then it lies in the local mailbox), or nobody has said so yet. */
export function chosenTransport(): 'resend' | 'smtp' | 'local' | null {
  if (process.env.RESEND_API_KEY) return 'resend';
  if (process.env.SMTP_URL) return 'smtp';
  return isDemo() || process.env.NODE_ENV !== 'production' ? 'local' : null;
}

/** The sender is always the portal itself, never a person (D-23). */
export const sender = (): string => process.env.MAIL_FROM || `Koppel <no-reply@${new URL(publicOrigin()).hostname}>`;
