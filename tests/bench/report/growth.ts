import type { Measure } from '../measures/measure';
import type { BenchReport } from '../run';

/** What grows with the documents: what is shown to people, by whom it was measured for. */
const growing = /^(check|whole read|list|page|search)/;

/** The same run's times against those of a run over a tenth of the documents; nothing where that run is not at hand. */
export function growthSince(earlier: BenchReport | null, measures: Measure[]): Measure[] {
  if (!earlier) return [];
  const before = new Map(
    earlier.measures.filter(isGrowing).flatMap((one) => one.parts.map((part) => [`${one.name}/${part.who}`, part])),
  );
  const parts = measures.filter(isGrowing).flatMap((one) =>
    one.parts.flatMap((part) => {
      const was = before.get(`${one.name}/${part.who}`);
      return was ? [{ who: `${one.name}, ${part.who}`, ours: part.ours, limit: was.ours }] : [];
    }),
  );
  return parts.length === 0 ? [] : [{ name: 'documents ×10', against: 'the same over ×1', unit: 'ms', goal: 2, parts }];
}

const isGrowing = ({ name, unit }: Pick<Measure, 'name' | 'unit'>) => unit === 'ms' && growing.test(name);
