/** The portal's own origin, from the setting AUTH_URL alone: a header never says where links lead (T-28). */
export function publicOrigin(): string {
  const address = process.env.AUTH_URL;
  if (!address) throw new Error('AUTH_URL is not set: the portal needs its public address.');
  return new URL(address).origin;
}

export const isPublicOverHttps = (): boolean => publicOrigin().startsWith('https://');

/** The full address of one of the portal's own paths, for mail. */
export const publicLink = (path: string): string => `${publicOrigin()}${ownPath(path)}`;

/** The name of a cookie of ours; with https no other host and no other path can set it. */
export const cookieName = (name: string): string => (isPublicOverHttps() ? `__Host-koppel.${name}` : `koppel.${name}`);

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isPublicOverHttps() }) as const;

/** The request header in which `middleware.ts` says where the reader is; what a browser sends under this name is overwritten. */
export const pathHeader = 'x-koppel-path';

/** Where to sign in so as to come back to a path. */
export const signInPath = (path: string | null): string =>
  path && path !== '/' ? `/sign-in?${new URLSearchParams({ next: path })}` : '/sign-in';

const longest = 2000;

/** A path of the portal's own, made safe to lead people to; the front page for everything that leads elsewhere (T-32). */
export function ownPath(raw: unknown): string {
  const base = 'http://own.invalid';
  if (typeof raw !== 'string' || !raw.startsWith('/') || raw.length > longest || !URL.canParse(raw, base)) return '/';
  const url = new URL(raw, base);
  // "/.//elsewhere" is a path to the parser and another host to the browser that is sent there.
  const leadsElsewhere = url.origin !== base || url.pathname.startsWith('//') || url.pathname.startsWith('/api/');
  const path = `${url.pathname}${url.search}`;
  // Written out, every letter may become nine signs: what is longer than any path of ours then, a second look would refuse.
  return leadsElsewhere || path.length > longest ? '/' : path;
}
