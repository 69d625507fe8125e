import { expect } from 'vitest';
import { everyLetterWritten } from '../letters';
import { forgedHost } from './next';

/** No letter that was written in this file leads where the requests' forged hosts point (T-28). */
export async function expectNoForgedHost(): Promise<void> {
  const written = await everyLetterWritten();
  expect(written.filter((one) => JSON.stringify(one).includes(forgedHost))).toEqual([]);
}
