import { getTranslations } from 'next-intl/server';
import { VersionedForm } from '@/components/forms/versioned-form';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { FormActions } from '@/components/ui/form-actions';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import type { OwnEnvironment, PaidPartnership, Plan } from '@/lib/environments/settings/queries';
import { changeSubscription } from './actions';

type Props = { environment: OwnEnvironment; plans: Plan[]; paid: PaidPartnership[] };

/** Chooses a plan and the add-on; a plan that would not hold what there is says so and is closed. */
export async function ChangePlan({ environment, plans, paid }: Props) {
  const t = await getTranslations('subscription');
  const { planKey, hasWorkflowEngine, used, version } = environment;
  const tooMany = (plan: Plan) =>
    plan.organisationLimit !== null && used.organisations > plan.organisationLimit
      ? t('tooMany', {
          limit: plan.organisationLimit,
          used: String(used.organisations),
          excess: used.organisations - plan.organisationLimit,
        })
      : undefined;
  const wouldEnd = (plan: Plan) =>
    paid.length > 0 && !plan.hasPartnerships ? t('livingPartnerships', { count: paid.length }) : undefined;
  const meaning = (plan: Plan) =>
    t('meaning', {
      partnerships: plan.hasPartnerships ? 'yes' : 'no',
      limit: plan.organisationLimit ?? 0,
      years: plan.retentionYears,
    }) + (used.partnerships > 0 && !plan.hasPartnerships ? `. ${t('noPartnerships')}` : '');
  return (
    <Card title={t('changeTitle')}>
      <VersionedForm action={changeSubscription} version={version}>
        <RadioGroup
          name="planKey"
          label={t('choose')}
          defaultValue={planKey}
          options={plans.map((plan) => ({
            value: plan.key,
            label: plan.name,
            description: meaning(plan),
            reason: tooMany(plan) ?? wouldEnd(plan),
          }))}
        />
        <Checkbox
          name="hasWorkflowEngine"
          label={t('addOn')}
          description={t('addOnMeaning')}
          defaultChecked={hasWorkflowEngine}
        />
        <FormActions>
          <SubmitButton pending={t('saving')}>{t('save')}</SubmitButton>
        </FormActions>
      </VersionedForm>
    </Card>
  );
}
