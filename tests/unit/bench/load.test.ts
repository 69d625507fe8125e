import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { answersPerSecond, type Page, visit } from '../../bench/measures/load';

// What `npm run bench` asks whole pages with: as often as it says, and never past an answer that is no whole page.

const text = `<html>${'a row, '.repeat(100)}${Array.from({ length: 400 }, (_, at) => Math.sin(at)).join()}</html>`;
const whole = gzipSync(text);
const answerWhole: RequestListener = (_, response) => response.setHeader('content-encoding', 'gzip').end(whole);

let server: Server;
afterEach(() => server.close());

async function serve(answer: RequestListener): Promise<(path: string, cookie?: string) => Page> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return (path, cookie = '') => ({ url: `${origin}${path}`, cookie, bytes: whole.length });
}

test('a first visit brings the text, and how long the page is as it is sent', async () => {
  const page = (await serve(answerWhole))('/inbox/in', 'session=1');
  const seen = await visit(page.url, page.cookie);
  expect(seen).toEqual({ page, text });
});

test('every page is asked for as its reader, over no more connections than were named, and every answer counts', async () => {
  const asked: string[] = [];
  const sockets = new Set();
  const at = await serve((request, response) => {
    asked.push(`${request.url} ${request.headers.cookie}`);
    sockets.add(request.socket);
    answerWhole(request, response);
  });
  const begun = performance.now();
  const rate = await answersPerSecond([at('/one', 'session=1'), at('/two', 'session=2')], 3, 200);
  const seconds = (performance.now() - begun) / 1000;
  expect(sockets.size).toBe(3);
  expect(new Set(asked)).toEqual(new Set(['/one session=1', '/two session=2']));
  expect(rate).toBeGreaterThan(asked.length / seconds - 1);
  expect(rate * 0.2).toBeLessThanOrEqual(asked.length);
});

const failures: [string, RequestListener][] = [
  ['a failure', (_, response) => response.writeHead(500).end(whole)],
  ['a page that leads elsewhere', (_, response) => response.writeHead(307, { location: '/sign-in' }).end(whole)],
  ['a page that lacks a part', (_, response) => response.end(whole.subarray(0, whole.length / 2))],
  [
    'a connection that breaks in the midst of a page',
    (_, response) => response.writeHead(200, { 'content-length': whole.length }).write('a', () => response.destroy()),
  ],
];
test.each(failures)('%s ends the count, however many pages were whole', async (_, fail) => {
  let answers = 0;
  const at = await serve((request, response) => {
    answers++;
    (answers < 20 ? answerWhole : fail)(request, response);
  });
  await expect(answersPerSecond([at('/inbox/in')], 4, 20_000)).rejects.toThrow();
  expect(answers).toBeLessThan(40);
});
