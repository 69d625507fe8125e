import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { partnershipRequests } from '@/db/schema';
import type { RequestKind } from '@/db/vocabulary';
import { tell } from '@/lib/notifications/told/commands';
import { by, type Values } from '@/lib/notifications/told/events';
import type { Actor } from '@/lib/policy/actor';

type Request = typeof partnershipRequests.$inferSelect;

// What becomes of a request reaches people by a letter of its own, whatever they prefer; here the portal tells them too.

/** Everybody a request was mailed to who has an account. */
const addressees = (requestId: string) =>
  sql`select u.id from users u join request_links l on l.email = u.email where l.request_id = ${requestId}`;

const withAddress = (emails: string[]) =>
  emails.length === 0 ? [] : sql`select u.id from users u where u.email in ${emails}`;

/** Tells whom a request was sent to that it waits for them. */
export const tellOfRequest = (tx: Tx, request: Request): Promise<void> =>
  tell(tx, {
    event: 'request_received',
    to: addressees(request.id),
    values: {
      by: request.requestedByName,
      company: request.environmentName,
      companyId: request.environmentId,
      kind: request.kind,
    },
    path: '/inbox/in/requests',
    hasOwnLetter: true,
  });

/** Tells whoever asked what became of it. */
export const tellOfAnswer = (tx: Tx, request: Request, outcome: 'accepted' | 'declined' | 'expired'): Promise<void> =>
  tell(tx, {
    event: 'request_answered',
    to: [request.requestedBy],
    values: { outcome, partner: request.otherEnvironmentName || request.clientName || (request.email ?? '') },
    path: request.partnershipId ? `/partners/${request.partnershipId}` : outgoing(request, 'history'),
    hasOwnLetter: true,
  });

const outgoing = ({ kind }: { kind: RequestKind }, tab: 'outgoing' | 'history') =>
  kind === 'authorisation' ? '/partners/authorisation-requests' : `/partners/requests?tab=${tab}`;

/** Tells those who were mailed that somebody of theirs lacks what it takes to accept a request. */
export const tellOfLacking = (tx: Tx, emails: string[], actor: Actor, partner: string): Promise<void> =>
  tell(tx, {
    event: 'acceptance_wanted',
    to: withAddress(emails),
    values: { ...by(actor), partner },
    path: '/inbox/in/requests',
    hasOwnLetter: true,
  });

/** Tells those who were mailed that another request is wanted, or theirs cannot be accepted as they are now. */
export const tellOfWish = (
  tx: Tx,
  emails: string[],
  request: { kind: RequestKind },
  values: Values['request_wanted'],
): Promise<void> =>
  tell(tx, {
    event: 'request_wanted',
    to: withAddress(emails),
    values,
    path: outgoing(request, values.cause === 'expired' ? 'history' : 'outgoing'),
    hasOwnLetter: true,
  });

/** Tells whom a request was sent to that it cannot be answered any more. */
export const tellOfClosing = (tx: Tx, request: Request, outcome: 'withdrawn' | 'expired'): Promise<void> =>
  tell(tx, {
    event: 'request_over',
    to: addressees(request.id),
    values: { outcome, kind: request.kind, partner: request.environmentName },
    path: '/inbox/in/requests',
    hasOwnLetter: true,
  });
