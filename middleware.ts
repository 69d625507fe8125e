import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { languages } from '@/db/vocabulary';
import { isOwnRequest, isPressedHere, isReadablePath, isReadableQuery } from '@/lib/policy/hygiene';
import { languageCookie } from '@/lib/policy/language-cookie';
import { cookieName, pathHeader, publicOrigin, signInPath } from '@/lib/policy/public-address';
import { headersFor } from '@/lib/policy/response-headers';

export const config = {
  runtime: 'nodejs',
  matcher: '/((?!_next/static|_next/image|favicon.ico|icon.svg|robots.txt).*)',
};

/** A doorbell, never the lock: it refuses what no page of ours sends, leads the signed-out to sign-in, and dresses the answer. */
export function middleware(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const ownOrigin = publicOrigin();
  const nonce = randomBytes(16).toString('base64');
  const headers = headersFor({ path: pathname, nonce, ownOrigin });
  const refused = refusal(request, ownOrigin);
  const response = refused ?? answer(request, headers, `${pathname}${search}`, ownOrigin);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  const language = languages.find((one) => one === request.nextUrl.searchParams.get('lang'));
  if (language && !refused)
    response.cookies.set(languageCookie, language, { path: '/', sameSite: 'lax', maxAge: 31_536_000 });
  return response;
}

function refusal(request: NextRequest, ownOrigin: string): NextResponse | null {
  const asked = new URL(request.url);
  if (!isReadablePath(asked.pathname) || !isReadableQuery(asked.search)) return refuse('invalid', 400);
  return isOwnRequest(request.method, request.headers, ownOrigin) ? null : refuse('forbidden', 403);
}

function answer(request: NextRequest, headers: Record<string, string>, path: string, ownOrigin: string): NextResponse {
  const { pathname } = request.nextUrl;
  if (pathname === '/api/auth/callback/mail' && !isPressedHere(request.headers)) return toButton(request, ownOrigin);
  const isSignedOut = !request.cookies.has(cookieName('session'));
  if (isSignedOut && !isPublic(pathname)) {
    if (pathname.startsWith('/api/')) return refuse('unauthenticated', 401);
    if (isNavigation(request)) return NextResponse.redirect(new URL(signInPath(path), ownOrigin));
  }
  return NextResponse.next({ request: { headers: forPage(request, headers, path, ownOrigin) } });
}

/** What a script fetches is answered by its handler or page, which know how to refuse. */
const isNavigation = ({ method, headers }: NextRequest) =>
  (method === 'GET' || method === 'HEAD') && headers.get('sec-fetch-dest') !== 'empty';

/** What the page may know of its request; a browser cannot say it instead of us. */
function forPage(request: NextRequest, dressed: Record<string, string>, path: string, ownOrigin: string): Headers {
  const headers = new Headers(request.headers);
  headers.set(pathHeader, path);
  // Next marks its own scripts with the nonce it finds here.
  if (dressed['Content-Security-Policy']) headers.set('Content-Security-Policy', dressed['Content-Security-Policy']);
  // Judged above: a form on a page without referrer is ours, and Next would refuse its "null".
  if (headers.get('origin') === 'null') headers.set('origin', ownOrigin);
  const language = languages.find((one) => one === request.nextUrl.searchParams.get('lang'));
  if (language) {
    const others = request.cookies.getAll().filter((cookie) => cookie.name !== languageCookie);
    headers.set('cookie', [...others, { name: languageCookie, value: language }].map(written).join('; '));
  }
  return headers;
}

const written = ({ name, value }: { name: string; value: string }) => `${name}=${encodeURIComponent(value)}`;

const publicPaths = /^\/(sign-in|sign-up|sign-out|invitation|request|dev\/mail|api\/auth|api\/health)(\/|$)/;
const isPublic = (path: string) => publicPaths.test(path);

/** A link that was followed from elsewhere spends nothing: it leads to the page with the button (login by a foreign link). */
function toButton(request: NextRequest, ownOrigin: string): NextResponse {
  const confirm = new URL('/sign-in/confirm', ownOrigin);
  confirm.searchParams.set('token', request.nextUrl.searchParams.get('token') ?? '');
  return NextResponse.redirect(confirm);
}

const refuse = (error: string, status: number) =>
  NextResponse.json({ error }, { status, headers: { 'Cache-Control': 'no-store' } });
