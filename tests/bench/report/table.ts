import { isMet, type Measure, ratioOf, worstOf } from '../measures/measure';
import type { BenchReport } from '../run';

/** The report as one table. */
export function drawReport(report: BenchReport): string {
  const { walks } = report;
  const cells = cellsOf(report);
  const widths = cells[0]!.map((_, at) => Math.max(...cells.map((row) => row[at]!.length)));
  const lines = cells.map((row) =>
    row.map((cell, at) => (at > 1 && at < 6 ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!))).join('  '),
  );
  return [titleOf(report), '', ...lines, ...walks.map((one) => `  walks: ${one}`)].join('\n');
}

/** The table's cells, its heads first. */
export const cellsOf = ({ measures, walks }: BenchReport): string[][] => [
  ['measure', 'against', 'ours', 'limit', 'ratio', 'goal', ''],
  ...measures.map(lineOf),
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

/** Over what, and on what. */
export function titleOf({ size, machine }: BenchReport): string {
  const { documents, tasks, population } = size;
  const { cores, processor, memoryGigabytes, node, postgres, measuredAt } = machine;
  return (
    `${documents.toLocaleString('en')} documents, ${tasks.toLocaleString('en')} tasks, population ${population}; ` +
    `PostgreSQL ${postgres}, Node ${node}, ${cores} × ${processor}, ${memoryGigabytes} GB, ${measuredAt}`
  );
}

function lineOf(measure: Measure): string[] {
  const { name, against, unit, parts } = measure;
  const worst = worstOf(measure);
  return [
    parts.length > 1 ? `${name} (${worst.who})` : name,
    against,
    `${figure(worst.ours.median)} ${unit}`,
    `${figure(worst.limit.median)} ${unit}`,
    `${figure(ratioOf(worst), 2)}×`,
    goalOf(measure),
    measure.goal === null ? '–' : isMet(measure) ? 'met' : 'MISSED',
  ];
}

export const goalOf = ({ goal, isAtLeast }: Measure) => (goal === null ? '–' : `${isAtLeast ? '≥' : '≤'} ${goal}×`);

export const figure = (value: number, digits = 3) => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : digits);
