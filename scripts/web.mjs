// Serves the portal with several processes on one port. Started by start.mjs; runs Next's own program unchanged.
import cluster from 'node:cluster';
import { nextProgram } from './launcher/programs.mjs';

const processes = Number(process.env.KOPPEL_PROCESSES);
let isLeaving = false;
let hasServed = false;

cluster.setupPrimary({
  exec: nextProgram,
  args: ['start', '-p', process.env.PORT],
  // A page leaves some megabytes behind at once: with room for several, clearing them away takes a fifth less of both cores.
  execArgv: ['--enable-source-maps', '--max-semi-space-size=64'],
});
for (let count = 0; count < processes; count++) cluster.fork();

cluster.on('listening', () => {
  hasServed = true;
});

cluster.on('exit', (_, code) => {
  const isLast = Object.values(cluster.workers).every((worker) => worker.isDead());
  if (isLeaving) {
    if (isLast) process.exit(0);
  } else if (hasServed) {
    console.error(`A process of the portal ended (code ${code}); another one takes its place.`);
    setTimeout(() => !isLeaving && cluster.fork(), 1000);
  } else if (isLast) {
    process.exit(1);
  }
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    isLeaving = true;
    for (const worker of Object.values(cluster.workers)) worker.process.kill('SIGTERM');
  });
}
