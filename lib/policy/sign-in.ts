import NextAuth from 'next-auth';
import type { EmailConfig } from 'next-auth/providers';
import { cookieOptions, isPublicOverHttps } from './public-address';
import { sessionCookie } from './session';
import { longestDays } from './session-life';
import { signInAdapter } from './sign-in-adapter';
import { signInMinutes } from './sign-in-tokens';
import { newToken } from './tokens';

/** The mailed link is written and mailed by `lib/users/sign-in`, in one transaction; next-auth opens it. */
const mail: EmailConfig = {
  id: 'mail',
  type: 'email',
  name: 'Mail',
  maxAge: signInMinutes * 60,
  sendVerificationRequest: () => {
    throw new Error('Links are mailed by lib/users/sign-in.');
  },
};

/** next-auth, behind this file so that it can be replaced: it turns a link into a session row and a cookie. Rights are never in either. */
export const { handlers: linkHandlers } = NextAuth(() => ({
  trustHost: true,
  adapter: signInAdapter,
  providers: [mail],
  session: { strategy: 'database', maxAge: longestDays * 86_400, generateSessionToken: newToken },
  useSecureCookies: isPublicOverHttps(),
  cookies: { sessionToken: { name: sessionCookie(), options: cookieOptions() } },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  // Whoever has no account, or may not use it, is refused here; otherwise next-auth would make one.
  callbacks: { signIn: async ({ user }) => (await signInAdapter.getUserByEmail!(user.email ?? '')) !== null },
  logger: { error: (error) => isFault(error) && console.error(error) },
}));

/** A spent link, or one of somebody who is not let in, is no fault of the portal. */
const isFault = (error: Error & { type?: string }) => error.type !== 'Verification' && error.type !== 'AccessDenied';
