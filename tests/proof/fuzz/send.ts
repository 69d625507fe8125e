import { type IncomingMessage, request } from 'node:http';
import type { Random } from './random';

/** How a body is sent: whole, in pieces, or not as its headers say. */
export const manners = [
  'whole',
  'whole',
  'whole',
  'whole',
  'pieces',
  'too few announced',
  'too many announced',
  'broken off',
  'odd length',
  'much too long',
  'parts',
] as const;
export type Manner = (typeof manners)[number];

const mebi = 1024 * 1024;

/**
 * Sends a body to an address and returns the status: 0 when the connection ended without an answer, which is no fault where the sender
 * did not keep to its own headers.
 */
export function send(
  url: string,
  headers: Record<string, string>,
  body: Uint8Array,
  manner: Manner,
  random: Random,
): Promise<number> {
  return new Promise((done) => {
    const asked = request(url, { method: 'POST', headers: { ...headers, ...lengthFor(manner, body) }, agent: false });
    // One more for every piece that waits until there is room.
    asked.setMaxListeners(0);
    const end = (status: number) => {
      clearTimeout(timer);
      asked.destroy();
      done(status);
    };
    // Whoever announces more than comes waits for nothing: the portal is not asked to.
    const timer = setTimeout(() => end(0), keepsItsWord(manner) ? 60_000 : 1500);
    asked.on('response', (answer: IncomingMessage) => {
      answer.resume();
      answer.on('end', () => end(answer.statusCode ?? 0));
      answer.on('error', () => end(answer.statusCode ?? 0));
    });
    asked.on('error', () => end(0));
    void write();

    async function write() {
      if (manner === 'pieces' || manner === 'broken off') {
        for (let at = 0; at < body.length && at < 20_000; at += 1 + random.below(4000)) {
          asked.write(body.subarray(at, at + 1 + random.below(4000)));
          await new Promise((next) => setTimeout(next, random.below(20)));
        }
        if (manner === 'broken off') return asked.destroy();
      } else if (manner === 'much too long') {
        for (let sent = 0; sent < 12 && !asked.destroyed; sent++)
          if (!asked.write(Buffer.alloc(mebi, 0x20)))
            await new Promise((next) => asked.once('drain', next).once('close', next));
      } else if (manner === 'parts') {
        asked.write(
          Buffer.from('--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\nc\r\n'.repeat(2000)),
        );
      } else asked.write(Buffer.from(body));
      if (manner !== 'too many announced') asked.end();
      else asked.flushHeaders();
    }
  });
}

const keepsItsWord = (manner: Manner) => !['too few announced', 'too many announced', 'odd length'].includes(manner);

function lengthFor(manner: Manner, body: Uint8Array): Record<string, string> {
  if (manner === 'whole') return { 'content-length': String(body.length) };
  if (manner === 'too few announced') return { 'content-length': String(Math.max(0, body.length - 10)) };
  if (manner === 'too many announced') return { 'content-length': String(body.length + 1000) };
  if (manner === 'odd length') return { 'content-length': '99999999999' };
  if (manner === 'parts') return { 'content-type': 'multipart/form-data; boundary=x' };
  return {};
}
