import { Agent, type IncomingMessage, request } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** A page as one reader asks for it, and how long it was when it was whole. */
export type Page = { url: string; cookie: string; bytes: number };

/** Asks for a page for the first time. Returns it, and its text; refuses an answer that is no page. */
export async function visit(url: string, cookie = ''): Promise<{ page: Page; text: string }> {
  const agent = new Agent();
  const body = await ask(agent, { url, cookie, bytes: 0 });
  return { page: { url, cookie, bytes: body.length }, text: gunzipSync(body).toString() };
}

/**
 * Asks for the pages in random order, over so many connections that each ask again as soon as they have their answer. Returns the answers
 * per second; refuses to count where a single one is no whole page.
 */
export async function answersPerSecond(pages: Page[], connections: number, milliseconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const next = numbers(connections);
  const begun = performance.now();
  let answers = 0;
  const asking = async () => {
    while (performance.now() - begun < milliseconds) {
      await ask(agent, pages[Math.floor(next() * pages.length)]!);
      answers++;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, asking));
    return (answers * 1000) / (performance.now() - begun);
  } finally {
    agent.destroy();
  }
}

/** Numbers from 0 up to 1 that look random, and are the same whenever they begin with the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The body of a whole page, compressed as a browser gets it. */
async function ask(agent: Agent, page: Page): Promise<Buffer> {
  const answer = await answerTo(agent, page);
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part);
  const body = Buffer.concat(parts);
  // A part of a page that fails while the page is sent already leaves it shorter, under the same status.
  const isWhole = answer.statusCode === 200 && body.length >= page.bytes * 0.9;
  if (!isWhole) throw new Error(`${page.url} answers ${answer.statusCode} with ${body.length} of ${page.bytes} bytes.`);
  return body;
}

function answerTo(agent: Agent, { url, cookie }: Page): Promise<IncomingMessage> {
  const headers = { 'accept-encoding': 'gzip', ...(cookie && { cookie }) };
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers, signal: AbortSignal.timeout(patience) }, resolve);
    asked.on('error', reject);
    asked.end();
  });
}

const patience = 20_000;
