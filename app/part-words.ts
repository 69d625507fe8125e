import type { getTranslations } from 'next-intl/server';
import type { PartWords } from '@/components/ui/words';

type Words = Awaited<ReturnType<typeof getTranslations<'parts'>>>;

/** The few words the parts of the screens say themselves, in the reader's language. */
export const partWords = (t: Words): PartWords => ({
  problem: t('problem'),
  errorPrefix: t('errorPrefix'),
  forbidden: t('forbidden'),
  conflict: t('conflict'),
  rate_limited: t('rate_limited'),
  not_found: t('not_found'),
  fault: t('fault'),
  faultHelp: t('faultHelp'),
  faultReference: t.raw('faultReference'),
  pageFaultHelp: t('pageFaultHelp'),
  again: t('again'),
  met: t('met'),
  missing: t('missing'),
  optional: t('optional'),
  cancel: t('cancel'),
  close: t('close'),
  discardQuestion: t('discardQuestion'),
  discard: t('discard'),
  keep: t('keep'),
  remove: t.raw('remove'),
  chosenHelp: t('chosenHelp'),
  loading: t('loading'),
  noResults: t('noResults'),
  more: t('more'),
  undo: t('undo'),
  messages: t('messages'),
  selectAll: t('selectAll'),
  look: t('look'),
});
