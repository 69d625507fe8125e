import { randomBytes } from 'node:crypto';
import { createDatabase, dropDatabase } from '@/scripts/database/databases.mjs';
import { codeOf, takeOut } from './apply';
import { Lane, type Noticed } from './lane';
import type { Mutant, Tests } from './mutant';

const isOfDomain = ({ file }: Tests) => file.startsWith('tests/domain/');

/** What is known of tests while nothing is taken out, by the database they copy, their file and their names: both benches ask. */
const controls = new Map<string, Promise<string | null>>();

/** Tries mutants, one after the other, on lanes of its own. */
export class Bench {
  private readonly unit = new Lane('unit');
  private readonly domain = new Lane('domain');

  constructor(private readonly template: string) {}

  /** Takes the protection out and runs its tests. Answers why the mutant is not killed, or nothing when one of them noticed. */
  async survives(mutant: Mutant): Promise<string | null> {
    const noticed = 'sql' in mutant ? await this.onTables(mutant) : await this.onCode(mutant);
    const red = noticed.at && (await this.redAnyway(noticed.at));
    const broken = red ?? noticed.broken[0];
    if (noticed.at && red === null) return null;
    if (broken !== undefined) return `${mutant.name}: could not be tried: ${broken}`;
    return `${mutant.name}: survives ${noticed.ran} tests (${mutant.protects})`;
  }

  /** The control: tests that are red while nothing is taken out have noticed nothing. Answers what is wrong with them, asked once of each. */
  private redAnyway(tests: Tests): Promise<string | null> {
    const key = [this.template, tests.file, tests.named].join(' ');
    const known = controls.get(key) ?? this.control(tests);
    controls.set(key, known);
    return known;
  }

  private async control(tests: Tests): Promise<string | null> {
    const lane = isOfDomain(tests) ? this.domain : this.unit;
    const { by, broken } = await lane.run([tests], { template: this.template });
    const [wrong] = [...by, ...broken];
    return wrong === undefined ? null : `red without it too: ${wrong}`;
  }

  async close(): Promise<void> {
    await Promise.all([this.unit.close(), this.domain.close()]);
  }

  private async onCode(mutant: Exclude<Mutant, { sql: string }>): Promise<Noticed> {
    const change = { file: mutant.file, code: codeOf(mutant) };
    const inUnit = mutant.tests.filter((one) => !isOfDomain(one));
    const inDomain = mutant.tests.filter(isOfDomain);
    const first = inUnit.length > 0 ? await this.unit.run(inUnit, { change }) : null;
    if (first && (first.by.length > 0 || inDomain.length === 0)) return first;
    return this.domain.run(inDomain, { change, template: this.template });
  }

  private async onTables(mutant: Extract<Mutant, { sql: string }>): Promise<Noticed> {
    const name = `mutant_${randomBytes(6).toString('hex')}`;
    const holed = await createDatabase(this.template, name, new URL(this.template).pathname.slice(1));
    try {
      await takeOut(mutant, holed, { keep: true });
      return await this.domain.run(mutant.tests, { template: holed });
    } finally {
      await dropDatabase(holed);
    }
  }
}

/** Tries the mutants, two at a time, and tells of each what became of it. */
export async function tryAll<M>(
  mutants: readonly M[],
  benches: readonly { survives: (mutant: M) => Promise<string | null> }[],
  tell: (survivor: string | null, mutant: M) => void,
): Promise<void> {
  const waiting = [...mutants];
  const work = async (bench: (typeof benches)[number]) => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) tell(await bench.survives(mutant), mutant);
  };
  await Promise.all(benches.map(work));
}
