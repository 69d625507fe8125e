/** Runs the work for every place from 0 to below `many`, so many at the same moment. */
export async function sideBySide(many: number, atOnce: number, work: (at: number) => Promise<void>): Promise<void> {
  let at = 0;
  const lane = async () => {
    while (at < many) await work(at++);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
