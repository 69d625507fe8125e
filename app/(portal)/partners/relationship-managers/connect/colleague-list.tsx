import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Form } from '@/components/ui/form';
import { SearchField } from '@/components/ui/search-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Colleague } from '@/lib/partnerships/managers/queries';
import type { Actor } from '@/lib/policy/actor';
import { namesOfAdministrators } from '@/lib/policy/refusal-words';
import { setRelationshipManager } from '../../../environment/users/[userId]/actions';
import { mayTakeRole } from '../../requirements';

/** From so many people on they are searched. */
const manyPeople = 10;

/** A field that narrows the people of the page by name. */
export async function ColleagueSearch({
  colleagues,
  search,
  keep,
}: {
  colleagues: Colleague[];
  search: string;
  keep: Record<string, string>;
}) {
  if (colleagues.length < manyPeople && search === '') return null;
  const t = await getTranslations('connect');
  return (
    <SearchField
      label={t('search')}
      action="/partners/relationship-managers/connect"
      value={search}
      keep={keep}
      className="mb-3"
    />
  );
}

/** One person, and at the end what can be done. */
export async function ColleagueItem({
  actor,
  colleague,
  children,
}: {
  actor: Actor;
  colleague: Colleague;
  children: ReactNode;
}) {
  const you = (await getTranslations('managers'))('you');
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 py-2.5 text-sm">
      <Avatar name={colleague.name} />
      <span className="flex min-w-0 flex-1 basis-40 flex-wrap items-center gap-x-2">
        <bdi className="font-medium">{colleague.name}</bdi>
        {colleague.userId === actor.userId && <Badge>{you}</Badge>}
      </span>
      {children}
    </li>
  );
}

/** Those who do not hold the role: closed, with the reason; an administrator assigns it in place. */
export async function WithoutRole({ actor, colleagues }: { actor: Actor; colleagues: Colleague[] }) {
  if (colleagues.length === 0) return null;
  const t = await getTranslations('connect');
  const mayGive = mayTakeRole(actor);
  return (
    <section aria-labelledby="others" className="mt-5">
      <h2 id="others" className="font-semibold text-form">
        {t('others')}
      </h2>
      <p className="mt-0.5 mb-2 text-muted text-sm">
        {mayGive ? t('othersWhy') : t('needsRole', { administrators: await namesOfAdministrators(actor) })}
      </p>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {colleagues.map((one) => (
          <ColleagueItem key={one.userId} actor={actor} colleague={one}>
            {mayGive && (
              <Form action={setRelationshipManager}>
                <input type="hidden" name="userId" value={one.userId} />
                <input type="hidden" name="isGiven" value="on" />
                <SubmitButton
                  size="sm"
                  variant="secondary"
                  pending={t('giving')}
                  aria-label={t('giveTo', { name: one.name })}
                >
                  {t('give')}
                </SubmitButton>
              </Form>
            )}
          </ColleagueItem>
        ))}
      </ul>
    </section>
  );
}
