import { and, eq, gte, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { environments, partnershipRequests, requestLinks, users } from '@/db/schema';
import type { Language } from '@/db/vocabulary';
import { enqueueMail } from '@/lib/notifications/commands';
import { publicLink } from '@/lib/policy/public-address';
import { hashToken, newToken } from '@/lib/policy/tokens';
import { tellOfAnswer, tellOfClosing, tellOfRequest } from './told';

type Request = typeof partnershipRequests.$inferSelect;
export type Recipient = { email: string; language: Language };
type Occasion = 'request' | 'reminder';

/** Mails a request to those who can answer it, each with a link of their own. */
export async function mailRequest(tx: Tx, requestId: string, occasion: Occasion): Promise<void> {
  const [request] = await tx.select().from(partnershipRequests).where(eq(partnershipRequests.id, requestId));
  if (request!.kind === 'relationship') await mailRelationshipRequest(tx, requestId, occasion);
  else await mailAuthorisationRequest(tx, requestId, occasion);
}

/**
 * Mails a relationship request to the relationship managers of the other side who may answer it; where there are none, to its
 * administrators, who are told to appoint one (C-21).
 */
export async function mailRelationshipRequest(tx: Tx, requestId: string, occasion: Occasion): Promise<void> {
  const request = await read(tx, requestId);
  const environmentId = request.otherEnvironmentId!;
  const managers = await peopleOf(
    tx,
    environmentId,
    and(eq(users.isRelationshipManager, true), gte(users.role, 'advanced'))!,
  );
  const isAppointing = managers.length === 0;
  const recipients = isAppointing ? await peopleOf(tx, environmentId, eq(users.role, 'administrator')) : managers;
  for (const { email, language } of recipients) {
    await enqueueMail(tx, {
      kind: 'relationship_request',
      to: email,
      language,
      payload: { ...(await asked(tx, request, occasion)), isAppointing, link: await newLink(tx, requestId, email) },
    });
  }
  if (occasion === 'request') await tellOfRequest(tx, request);
}

/** Mails an authorisation request to the client's address, in the client's language where it is known. */
export async function mailAuthorisationRequest(tx: Tx, requestId: string, occasion: Occasion): Promise<void> {
  const request = await read(tx, requestId);
  const email = request.email!;
  const [client] = await tx.select({ language: users.language }).from(users).where(eq(users.email, email));
  const [sender] = await tx
    .select({ language: environments.language })
    .from(environments)
    .where(eq(environments.id, request.environmentId));
  await enqueueMail(tx, {
    kind: 'authorisation_request',
    to: email,
    language: (client?.language ?? sender!.language) as Language,
    payload: {
      ...(await asked(tx, request, occasion)),
      clientName: request.clientName,
      organisationName: request.organisationName,
      softwarePackage: request.softwarePackage,
      asksForSoftwareConnection: request.asksForSoftwareConnection,
      isKnown: client !== undefined,
      link: await newLink(tx, requestId, email),
    },
  });
  if (occasion === 'request') await tellOfRequest(tx, request);
}

/** Tells whoever asked what became of it. */
export async function tellSender(
  tx: Tx,
  request: Request,
  outcome: 'accepted' | 'declined' | 'expired',
): Promise<void> {
  await tellOfAnswer(tx, request, outcome);
  const [sender] = await tx
    .select({ email: users.email, language: users.language })
    .from(users)
    .where(and(eq(users.id, request.requestedBy), isNull(users.blockedAt)));
  if (!sender?.email) return;
  await enqueueMail(tx, {
    kind: 'request_answered',
    to: sender.email,
    language: sender.language as Language,
    payload: {
      outcome,
      partnerName: request.otherEnvironmentName || request.clientName || (request.email ?? ''),
      personName: request.answeredByName,
      reason: request.reason,
      link: publicLink(request.partnershipId ? `/partners/${request.partnershipId}` : '/partners/requests?tab=history'),
    },
  });
}

/** Tells everybody a request was mailed to that it is over. */
export async function tellAddressees(tx: Tx, request: Request, outcome: 'withdrawn' | 'expired'): Promise<void> {
  await tellOfClosing(tx, request, outcome);
  const addresses = await tx
    .selectDistinct({ email: requestLinks.email, language: users.language })
    .from(requestLinks)
    .leftJoin(users, eq(users.email, requestLinks.email))
    .where(eq(requestLinks.requestId, request.id));
  const [sender] = await tx
    .select({ language: environments.language })
    .from(environments)
    .where(eq(environments.id, request.environmentId));
  for (const { email, language } of addresses) {
    await enqueueMail(tx, {
      kind: 'request_over',
      to: email,
      language: (language ?? sender!.language) as Language,
      payload: {
        outcome,
        partnerName: request.environmentName,
        personName: request.requestedByName,
        requestKind: request.kind,
      },
    });
  }
}

async function read(tx: Tx, requestId: string): Promise<Request> {
  const [request] = await tx.select().from(partnershipRequests).where(eq(partnershipRequests.id, requestId));
  return request!;
}

/** What both letters say of whoever asks. */
async function asked(tx: Tx, request: Request, occasion: Occasion) {
  const [sender] = await tx.select({ email: users.email }).from(users).where(eq(users.id, request.requestedBy));
  return {
    occasion,
    personName: request.requestedByName,
    personAddress: sender?.email ?? '',
    environmentName: request.environmentName,
    message: request.message,
    until: request.expiresAt.toISOString(),
  };
}

/** A new link to the request for one recipient; its token stands in the letter alone. */
export async function newLink(tx: Tx, requestId: string, email: string): Promise<string> {
  const token = newToken();
  await tx.insert(requestLinks).values({ tokenHash: hashToken(token), requestId, email });
  return publicLink(`/request/${token}`);
}

/** The people of an environment who can read a letter, at most twenty of them. */
export async function peopleOf(tx: Tx, environmentId: string, which: ReturnType<typeof eq>): Promise<Recipient[]> {
  const rows = await tx
    .select({ email: users.email, language: users.language })
    .from(users)
    .where(
      and(
        eq(users.environmentId, environmentId),
        which,
        isNull(users.blockedAt),
        isNull(users.removedAt),
        sql`${users.email} is not null`,
      ),
    )
    .orderBy(users.name)
    .limit(20);
  return rows.map(({ email, language }) => ({ email: email!, language: language as Language }));
}
