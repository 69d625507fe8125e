type Page = { path: string; nonce: string; ownOrigin: string };

/** Stored files and letters, shown in a frame of our own pages or saved: their handlers say what such a file may do, and a policy set here would replace theirs. */
const isFile = (path: string) =>
  /^\/documents\/[^/]+\/(file|preview|pdf|attachments)(\/|$)|^\/dev\/mail\/[^/]+\/paper$/.test(path);

/** Pages whose address holds a secret: it is passed on to nobody and kept nowhere (D-22). */
export const holdsToken = (path: string) => /^\/(invitation|request)\/|^\/sign-in\/confirm$|^\/api\/auth\//.test(path);

/** The policy for content: our own scripts by nonce, nothing from elsewhere. */
export function contentPolicy({ nonce, ownOrigin }: Page): string {
  const isDevelopment = process.env.NODE_ENV === 'development';
  const directives = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(ownOrigin.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}

/** The headers of every answer, by its path. */
export function headersFor(page: Page): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': holdsToken(page.path) ? 'no-referrer' : 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(isFile(page.path)
      ? { 'X-Frame-Options': 'SAMEORIGIN' }
      : { 'X-Frame-Options': 'DENY', 'Content-Security-Policy': contentPolicy(page) }),
    ...(holdsToken(page.path) && { 'Cache-Control': 'no-store' }),
    ...(page.ownOrigin.startsWith('https:') && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
  };
}
