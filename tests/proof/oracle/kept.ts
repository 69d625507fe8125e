import type { Facts } from './facts';

/** Works something out once for each world and question: what is told of a world never changes. */
export function kept<Q extends readonly (string | undefined)[], T>(
  work: (facts: Facts, ...question: Q) => T,
): (facts: Facts, ...question: Q) => T {
  const worlds = new WeakMap<Facts, Map<string, T>>();
  return (facts, ...question) => {
    const answers = worlds.get(facts) ?? new Map<string, T>();
    worlds.set(facts, answers);
    const key = question.join('\n');
    const answer = answers.get(key) ?? work(facts, ...question);
    answers.set(key, answer);
    return answer;
  };
}
