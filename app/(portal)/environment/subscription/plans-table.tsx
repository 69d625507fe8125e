import { Check, Minus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/classes';
import type { Plan } from '@/lib/environments/settings/queries';
import { Sideways } from '../sideways';

/** The plans side by side, from the table that whoever hosts the portal may edit (E-087); one's own is marked. */
export async function PlansTable({
  plans,
  currentKey,
  hasWorkflowEngine,
}: {
  plans: Plan[];
  currentKey: string;
  hasWorkflowEngine: boolean;
}) {
  const t = await getTranslations('subscription');
  const mark = (holds: boolean) => <Mark holds={holds} word={t(holds ? 'yes' : 'no')} />;
  const rows: [string, (plan: Plan) => ReactNode][] = [
    [t('organisationLimit'), (plan) => plan.organisationLimit ?? t('any')],
    [t('hasPartnerships'), (plan) => mark(plan.hasPartnerships)],
    [t('retentionYears'), (plan) => t('years', { years: plan.retentionYears })],
    [t('hasOwnRetention'), (plan) => mark(plan.hasOwnRetention)],
    [t('hasOrders'), (plan) => mark(plan.hasOrders)],
    [t('offersWorkflowEngine'), (plan) => mark(plan.offersWorkflowEngine)],
  ];
  return (
    <Sideways label={t('plansTitle')}>
      <table className="w-full min-w-2xl text-sm">
        <thead>
          <tr className="text-left align-bottom">
            <th scope="col" className="px-5 py-3 font-medium text-muted text-xs">
              {t('feature')}
            </th>
            {plans.map((plan) => (
              <th key={plan.key} scope="col" className={cx('px-4 py-3 font-semibold', isOwn(plan, currentKey))}>
                {plan.name}
                {plan.key === currentKey && (
                  <Badge tone="accent" className="ml-2">
                    {hasWorkflowEngine ? `${t('current')} + ${t('addOn')}` : t('current')}
                  </Badge>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([word, value]) => (
            <tr key={word} className="border-line border-t">
              <th scope="row" className="px-5 py-2.5 text-left font-normal text-muted">
                {word}
              </th>
              {plans.map((plan) => (
                <td key={plan.key} className={cx('px-4 py-2.5 tabular-nums', isOwn(plan, currentKey))}>
                  {value(plan)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  );
}

const isOwn = (plan: Plan, currentKey: string) => plan.key === currentKey && 'bg-accent-soft';

function Mark({ holds, word }: { holds: boolean; word: string }) {
  const Icon = holds ? Check : Minus;
  return (
    <>
      <Icon aria-hidden className={cx('size-4', holds ? 'text-done' : 'text-faint')} />
      <span className="sr-only">{word}</span>
    </>
  );
}
