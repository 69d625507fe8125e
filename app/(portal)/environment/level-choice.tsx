import { getTranslations } from 'next-intl/server';
import { RadioGroup } from '@/components/ui/radio-group';
import { levels } from '@/db/vocabulary';

/**
 * Member or Administrator of an organisation, one line each; Member is chosen at first. A partner's user never changes an
 * organisation's settings, at neither level.
 */
export async function LevelChoice({ hint, isForPartner = false }: { hint?: string; isForPartner?: boolean }) {
  const names = await getTranslations('levels');
  const meanings = await getTranslations(isForPartner ? 'partnerLevelMeanings' : 'levelMeanings');
  const t = await getTranslations('user');
  return (
    <RadioGroup
      name="level"
      label={t('level')}
      hint={hint}
      defaultValue="member"
      options={levels.map((level) => ({ value: level, label: names(level), description: meanings(level) }))}
    />
  );
}
