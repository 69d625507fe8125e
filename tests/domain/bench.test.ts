import { expect, test } from 'vitest';
import { bench, drawReport } from '../bench/run';

// The short form of `npm run bench`: a small world, generous bounds (the machine is shared), and no walk through a large table.
test('lists and checks stay near the limit, and no query walks through a large table', async () => {
  const report = await bench({ documents: 20_000, tasks: 20_000 }, 15);
  console.log(drawReport(report));
  expect(report.walks).toEqual([]);
  // A search is held against a list that hardly costs anything in so small a world: it gets more room.
  const room = (name: string) => (name.startsWith('search') ? 5 : 2);
  expect(report.measures.filter((one) => one.ratio > one.goal * room(one.name))).toEqual([]);
}, 180_000);
