/** What an unsafe request carries that says where it comes from. */
export type Sent = Pick<Headers, 'get'>;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether the path can be read by everybody in the same way: it decodes, and holds no NUL. */
export function isReadablePath(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}

/** Whether the query behind it holds no NUL: nothing that people look for has one, and the database has no text with one. */
export const isReadableQuery = (query: string): boolean =>
  ![...new URLSearchParams(query)].some((pair) => pair.some((part) => part.includes('\0')));

/**
 * Whether a request may change something: it comes from a page of the portal's own. Compared with the configured origin,
 * never with a header that says who we are. A page with `no-referrer` posts `Origin: null`; then the browser's own word counts.
 */
export function isOwnRequest(method: string, headers: Sent, ownOrigin: string): boolean {
  if (safeMethods.has(method)) return true;
  const [origin, site] = [headers.get('origin'), headers.get('sec-fetch-site')];
  if (origin === 'null') return site === 'same-origin';
  return origin === ownOrigin && (site === null || site === 'same-origin');
}

/** Whether a request that spends a mailed link was pressed on our own page; old browsers do not say. */
export const isPressedHere = (headers: Sent): boolean =>
  (headers.get('sec-fetch-site') ?? 'same-origin') === 'same-origin';
