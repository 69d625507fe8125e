import { UserPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { MemberFinder } from '@/components/forms/member-finder';
import { OrganisationPicker, type PickerGroup } from '@/components/forms/organisation-picker';
import { ToldForm } from '@/components/forms/told-form';
import { Field } from '@/components/ui/field';
import { FormActions } from '@/components/ui/form-actions';
import { SubmitButton } from '@/components/ui/submit-button';
import { mostAtOnce } from '@/lib/partnerships/access/input';
import { findColleagues, type OpenableOrganisation } from '@/lib/partnerships/access/queries';
import type { Actor } from '@/lib/policy/actor';
import { LevelChoice } from '../../environment/level-choice';
import { addMembersToPartners } from './actions';
import { choicesOf } from './people/choices';
import type { Way } from './ways';

/** People × organisations × level; what came of it is told above the form, count by count. */
export async function AddMembersForm({
  actor,
  organisations,
  chosen,
  way,
}: {
  actor: Actor;
  organisations: OpenableOrganisation[];
  /** Ticked at first. */
  chosen: string | undefined;
  way: Way;
}) {
  const t = await getTranslations('addMembers');
  const colleagues = choicesOf(await findColleagues(actor, ''));
  const isThere = chosen !== undefined && organisations.some((one) => one.id === chosen);
  return (
    <ToldForm action={addMembersToPartners}>
      <Field name="userIds" label={t('people')} hint={t('peopleHint', { environment: actor.environmentName })}>
        <MemberFinder name="userIds[]" address="/partners/add-members/people" options={colleagues} />
      </Field>
      <OrganisationPicker
        groups={await groupsOf(organisations)}
        chosen={isThere ? [chosen] : []}
        words={{
          label: t('organisations'),
          hint: `${t('organisationsHint')} ${t('most', { most: mostAtOnce })}`,
          filter: t('filter'),
          all: t('all'),
          chosen: t.raw('chosen'),
        }}
      />
      <LevelChoice isForPartner hint={(await getTranslations('partnership'))('levelHint')} />
      <FormActions>
        <SubmitButton icon={<UserPlus aria-hidden />} pending={t(`submittings.${way}`)}>
          {t(`submits.${way}`)}
        </SubmitButton>
      </FormActions>
    </ToldForm>
  );
}

/** The organisations, partner by partner, each with what adding somebody means there. */
async function groupsOf(organisations: OpenableOrganisation[]): Promise<PickerGroup[]> {
  const t = await getTranslations('addMembers');
  const partnerships = [...new Set(organisations.map((one) => one.partnershipId))];
  return partnerships.map((id) => {
    const theirs = organisations.filter((one) => one.partnershipId === id);
    return {
      id,
      name: theirs[0]!.partnerName,
      organisations: theirs.map((one) => ({
        id: one.id,
        name: one.name,
        detail: [one.legalNumber, t('members', { count: one.members })].filter(Boolean).join(' · '),
        note: t(one.isAtOnce ? 'atOnce' : 'askedFor'),
        isStrong: one.isAtOnce,
      })),
    };
  });
}
