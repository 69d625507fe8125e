/** Does the work for all of them at the same time and waits until each has ended, well or not: nothing of a test goes on behind it. */
export async function together<T>(all: readonly T[], work: (one: T, at: number) => Promise<void>): Promise<void> {
  const ends = await Promise.allSettled(all.map(work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
