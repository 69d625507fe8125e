import { Refusal, type RefusalCode, type RefusalValues } from '../ubl/refusal';
import { type TakenIn, takeIn } from '../ubl/take-in';

type Refused = { code: RefusalCode; values: RefusalValues };

/** What a reader of files answers: plain data, since an error's own fields do not pass from one thread to another. */
export type ReaderAnswer = { taken: Omit<TakenIn, 'problem'>; problem: Refused | null } | { refused: Refused };

/** Reads a file as a message for another thread. Throws faults alone. */
export function answerTo(bytes: Uint8Array): ReaderAnswer {
  try {
    const { problem, ...taken } = takeIn(bytes);
    return { taken, problem: problem && plain(problem) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: plain(error) };
    throw error;
  }
}

/** What the message says. Throws the Refusal in it. */
export function opened(answer: ReaderAnswer): TakenIn {
  if ('refused' in answer) throw refusalIn(answer.refused);
  return { ...answer.taken, problem: answer.problem && refusalIn(answer.problem) };
}

const plain = ({ code, values }: Refusal): Refused => ({ code, values: { ...values } });
const refusalIn = ({ code, values }: Refused) => new Refusal(code, values);
