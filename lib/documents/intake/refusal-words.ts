import { getTranslations } from 'next-intl/server';
import type { AnswerCode } from '@/lib/policy/answer';
import type { Refusal } from '../ubl/refusal';

/** Why a file is refused, as a sentence in the reader's language. */
export async function wordsOfFileRefusal({ code, values }: Refusal): Promise<string> {
  const t = await getTranslations('fileRefusals');
  return t(code, values as never);
}

/** The code of the answer to it: too large, of a kind that is not taken, or damaged. */
export function codeOfFileRefusal({ code }: Refusal): AnswerCode {
  if (code === 'too_large') return 'too_large';
  const isOfOtherKind = ['zip', 'html', 'svg', 'unknown_type', 'unknown_xml'].includes(code);
  return isOfOtherKind ? 'type' : 'invalid';
}
