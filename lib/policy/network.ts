import { isIP } from 'node:net';

/**
 * The network a request comes from: an IPv4 address, or the first half of an IPv6 address. Read from the hop that
 * KOPPEL_TRUSTED_PROXY counts from the right of X-Forwarded-For; null without that setting, since anybody can write the header (D-26).
 */
export function clientNetwork(headers: Pick<Headers, 'get'>): string | null {
  const hops = Number(process.env.KOPPEL_TRUSTED_PROXY);
  if (!Number.isInteger(hops) || hops < 1) return null;
  const forwarded = headers.get('x-forwarded-for')?.split(',') ?? [];
  return networkOf(forwarded.at(-hops)?.trim() ?? '');
}

/** The network of one address as a proxy writes it, with or without a port; null for what is none. */
export function networkOf(written: string): string | null {
  const bare = written.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  const address = bare.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(address) === 4) return address;
  if (isIP(address) !== 6) return null;
  const [head, tail] = address.split('::') as [string, string?];
  const start = head ? head.split(':') : [];
  const end = tail ? tail.split(':') : [];
  const all = [...start, ...Array(8 - start.length - end.length).fill('0'), ...end];
  return `${all
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`;
}
