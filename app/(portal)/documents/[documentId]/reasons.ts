import type { Actor } from '@/lib/policy/actor';
import type { Answer } from '@/lib/policy/policy';
import { wordsOfMissing } from '@/lib/policy/refusal-words';

/** Says why the policy's answer is no, in one line with who can give what is missing (N-13); nothing when it is yes. */
export type Reasons = (answer: Answer) => Promise<string | undefined>;

/** The reasons of one page, each asked for once, however many buttons it closes. */
export function reasonsFor(actor: Actor): Reasons {
  const said = new Map<string, Promise<string>>();
  return async (answer) => {
    if (answer.allowed) return undefined;
    const key = answer.missing.join();
    const words = said.get(key) ?? inOneLine(actor, answer.missing);
    said.set(key, words);
    return words;
  };
}

async function inOneLine(actor: Actor, missing: Parameters<typeof wordsOfMissing>[0]): Promise<string> {
  const words = await wordsOfMissing(missing, actor);
  return words.flatMap((one) => [one.condition, one.remedy ?? []].flat()).join(' ');
}
