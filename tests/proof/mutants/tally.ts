import { Claim } from '../claim';
import type { Automatic } from './automatic';
import type { Found } from './mutant';
import { explained } from './survivors';

/** What became of a change: noticed, unnoticed with the reason why nobody can, unnoticed, or no program at all. */
export type Fate = 'killed' | 'explained' | 'survives' | 'none';

/** A change by its file and its text, wherever in the file it stands. */
export const keyOf = ({ file, at }: Pick<Automatic, 'file' | 'at'>): string => `${file} ${at.replace(/^\d+: /, '')}`;

/** What became of a change, by what its tests found. */
export function fateOf(change: Pick<Automatic, 'file' | 'at'>, found: Found): Fate {
  if ('by' in found) return 'killed';
  if ('broken' in found) return 'none';
  return explained.has(keyOf(change)) ? 'explained' : 'survives';
}

/** Counts, of changes that a program made, what became of them. */
export class Tally {
  private readonly claim: Claim;
  private readonly fates: [Automatic, Fate][] = [];

  constructor(
    words: string,
    private readonly all: readonly Automatic[],
    private readonly most: number,
  ) {
    this.claim = new Claim(words, 'changes', most);
  }

  count(change: Automatic, found: Found): void {
    const fate = fateOf(change, found);
    this.fates.push([change, fate]);
    this.claim.count(1, fate === 'survives' ? [`${change.file}:${change.at}`] : []);
  }

  /** What contradicts the claim: what nobody noticed, and once all was tried, the files and the reasons that do not hold. */
  close(): string[] {
    const unnoticed = this.claim.close();
    return this.most < this.all.length ? [...unnoticed] : [...unnoticed, ...this.weak(), ...this.emptyReasons()];
  }

  /** A reason is the exception: of all changes 95 of 100 are noticed, and of each file 85. */
  private weak(): string[] {
    const files = [...new Set(this.all.map(({ file }) => file))];
    return [
      ...this.short('everything', 0.95, () => true),
      ...files.flatMap((file) => this.short(file, 0.85, (change) => change.file === file)),
    ];
  }

  private short(name: string, least: number, isOfIt: (change: Automatic) => boolean): string[] {
    const tried = this.fates.filter(([change, fate]) => isOfIt(change) && fate !== 'none');
    const killed = tried.filter(([, fate]) => fate === 'killed').length;
    return killed >= least * tried.length ? [] : [`${name}: ${killed} of ${tried.length} changes are noticed`];
  }

  private emptyReasons(): string[] {
    const files = new Set(this.all.map(({ file }) => file));
    const seen = new Set(this.fates.filter(([, fate]) => fate === 'explained').map(([change]) => keyOf(change)));
    return [...explained.keys()]
      .filter((key) => files.has(key.slice(0, key.indexOf(' '))) && !seen.has(key))
      .map((key) => `explained, and noticed all the same: ${key}`);
  }
}
