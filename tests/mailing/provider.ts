import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the provider does with one request: a status, or it takes the mail and says nothing of it. */
export type Answer = number | 'hang up after accepting' | 'never answer after accepting';
export type Received = { headers: IncomingHttpHeaders; body: Record<string, unknown> };
/** What has happened to a request so far. */
export type Moment = 'asked' | 'accepted' | 'answered';

type Behaviour = {
  /** What it does with each request. */
  answer?: () => Answer;
  /** Taken out, every acceptance is a mail more: what would happen without the key. */
  looksAtKey?: boolean;
  onMoment?: (moment: Moment) => void;
};

/** A mail provider that keeps Resend's contract: one mail per idempotency key, and a key belongs to the words it came with. */
export function fakeResend({ answer = () => 200, looksAtKey = true, onMoment = () => {} }: Behaviour = {}) {
  const received: Received[] = [];
  const delivered: Received[] = [];
  const accepted = new Map<string, string>();
  /** Requests that came under a known key with other words. */
  const changed: Received[] = [];
  let acceptances = 0;

  const server = createServer(async (request, response) => {
    const text = await textOf(request);
    if (text === null) return;
    const one = { headers: request.headers, body: JSON.parse(text) };
    received.push(one);
    onMoment('asked');
    const key = String(request.headers['idempotency-key']);
    const words = createHash('sha256').update(text).digest('hex');
    let status = answer();
    if (typeof status === 'string' || status === 200) {
      const before = looksAtKey ? accepted.get(key) : undefined;
      acceptances++;
      accepted.set(key, before ?? words);
      if (before === undefined) delivered.push(one);
      else if (before !== words) {
        changed.push(one);
        status = 409;
      }
      onMoment('accepted');
    }
    if (status === 'never answer after accepting') return;
    if (status === 'hang up after accepting') return void request.socket.destroy();
    response.writeHead(status, { 'content-type': 'application/json' });
    const said = status === 200 ? { id: key } : { name: nameOf(status), message: 'no', statusCode: status };
    response.end(JSON.stringify(said), () => onMoment('answered'));
  });

  return {
    received,
    delivered,
    changed,
    /** How many times a mail was taken, repetitions under the same key among them. */
    acceptances: () => acceptances,
    /** Answers the address to send to. */
    open: async () => {
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** The whole request, or null where it broke off: then there is nothing to take. */
async function textOf(request: AsyncIterable<Buffer>): Promise<string | null> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(part);
    return Buffer.concat(parts).toString('utf8');
  } catch {
    return null;
  }
}

/** These one after the other, then only the last kind there is: taken. */
export const inTurn = (answers: Answer[]) => () => answers.shift() ?? 200;

const nameOf = (status: number) =>
  ({ 422: 'validation_error', 409: 'invalid_idempotent_request', 429: 'rate_limit_exceeded' })[status] ??
  'internal_server_error';
