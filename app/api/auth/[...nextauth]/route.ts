import type { NextRequest } from 'next/server';
import { refuse } from '@/lib/policy/answer';
import { linkHandlers } from '@/lib/policy/sign-in';

/** Opens a mailed link. The library's other addresses stay closed: the portal has pages of its own. */
export async function GET(request: NextRequest): Promise<Response> {
  if (request.nextUrl.pathname !== '/api/auth/callback/mail') return refuse('not_found');
  return linkHandlers.GET(request);
}
