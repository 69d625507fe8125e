import { X } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Activity } from '@/lib/documents/activity/queries';
import { addLabel, removeLabel } from './actions';

/** The labels, put on and taken off by whoever may edit, with the labels of other documents as suggestions. */
export async function Labels({
  documentId,
  activity: { labels, suggestions },
  mayEdit,
}: {
  documentId: string;
  activity: Pick<Activity, 'labels' | 'suggestions'>;
  mayEdit: boolean;
}) {
  if (!mayEdit && labels.length === 0) return null;
  const t = await getTranslations('document');
  return (
    <Card title={t('labels')}>
      {labels.length === 0 && <p className="text-muted text-sm">{t('noLabels')}</p>}
      <ul className="flex flex-wrap gap-1.5">
        {labels.map((label) => (
          <li
            key={label}
            className="flex min-h-6.5 max-w-full items-center gap-1 rounded-md bg-accent-soft pr-0.5 pl-2 text-accent-ink text-small"
          >
            <bdi className="truncate">{label}</bdi>
            {mayEdit ? (
              <Form action={removeLabel} className="contents">
                <input type="hidden" name="documentId" value={documentId} />
                <input type="hidden" name="label" value={label} />
                <SubmitButton
                  variant="quiet"
                  size="sm"
                  pending=""
                  aria-label={t('removeLabel', { label })}
                  icon={<X aria-hidden />}
                  className="size-6 p-0"
                >
                  {null}
                </SubmitButton>
              </Form>
            ) : (
              <span className="w-1" />
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <Form action={addLabel} resetOnDone className="mt-3 gap-2">
          <input type="hidden" name="documentId" value={documentId} />
          <Field name="label" label={t('addLabel')} hideLabel>
            <div className="flex gap-2">
              <Input maxLength={40} list="label-suggestions" placeholder={t('addLabel')} autoComplete="off" />
              <SubmitButton variant="secondary" pending={t('adding')} className="h-9">
                {t('add')}
              </SubmitButton>
            </div>
          </Field>
          <datalist id="label-suggestions">
            {suggestions.map((label) => (
              <option key={label} value={label} />
            ))}
          </datalist>
        </Form>
      )}
    </Card>
  );
}
