import Form from 'next/form';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { type LinkOption, OptionList } from '@/components/ui/option-list';
import type { ListAddress } from '@/lib/documents/input';
import { KeptFields } from './kept-fields';

/** The usual periods as links, and two days of one's own; works without JavaScript. */
export async function PeriodPanel({
  path,
  address,
  usual,
}: {
  path: string;
  address: ListAddress;
  usual: readonly LinkOption[];
}) {
  const t = await getTranslations('lists');
  return (
    <div className="flex w-56 flex-col gap-3 max-sm:w-auto">
      <OptionList label={t('period')} options={usual} className="-m-1 p-0" />
      <Form action={path} scroll={false} className="flex flex-col gap-3 border-line border-t pt-3 text-small">
        <KeptFields address={{ ...address, from: undefined, to: undefined }} />
        <Day name="from" label={t('from')} value={address.from} />
        <Day name="to" label={t('to')} value={address.to} />
        <Button type="submit" size="sm">
          {t('show')}
        </Button>
      </Form>
    </div>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <label className="flex flex-col gap-1">
      <span className="text-muted">{label}</span>
      <input
        type="date"
        name={name}
        key={value}
        defaultValue={value}
        min="1900-01-01"
        max="2999-12-31"
        className="control px-2.5"
      />
    </label>
  );
}
