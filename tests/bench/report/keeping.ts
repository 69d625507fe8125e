import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BenchReport } from '../run';
import { fillIn } from './page';
import { drawPlot } from './plot';

/** Where the reports of this checkout are kept, out of the history. */
const folder = '.data/bench';
/** Where they are published from, and the page that shows them. */
const published = 'docs/scale';
const page = 'docs/scale.md';

/** Keeps a run as JSON and as a plot, by its scale; published, the page shows its figures too. Returns the folders it was written to. */
export function keepReport(report: BenchReport, scale: number, { publish }: { publish: boolean }): string[] {
  const folders = publish ? [folder, published] : [folder];
  for (const each of folders) {
    mkdirSync(each, { recursive: true });
    writeFileSync(path.join(each, `x${scale}.json`), `${JSON.stringify(report, null, 2)}\n`);
    writeFileSync(path.join(each, `x${scale}.svg`), drawPlot(report));
  }
  if (publish) writeFileSync(page, fillIn(readFileSync(page, 'utf8'), report, scale));
  return folders;
}

/** The report of an earlier run on this scale, or nothing: kept here, or published. */
export function keptReport(scale: number): BenchReport | null {
  const found = [folder, published].map((each) => path.join(each, `x${scale}.json`)).find((file) => existsSync(file));
  return found ? (JSON.parse(readFileSync(found, 'utf8')) as BenchReport) : null;
}
