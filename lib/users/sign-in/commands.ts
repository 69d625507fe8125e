import { and, eq, isNull } from 'drizzle-orm';
import { identifying, type Tx } from '@/db/client';
import { users } from '@/db/schema';
import { countAtDoor } from '@/lib/policy/door-limits';
import { isDemo } from '@/lib/policy/mode';
import { conflict, invalid, notFound, Refusal } from '@/lib/policy/refusal';
import { confirmAddress } from '@/lib/policy/sign-in-confirmation';
import { startSession } from '@/lib/policy/sign-in-session';
import {
  findByLink,
  findByRequest,
  linkHash,
  type Proof,
  resendSeconds,
  spendCode,
  spendLink,
} from '@/lib/policy/sign-in-tokens';
import { isOfTheCast } from './cast';
import { isLinkOfThisBrowser, ownRequest, requestSignIn } from './request';

/** Mails a fresh link and code to the address this browser asked for before. Refuses when it asked for none. */
export async function requestAgain(): Promise<void> {
  const request = await ownRequest();
  const asked = request && (await identifying((tx) => findByRequest(tx, request)));
  if (!asked) throw conflict('ask_again');
  const passed = (Date.now() - asked.createdAt.getTime()) / 1000;
  if (passed < resendSeconds)
    throw new Refusal('rate_limited', { retryAfterSeconds: Math.ceil(resendSeconds - passed) });
  await requestSignIn(asked);
}

/** Mails a fresh link to the address of one that is too old or was used. Refuses a link that never was. */
export async function requestAgainByLink(token: string): Promise<void> {
  const asked = await identifying((tx) => findByLink(tx, token));
  if (!asked) throw conflict('ask_again');
  await requestSignIn(asked);
}

/**
 * Lets the browser in that asked for the code, or, with the link of the same mail, any other. Answers where to go; refuses a
 * wrong code, and any code after five attempts.
 */
export async function redeemCode({ code, token }: { code: string; token?: string | undefined }): Promise<string> {
  const request = await ownRequest();
  const codeFor = token ? { token } : request ? { request } : null;
  if (!codeFor) throw conflict('ask_again');
  const asked = await identifying((tx) =>
    'token' in codeFor ? findByLink(tx, codeFor.token) : findByRequest(tx, codeFor.request),
  );
  await countAtDoor('code', asked?.email);
  const proof = await identifying((tx) => spendCode(tx, codeFor, code));
  if (proof === 'wrong') throw invalid('code', 'code_wrong');
  if (proof === 'dead') throw conflict('code_dead');
  return enter(proof);
}

/** Confirms the address of somebody without an account by the mailed link. Answers where to go; refuses a spent link, and another browser than the one that asked. */
export async function redeemLink(token: string): Promise<string> {
  const proof = (await isLinkOfThisBrowser(token)) && (await identifying((tx) => spendLink(tx, linkHash(token))));
  if (!proof) throw conflict('link_dead');
  return enter(proof);
}

/** Whoever showed an address to be theirs: signed in when it has an account, else on their way to one. */
async function enter({ email, next }: Proof): Promise<string> {
  const userId = await identifying((tx) => findUserId(tx, email));
  if (userId) {
    if (!(await startSession(userId))) throw conflict('link_dead');
    return next;
  }
  await confirmAddress(email);
  return /^\/(invitation|request)\//.test(next) ? next : '/sign-up/details';
}

async function findUserId(tx: Tx, email: string): Promise<string | null> {
  const [user] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
  return user?.id ?? null;
}

/** Acts as a person of the cast, without any proof. Refuses everywhere but in a demonstration, and everybody but the cast. */
export async function continueAs(userId: string): Promise<void> {
  if (!isDemo() || !isOfTheCast(userId)) throw notFound();
  const [user] = await identifying((tx) =>
    tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, userId), isNull(users.blockedAt), isNull(users.removedAt))),
  );
  if (!user || !(await startSession(user.id))) throw notFound();
}
