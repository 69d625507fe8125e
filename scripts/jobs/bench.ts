import { disconnect } from '@/db/client';
import { bench, drawReport } from '@/tests/bench/run';

const documents = Number(process.env.KOPPEL_BENCH_DOCUMENTS ?? 100_000);
const tasks = Number(process.env.KOPPEL_BENCH_TASKS ?? documents);
const report = await bench({ documents, tasks }, 60, (line) => console.log(line));
console.log(`\n${drawReport(report)}`);
await disconnect();
process.exit(report.walks.length === 0 && report.measures.every((one) => one.isMet) ? 0 : 1);
