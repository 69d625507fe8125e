import { getTranslations } from 'next-intl/server';
import type { Definition } from '@/lib/workflows/definition/definition';

/** How it starts, in a few words: by hand, or on the arrival of what. */
export async function startsWord({ starts }: Definition): Promise<string> {
  const t = await getTranslations('workflows');
  if (!starts.isAutomatic) return t('byHand');
  const types = await getTranslations('documentTypes');
  const boxes = await getTranslations('boxes');
  const what = [
    starts.types.map((one) => types(one)).join(', '),
    starts.boxes.map((one) => boxes(one)).join(', '),
    starts.organisations.length > 0 ? t('organisations', { count: starts.organisations.length }) : '',
  ].filter(Boolean);
  return what.length > 0 ? t('arrivalOf', { what: what.join(' · ') }) : t('onArrival');
}

const named = 3;

/** Its steps by their names, in their order; the first of many. */
export async function stepsWord({ steps }: Definition): Promise<string> {
  const t = await getTranslations('workflows');
  const names = steps.slice(0, named).map((one) => one.name);
  if (names.length === 0) return t('noSteps');
  const row = names.join(' › ');
  return steps.length > named ? t('moreSteps', { names: row, count: steps.length - named }) : row;
}
