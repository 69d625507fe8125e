import { randomBytes } from 'node:crypto';
import { createDatabase, dropDatabase } from '@/scripts/database/databases.mjs';
import { codeOf, takeOut } from './apply';
import { type Change, Lane, type Noticed } from './lane';
import type { Found, Mutant, TableMutant, Tests } from './mutant';

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
    const found =
      'sql' in mutant
        ? await this.onTables(mutant)
        : await this.onCode({ file: mutant.file, code: codeOf(mutant) }, mutant.tests);
    if ('by' in found) return null;
    if ('broken' in found) return `${mutant.name}: could not be tried: ${found.broken}`;
    return `${mutant.name}: survives ${found.ran} tests (${mutant.protects})`;
  }

  /** Runs the tests with the change made, those that need no database first. */
  async onCode(change: Change, tests: readonly Tests[]): Promise<Found> {
    const inUnit = tests.filter((one) => !isOfDomain(one));
    const inDomain = tests.filter(isOfDomain);
    const first = inUnit.length > 0 ? await this.judged(await this.unit.run(inUnit, { change })) : null;
    if (first && (!isPassed(first) || inDomain.length === 0)) return first;
    return this.judged(await this.domain.run(inDomain, { change, template: this.template }));
  }

  async close(): Promise<void> {
    await Promise.all([this.unit.close(), this.domain.close()]);
  }

  private async onTables(mutant: TableMutant): Promise<Found> {
    const name = `mutant_${randomBytes(6).toString('hex')}`;
    const holed = await createDatabase(this.template, name, new URL(this.template).pathname.slice(1));
    try {
      await takeOut(mutant, holed, { keep: true });
      return this.judged(await this.domain.run(mutant.tests, { template: holed }));
    } finally {
      await dropDatabase(holed);
    }
  }

  /** What the tests found, once those that noticed have been seen green. */
  private async judged({ by, at, ran, broken }: Noticed): Promise<Found> {
    if (at === null) return broken.length > 0 ? { broken: broken[0]! } : { ran };
    const wrong = await this.redAnyway(at);
    return wrong === null ? { by: by[0]!, ran } : { broken: `red without it too: ${wrong}` };
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
    return [...by, ...broken][0] ?? null;
  }
}

const isPassed = (found: Found) => !('by' in found || 'broken' in found);

/** Tries all of them, on as many benches as there are, and tells of each what became of it. */
export async function tryAll<M, B, T>(
  mutants: readonly M[],
  benches: readonly B[],
  attempt: (bench: B, mutant: M) => Promise<T>,
  tell: (answer: T, mutant: M) => void,
): Promise<void> {
  const waiting = [...mutants];
  const work = async (bench: B) => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) tell(await attempt(bench, mutant), mutant);
  };
  await Promise.all(benches.map(work));
}
