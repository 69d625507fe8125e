import { setTimeout as pause } from 'node:timers/promises';
import { Sentence } from './sentence.mjs';

/** Waits until the portal says that it is ready; refuses to wait longer than a minute. */
export async function untilReady(port) {
  let lastAnswer = 'no answer';
  for (let waited = 0; waited < 60_000; waited += 100) {
    try {
      // A connection kept open would hold up the portal for seconds when it is told to end.
      const headers = { connection: 'close' };
      const response = await fetch(`http://localhost:${port}/api/health/ready`, {
        headers,
        signal: AbortSignal.timeout(10_000),
      });
      if (response.ok) return;
      lastAnswer = `${response.status} ${(await response.text()).slice(0, 300)}`;
    } catch (error) {
      lastAnswer = error.cause?.code ?? error.message;
    }
    await pause(100);
  }
  throw new Sentence(`The portal does not become ready: /api/health/ready says ${lastAnswer}.`);
}
