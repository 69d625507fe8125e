import { Check } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Colleague } from '@/lib/partnerships/managers/queries';
import type { Partnership } from '@/lib/partnerships/queries';
import type { Actor } from '@/lib/policy/actor';
import { connectManager } from '../../actions';
import { ColleagueItem, ColleagueSearch, WithoutRole } from './colleague-list';

/** The people who can be connected to one partnership, each by one press; those who are say so. */
export async function ConnectToOne({
  actor,
  partnership,
  colleagues,
  search,
}: {
  actor: Actor;
  partnership: Partnership;
  colleagues: Colleague[];
  search: string;
}) {
  const t = await getTranslations('connect');
  const connected = new Set(partnership.managers.map((one) => one.userId));
  const holders = colleagues.filter((one) => one.holdsRole);
  return (
    <div className="max-w-2xl">
      <ColleagueSearch colleagues={colleagues} search={search} keep={{ partnership: partnership.id }} />
      <section aria-labelledby="people">
        <h2 id="people" className="mb-2 font-semibold text-form">
          {t('people')}
        </h2>
        {holders.length === 0 && <p className="text-muted text-sm">{search === '' ? t('nobody') : t('noneFound')}</p>}
        {holders.length > 0 && (
          <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
            {holders.map((one) => (
              <ColleagueItem key={one.userId} actor={actor} colleague={one}>
                {connected.has(one.userId) ? (
                  <Badge tone="done" icon={<Check aria-hidden />}>
                    {t('connected')}
                  </Badge>
                ) : (
                  <Connect partnershipId={partnership.id} colleague={one} />
                )}
              </ColleagueItem>
            ))}
          </ul>
        )}
      </section>
      <WithoutRole actor={actor} colleagues={colleagues.filter((one) => !one.holdsRole)} />
    </div>
  );
}

async function Connect({ partnershipId, colleague }: { partnershipId: string; colleague: Colleague }) {
  const t = await getTranslations('connect');
  return (
    <Form action={connectManager}>
      <input type="hidden" name="partnershipId" value={partnershipId} />
      <input type="hidden" name="userId" value={colleague.userId} />
      <SubmitButton size="sm" pending={t('connecting')} aria-label={t('connectName', { name: colleague.name })}>
        {t('connect')}
      </SubmitButton>
    </Form>
  );
}
