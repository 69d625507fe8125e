import { sql } from 'drizzle-orm';
import { asOwner } from '@/db/seed/owner';
import { type Measure, measure } from './measures';
import { walks } from './plans';
import { buildBenchWorld } from './world';

export type BenchReport = {
  documents: number;
  tasks: number;
  measures: (Measure & { ratio: number; isMet: boolean })[];
  walks: string[];
};

/** Builds the bench world in the database at hand, measures, and explains. */
export async function bench(
  { documents, tasks }: { documents: number; tasks: number },
  rounds: number,
  say: (line: string) => void = () => {},
): Promise<BenchReport> {
  say(`Building a world of ${sizeOf({ documents, tasks })} …`);
  await asOwner((tx) => buildBenchWorld(tx, documents, tasks));
  await asOwner((tx) => tx.execute(sql`analyze`));
  say('Measuring …');
  const measures = (await measure(rounds)).map((one) => ({
    ...one,
    ratio: one.ours / one.limit,
    isMet: one.ours / one.limit <= one.goal,
  }));
  return { documents, tasks, measures, walks: await walks() };
}

const sizeOf = ({ documents, tasks }: { documents: number; tasks: number }) =>
  `${documents.toLocaleString('en')} documents and ${tasks.toLocaleString('en')} tasks`;

/** The report as one table. */
export function drawReport({ documents, tasks, measures, walks }: BenchReport): string {
  const cells = [
    ['measure', 'against', 'ours ms', 'limit ms', 'ratio', 'goal', ''],
    ...measures.map((one) => [
      one.name,
      one.against,
      one.ours.toFixed(3),
      one.limit.toFixed(3),
      `${one.ratio.toFixed(2)}×`,
      `≤ ${one.goal}×`,
      one.isMet ? 'met' : 'MISSED',
    ]),
    [
      'queries that walk through a large table',
      'plans of the serving role',
      String(walks.length),
      '0',
      '',
      '= 0',
      walks.length === 0 ? 'met' : 'MISSED',
    ],
  ];
  const widths = cells[0]!.map((_, at) => Math.max(...cells.map((row) => row[at]!.length)));
  const lines = cells.map((row) =>
    row.map((cell, at) => (at > 1 && at < 6 ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!))).join('  '),
  );
  return [
    `${sizeOf({ documents, tasks })}, Node ${process.version}`,
    '',
    ...lines,
    ...walks.map((one) => `  walks: ${one}`),
  ].join('\n');
}
