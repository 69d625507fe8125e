import { expect, test } from 'vitest';
import { agreementOf, worldsOfThisPart } from '../worlds/agreement';

// The other half of the worlds: see proof-worlds-1.test.ts.

const { count, timeout } = worldsOfThisPart;

test(
  `${count} random worlds: nothing missing, nothing extra`,
  async () => expect(await agreementOf(2)).toEqual([]),
  timeout,
);
