import { findLocalMail } from '@/lib/notifications/queries';
import { refuse } from '@/lib/policy/answer';
import { isId } from '@/lib/policy/shapes';

/** The drawn part of a letter, for a frame: it runs nothing, and its links open in the window around it. */
export async function GET(_: Request, { params }: { params: Promise<{ mailId: string }> }) {
  const { mailId } = await params;
  const mail = isId(mailId) ? await findLocalMail(mailId) : null;
  if (!mail) return refuse('not_found');
  return new Response(mail.html.replace('<head>', '<head><base target="_top">'), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation",
    },
  });
}
