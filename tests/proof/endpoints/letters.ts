import { everyLetterWritten } from '../../letters';
import { nameOf, otherOf, type Trial } from './plan';
import { type Rig, wordsFor } from './run';

let seen = new Set<string>();

/** Letters that were written since and speak of somebody who is neither its reader's environment nor the one that wrote it. */
export async function foreignInLetters({ world }: Rig, trial: Trial): Promise<string[]> {
  const letters = (await everyLetterWritten()) as { id: string; toAddress: string }[];
  const fresh = letters.filter(({ id }) => !seen.has(id));
  seen = new Set(letters.map(({ id }) => id));
  // Who is in a partner's organisation writes in its name.
  const owner = trial.relation === 'shared' ? otherOf(trial.home) : undefined;
  return fresh.flatMap((letter) => {
    const [reader] = world.marks.in(letter.toAddress);
    const foreign = world.marks
      .in(JSON.stringify(letter))
      .filter(({ environment }) => ![trial.home, reader?.environment, owner].includes(environment));
    return foreign.map((mark) => `${nameOf(trial)} wrote ${wordsFor(mark)} to somebody else`);
  });
}
