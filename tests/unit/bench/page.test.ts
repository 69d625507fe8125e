import { expect, test } from 'vitest';
import { fillIn } from '../../bench/report/page';
import type { BenchReport } from '../../bench/run';

const report: BenchReport = {
  machine: { processor: 'a chip', cores: 2, memoryGigabytes: 8, node: 'v22', postgres: '18', measuredAt: '2026-01-02' },
  size: { documents: 500_000, population: 1, tasks: 100_000 },
  bytes: { documents: 50 * 2 ** 20, grants: 100 * 2 ** 20 },
  measures: [
    {
      name: 'list page, typical user',
      against: 'a hello page',
      unit: '/s',
      goal: 0.5,
      isAtLeast: true,
      parts: [
        { who: '1 connection', ours: { median: 60, p99: 50 }, limit: { median: 100, p99: 90 } },
        { who: '8 connections', ours: { median: 40, p99: 30 }, limit: { median: 100, p99: 90 } },
      ],
    },
  ],
  walks: [],
};

const room = (scale: number, figures: string) =>
  `<!-- figures x${scale} -->\n${figures}\n<!-- end of figures x${scale} -->`;
const page = `before\n${room(1, 'Not measured yet.')}\nbetween\n${room(10, 'Not measured yet.')}\nafter\n`;

test('published figures stand in the room of their scale, and nothing else of the page changes', () => {
  const filled = fillIn(page, report, 10);
  expect(filled.startsWith(page.slice(0, page.indexOf('<!-- figures x10')))).toBe(true);
  expect(filled.endsWith('\n<!-- end of figures x10 -->\nafter\n')).toBe(true);
  // Where more is better the lowest counts, and what is too low is said to be.
  expect(filled).toContain(
    '| list page, typical user (8 connections) | a hello page | 40.0 /s | 100 /s | 0.40× | ≥ 0.5× | MISSED |',
  );
  expect(filled).toContain('| documents | 100 MB |\n| grants | 200 MB |\n| all of these | 300 MB |');
  expect(fillIn(filled, report, 10)).toBe(filled);
});

test('a page without room for the scale stays as it is', () => {
  expect(fillIn(page, report, 0.1)).toBe(page);
});
