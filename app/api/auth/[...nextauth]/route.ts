import type { NextRequest } from 'next/server';
import { refuse } from '@/lib/policy/answer';
import { publicLink } from '@/lib/policy/public-address';
import { linkHandlers } from '@/lib/policy/sign-in';
import { isLinkOfThisBrowser } from '@/lib/users/sign-in/request';

/**
 * Opens a mailed link, in the browser that asked for it; any other is led to the page that takes the code as well. The
 * library's other addresses stay closed: the portal has pages of its own.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const { pathname, searchParams } = request.nextUrl;
  if (pathname !== '/api/auth/callback/mail') return refuse('not_found');
  const token = searchParams.get('token') ?? '';
  if (await isLinkOfThisBrowser(token)) return linkHandlers.GET(request);
  return Response.redirect(publicLink(`/sign-in/confirm?${new URLSearchParams({ token })}`), 303);
}

/** Without this, Next would answer with what GET does. */
export const HEAD = () => refuse('not_found');
