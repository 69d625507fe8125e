import { getTranslations } from 'next-intl/server';
import { MemberFinder } from '@/components/forms/member-finder';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { type Colleague, findPartnerships } from '@/lib/partnerships/managers/queries';
import type { Actor } from '@/lib/policy/actor';
import { connectToSeveral } from '../../actions';
import { choicesOf } from '../partnerships/choices';
import { ColleagueItem, ColleagueSearch, WithoutRole } from './colleague-list';

/** Partnerships first, then the person to connect to all of them by one press. */
export async function ConnectToSeveral({
  actor,
  colleagues,
  search,
}: {
  actor: Actor;
  colleagues: Colleague[];
  search: string;
}) {
  const t = await getTranslations('connect');
  const first = choicesOf(await findPartnerships(actor, ''));
  const holders = colleagues.filter((one) => one.holdsRole);
  return (
    <div className="max-w-2xl">
      <ColleagueSearch colleagues={colleagues} search={search} keep={{}} />
      <Form action={connectToSeveral}>
        <Field name="partnershipIds" label={t('partnerships')} hint={t('partnershipsHint')}>
          <MemberFinder
            name="partnershipIds[]"
            address="/partners/relationship-managers/partnerships"
            options={first}
            chosen={first.length === 1 ? first : undefined}
          />
        </Field>
        <section aria-labelledby="people">
          <h2 id="people" className="mb-2 font-medium text-sm">
            {t('people')}
          </h2>
          {holders.length === 0 && <p className="text-muted text-sm">{search === '' ? t('nobody') : t('noneFound')}</p>}
          {holders.length > 0 && (
            <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
              {holders.map((one) => (
                <ColleagueItem key={one.userId} actor={actor} colleague={one}>
                  <SubmitButton
                    size="sm"
                    name="userId"
                    value={one.userId}
                    pending={t('connecting')}
                    aria-label={t('connectName', { name: one.name })}
                  >
                    {t('connect')}
                  </SubmitButton>
                </ColleagueItem>
              ))}
            </ul>
          )}
        </section>
      </Form>
      <WithoutRole actor={actor} colleagues={colleagues.filter((one) => !one.holdsRole)} />
    </div>
  );
}
