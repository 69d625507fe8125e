import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Sentence } from './sentence.mjs';

/** Returns the port to serve on: PORT, else 3000. Refuses what is no port. */
export function chosenPort() {
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Sentence(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);
}

/** Refuses a port that another program has; waits two seconds for one that is just ending (a portal whose launcher was killed). */
export async function requireFreePort(port) {
  for (let waited = 0; waited <= 2000; waited += 250) {
    if (await isFree(port)) return;
    await pause(250);
  }
  throw new Sentence(
    `Port ${port} is taken by another program: end that one, or choose another port (for example PORT=${port + 1}).`,
  );
}

function isFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(new Sentence(`Port ${port} cannot be used: ${error.message}.`));
    });
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
