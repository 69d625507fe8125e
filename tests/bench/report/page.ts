import type { BenchReport } from '../run';
import { cellsOf, titleOf } from './table';

/** Puts a run's figures where a page keeps room for its scale, between two comments; a page without such room stays as it is. */
export function fillIn(page: string, report: BenchReport, scale: number): string {
  const [begin, end] = [`<!-- figures x${scale} -->`, `<!-- end of figures x${scale} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) return page;
  const figures = [titleOf(report), tableOf(cellsOf(report)), tableOf(sizesOf(report))];
  return `${page.slice(0, from + begin.length)}\n${figures.join('\n\n')}\n${page.slice(to)}`;
}

/** What a million documents take: of each large table its share, its indexes with it. */
function sizesOf({ bytes, size: { documents } }: BenchReport): string[][] {
  const perMillion = (all: number) => `${((all / documents) * (1_000_000 / 2 ** 20)).toFixed(0)} MB`;
  const whole = Object.values(bytes).reduce((sum, one) => sum + one, 0);
  return [
    ['table, with its indexes', 'per million documents'],
    ...Object.entries(bytes).map(([name, all]) => [name, perMillion(all)]),
    ['all of these', perMillion(whole)],
  ];
}

const tableOf = ([heads, ...rows]: string[][]) =>
  [heads!, heads!.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
