/** Says how far a long piece of work is: a line for each step, with a bar of what is done and the time since the beginning. */
export class Progress {
  private readonly begun = performance.now();
  private done = 0;

  /** `whole` is what all the steps weigh together, as far as one can know: seconds, about, on two cores. */
  constructor(
    private readonly say: (line: string) => void,
    private readonly whole: number,
  ) {}

  /** Does one step, then says so. Returns what the work returns. */
  async step<T>(name: string, work: () => Promise<T>, weight = 1): Promise<T> {
    const begun = performance.now();
    const result = await work();
    this.done += weight;
    const took = ((performance.now() - begun) / 1000).toFixed(1);
    const total = ((performance.now() - this.begun) / 1000).toFixed(0);
    this.say(`${bar(Math.min(1, this.done / this.whole))} ${total.padStart(5)} s  ${name} (${took} s)`);
    return result;
  }
}

const width = 24;
const bar = (part: number) => {
  const full = Math.round(part * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${String(Math.floor(part * 100)).padStart(3)} %`;
};
