import { parseArgs } from 'node:util';
import { disconnect } from '@/db/client';
import { disconnectOwner } from '@/db/seed/owner';
import { isMet } from '@/tests/bench/measures/measure';
import type { Portals } from '@/tests/bench/measures/pages';
import { keepReport, keptReport } from '@/tests/bench/report/keeping';
import { drawReport } from '@/tests/bench/report/table';
import { bench } from '@/tests/bench/run';

// npm run bench -- [--scale 10] [--tasks 1000000] [--publish]

const { values } = parseArgs({
  options: {
    /** ×1 are 500,000 documents. */
    scale: { type: 'string', default: '1' },
    tasks: { type: 'string', default: '1000000' },
    /** Writes what docs/scale.md shows as well. */
    publish: { type: 'boolean', default: false },
  },
});
const scale = Number(values.scale);
const tasks = Number(values.tasks);
if (!(scale > 0 && tasks >= 0)) throw new Error('--scale and --tasks take a number.');

const size = { documents: Math.round(500_000 * scale), population: Math.min(1, scale), tasks };
const report = await bench(size, 60, {
  say: (line) => console.log(line),
  earlier: keptReport(scale / 10),
  portals: JSON.parse(process.env.KOPPEL_BENCH_PORTALS ?? 'null') as Portals | null,
});
console.log(`\n${drawReport(report)}\n`);
console.log(`Kept in ${keepReport(report, scale, values).join(' and ')}.`);
await Promise.all([disconnect(), disconnectOwner()]);
process.exit(report.walks.length === 0 && report.measures.every(isMet) ? 0 : 1);
