import Form from 'next/form';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';

/** Two days and a button: the period of a log, by the address alone. */
export async function PeriodPanel({
  path,
  keep,
  from,
  to,
}: {
  path: string;
  keep: Record<string, string | undefined>;
  from: string | undefined;
  to: string | undefined;
}) {
  const t = await getTranslations('auditLog');
  return (
    <Form action={path} scroll={false} className="flex flex-col gap-3">
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <label className="flex flex-col gap-1 text-sm">
        <span className="font-medium">{t('from')}</span>
        <input type="date" name="from" defaultValue={from} className="control px-3 py-1.5" />
      </label>
      <label className="flex flex-col gap-1 text-sm">
        <span className="font-medium">{t('to')}</span>
        <input type="date" name="to" defaultValue={to} className="control px-3 py-1.5" />
      </label>
      <Button type="submit" variant="primary" size="sm">
        {t('apply')}
      </Button>
    </Form>
  );
}
