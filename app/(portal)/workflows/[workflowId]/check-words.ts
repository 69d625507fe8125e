import { getLocale, getTranslations } from 'next-intl/server';
import { dateText } from '@/components/documents/date-text';
import { numberFormat } from '@/components/ui/formats';
import { type DocumentType, documentTypes } from '@/db/vocabulary';
import { fields } from '@/lib/workflows/checks/fields';
import { type FieldKind, type Operator, standsAlone } from '@/lib/workflows/checks/operators';
import type { CheckStep } from '@/lib/workflows/definition/definition';

/** A comparison in words: days come before and after each other. */
export async function operatorWord(operator: Operator, kind: FieldKind): Promise<string> {
  const t = await getTranslations('workflowOperators');
  const isOrder =
    operator === 'more_than' || operator === 'at_least' || operator === 'less_than' || operator === 'at_most';
  return kind === 'date' && isOrder ? t(`dates.${operator}`) : t(operator);
}

/** A question as a sentence: "Amount payable is more than 1,000". */
export async function testWord({ field, operator, value }: CheckStep['tests'][number]): Promise<string> {
  const t = await getTranslations('workflow');
  const parts = {
    field: (await getTranslations('workflowFields'))(field),
    operator: await operatorWord(operator, fields[field]),
  };
  if (standsAlone(operator)) return t('testAlone', parts);
  return t('test', { ...parts, value: await valueWord(field, value) });
}

async function valueWord(field: keyof typeof fields, value: string): Promise<string> {
  const locale = await getLocale();
  if (field === 'type' && documentTypes.includes(value as DocumentType))
    return (await getTranslations('documentTypes'))(value as DocumentType);
  if (fields[field] === 'date') return Number.isNaN(Date.parse(value)) ? value : dateText(value, locale);
  if (fields[field] === 'number') return numberFormat(locale, {}).format(value as Intl.StringNumericLiteral);
  return `“${value}”`;
}
