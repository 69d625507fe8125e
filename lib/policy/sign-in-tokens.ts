import { createHash, createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { signInTokens } from '@/db/schema';
import { hashToken, newToken } from './tokens';

/** A mailed way in lives this long (ASVS 6.5.5), and its code dies after this many wrong attempts. */
export const signInMinutes = 10;
export const codeAttempts = 5;
/** Mails arrive slowly sometimes: a second one is offered after this long. */
export const resendSeconds = 30;

export type Proof = { email: string; next: string };

const secret = () => {
  const value = process.env.AUTH_SECRET;
  if (!value) throw new Error('AUTH_SECRET is not set: sign-in needs it.');
  return value;
};

/** How next-auth looks a mailed link up: token and secret together, hashed. */
export const linkHash = (token: string) => createHash('sha256').update(`${token}${secret()}`).digest('hex');

/** Six digits are soon tried out, so their hash is keyed: the table alone is of no use. */
const codeHash = (tokenHash: string, code: string) =>
  createHmac('sha256', secret()).update(`${tokenHash}:${code}`).digest('hex');

/** Writes one mailed way in for the browser that asked; the one before of the same browser is void. Answers link token and code, which are kept nowhere. */
export async function writeSignInToken(tx: Tx, asked: { email: string; request: string; next: string }) {
  const token = newToken();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const tokenHash = linkHash(token);
  const row = {
    tokenHash,
    email: asked.email,
    codeHash: codeHash(tokenHash, code),
    attempts: 0,
    next: asked.next,
    createdAt: sql`now()`,
    expiresAt: sql`now() + make_interval(mins => ${signInMinutes})`,
    spentAt: null,
  };
  await tx
    .insert(signInTokens)
    .values({ ...row, requestHash: hashToken(asked.request) })
    .onConflictDoUpdate({ target: signInTokens.requestHash, set: row });
  return { token, code };
}

const columns = {
  email: signInTokens.email,
  next: signInTokens.next,
  createdAt: signInTokens.createdAt,
  requestHash: signInTokens.requestHash,
  isAlive: sql<boolean>`${signInTokens.spentAt} is null and ${signInTokens.expiresAt} > now()`,
};

/** What a browser asked for, alive or not; null when nothing is known of it. */
export async function findByRequest(tx: Tx, request: string) {
  const rows = await tx
    .select(columns)
    .from(signInTokens)
    .where(eq(signInTokens.requestHash, hashToken(request)));
  return rows[0] ?? null;
}

/** What a mailed link is for, alive or not; reading spends nothing. */
export async function findByLink(tx: Tx, token: string) {
  const rows = await tx
    .select(columns)
    .from(signInTokens)
    .where(eq(signInTokens.tokenHash, linkHash(token)));
  return rows[0] ?? null;
}

const alive = and(isNull(signInTokens.spentAt), gt(signInTokens.expiresAt, sql`now()`));

/** Spends a link, found by its hash: the one who turns it over first gets in, everybody later gets null. */
export async function spendLink(tx: Tx, tokenHash: string): Promise<Proof | null> {
  const [spent] = await tx
    .update(signInTokens)
    .set({ spentAt: sql`now()` })
    .where(and(eq(signInTokens.tokenHash, tokenHash), alive))
    .returning({ email: signInTokens.email, next: signInTokens.next });
  return spent ?? null;
}

/** What a code is typed for: what this browser asked for, or, in another browser, the link of the same mail. */
export type CodeFor = { request: string } | { token: string };

/** Spends a code. The attempt is counted before it is compared; the sixth is never compared. */
export async function spendCode(tx: Tx, codeFor: CodeFor, code: string): Promise<Proof | 'wrong' | 'dead'> {
  const isTheOne =
    'request' in codeFor
      ? eq(signInTokens.requestHash, hashToken(codeFor.request))
      : eq(signInTokens.tokenHash, linkHash(codeFor.token));
  const [tried] = await tx
    .update(signInTokens)
    .set({ attempts: sql`${signInTokens.attempts} + 1` })
    .where(and(isTheOne, lt(signInTokens.attempts, codeAttempts), alive))
    .returning();
  if (!tried) return 'dead';
  if (sameHash(tried.codeHash, codeHash(tried.tokenHash, code)))
    return (await spendLink(tx, tried.tokenHash)) ?? 'dead';
  return tried.attempts < codeAttempts ? 'wrong' : 'dead';
}

const sameHash = (one: string, other: string) => timingSafeEqual(Buffer.from(one), Buffer.from(other));
