/** Does one step of a launcher and prints its name and how long it took. Returns what the work returns. */
export async function step(name, work) {
  const begun = performance.now();
  process.stdout.write(`${name} … `);
  try {
    const result = await work();
    console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    console.log(error.name === 'Leaving' ? 'stopped' : 'failed');
    throw error;
  }
}
