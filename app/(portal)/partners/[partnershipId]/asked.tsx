import { getLocale, getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { TheirOrganisation } from '@/lib/partnerships/shared/queries';
import type { Actor } from '@/lib/policy/actor';
import { withdrawAccessRequest } from '../add-members/actions';

/** For whom access was asked and nobody has answered yet; it can be taken back. */
export async function Asked({ actor, asked }: { actor: Actor; asked: TheirOrganisation['asked'][number] }) {
  const t = await getTranslations('partnership');
  const levels = await getTranslations('levels');
  const locale = await getLocale();
  const { id, name, level, createdAt } = asked;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-muted">
      <p className="min-w-0 flex-1 basis-48">
        {t.rich('asked', {
          name,
          level: levels(level),
          when: () => <DateTime value={createdAt} locale={locale} as="relative" />,
        })}
      </p>
      {actor.isRelationshipManager && (
        <Form action={withdrawAccessRequest}>
          <input type="hidden" name="accessRequestId" value={id} />
          <SubmitButton size="sm" variant="quiet" pending={t('takingBack')} aria-label={t('takeBackFor', { name })}>
            {t('takeBack')}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}
