import { redirect, unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { invalidInput, valuesOf } from './action';
import type { Outcome } from './outcome';
import { refusalOf } from './refusal';
import { wordsOfRefusal } from './refusal-words';

type Definition<I extends z.ZodType> = {
  input: I;
  /** Answers where to go next. Whatever it writes, it writes as `koppel_identity`, before there is an actor. */
  run: (input: z.output<I>) => Promise<string>;
};

/** A mutation for people who have no account or are not signed in: parse → run → go on. It counts its own attempts. */
export function publicAction<I extends z.ZodType>({ input, run }: Definition<I>) {
  return async (first: Outcome | FormData | null, second?: FormData): Promise<Outcome> => {
    const values = valuesOf(second ?? (first as FormData));
    let path: string;
    try {
      const parsed = input.safeParse(values);
      if (!parsed.success) return await invalidInput(parsed.error, values);
      path = await run(parsed.data);
    } catch (error) {
      unstable_rethrow(error);
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      return await wordsOfRefusal(refusal, null, values);
    }
    redirect(path);
  };
}
