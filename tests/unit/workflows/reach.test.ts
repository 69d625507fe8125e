import { expect, test } from 'vitest';
import { reachOf } from '@/lib/workflows/engine/reach';

test.each([
  ['home', 'home', 'home', 'colleague'],
  ['home', 'home', 'partner', 'partner'],
  ['home', 'partner', 'partner', 'colleague'],
  // Not even to another partner of the document's own environment, nor back past whoever delegated it (C-46, D12).
  ['home', 'partner', 'third', 'nowhere'],
  ['home', 'partner', 'home', 'nowhere'],
])('a task of %s is passed on from %s to %s: %s', (homeId, fromId, toId, reach) => {
  expect(reachOf(homeId, fromId, toId)).toBe(reach);
});
