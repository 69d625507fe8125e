import { setTimeout as pause } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { identifying, type Tx } from '@/db/client';
import { invitations, users } from '@/db/schema';
import type { Language } from '@/db/vocabulary';
import { enqueueMail } from '@/lib/notifications/commands';
import { countAtDoor } from '@/lib/policy/door-limits';
import { isSignUpOpen } from '@/lib/policy/mode';
import { cookieName, cookieOptions, publicLink } from '@/lib/policy/public-address';
import { findByLink, signInMinutes, writeSignInToken } from '@/lib/policy/sign-in-tokens';
import { hashToken, newToken } from '@/lib/policy/tokens';
import { isOpen } from '../invitations/facts';
import { wasAwaited } from './awaited';

const name = () => cookieName('request');

/** What this browser asked for last: the secret half of its code. */
export const ownRequest = async (): Promise<string | null> => (await cookies()).get(name())?.value ?? null;

/** Whether a mailed link was asked for in this browser. In any other it takes the code as well: scanners press buttons, but read no codes. */
export async function isLinkOfThisBrowser(token: string): Promise<boolean> {
  const request = await ownRequest();
  const link = request && (await identifying((tx) => findByLink(tx, token)));
  return link ? link.requestHash === hashToken(request) : false;
}

/** No answer comes sooner, so that the clock does not tell whether a letter was written. */
const shortestAnswer = 300;

/**
 * Mails a link and a code to an address, and remembers in this browser that it asked. Known, unknown and blocked addresses
 * get the same answer; who is unknown is offered to sign up, or hears nothing when that is closed. Whoever is invited, or
 * asked for an authorisation, may always confirm the address. Refuses what is asked too often.
 */
export async function requestSignIn(asked: { email: string; next: string }): Promise<void> {
  await Promise.all([mailSignIn(asked), pause(shortestAnswer)]);
}

async function mailSignIn({ email, next }: { email: string; next: string }): Promise<void> {
  await countAtDoor('mail', email);
  const request = (await ownRequest()) ?? newToken();
  const language = (await getLocale()) as Language;
  await identifying(async (tx) => {
    const { token, code } = await writeSignInToken(tx, { email, request, next });
    const letter = await letterFor(tx, email);
    if (!letter) return;
    const link = publicLink(`/sign-in/confirm?${new URLSearchParams({ token })}`);
    await enqueueMail(tx, {
      kind: letter.kind,
      to: email,
      language: letter.language ?? language,
      payload: { link, code },
    });
  });
  (await cookies()).set(name(), request, { ...cookieOptions(), maxAge: 2 * signInMinutes * 60 });
}

type Chosen = { kind: 'sign_in' | 'sign_up' | 'confirm_address'; language: Language | null };

async function letterFor(tx: Tx, email: string): Promise<Chosen | null> {
  const [user] = await tx
    .select({ language: users.language, blockedAt: users.blockedAt })
    .from(users)
    .where(eq(users.email, email));
  if (user) return user.blockedAt ? null : { kind: 'sign_in', language: user.language as Language };
  if ((await isInvited(tx, email)) || (await wasAwaited(tx, email))) return { kind: 'confirm_address', language: null };
  return isSignUpOpen() ? { kind: 'sign_up', language: null } : null;
}

async function isInvited(tx: Tx, email: string): Promise<boolean> {
  const rows = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.email, email), isOpen))
    .limit(1);
  return rows.length > 0;
}
