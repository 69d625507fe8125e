import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { SearchParams } from '@/app/search-params';
import { GroupForm } from '@/components/forms/group-form';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { type GroupType, groupTypes } from '@/db/vocabulary';
import { mostAtOnce } from '@/lib/groups/input';
import { findFirstPeople, listPartnersOf, type Partner, plannedFacts } from '@/lib/groups/making/queries';
import { findPeople } from '@/lib/groups/members/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { id, isId } from '@/lib/policy/shapes';
import { reasonsFor } from '../../documents/[documentId]/reasons';
import { createGroup } from '../actions';
import { choicesOf } from '../people/choices';

const address = z.object({
  type: z.enum(groupTypes).catch('environment'),
  /** The environment of a partner whom the group is to be made with. */
  partner: id().optional().catch(undefined),
  /** The group whose people it begins with, and more of them by id. */
  from: id().optional().catch(undefined),
  people: z
    .string()
    .transform((ids) => ids.split(',').filter(isId).slice(0, mostAtOnce))
    .catch([]),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('newGroup'))('title') };
}

/** A new group: type with its consequence, name, people; all in one form. */
export default async function CreateGroupPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('newGroup');
  const groups = await getTranslations('groups');
  const { type, partner, from, people } = address.parse(await searchParams);
  const partners = await listPartnersOf(actor);
  const types = await typesFor(actor, partners);
  const isOpen = !types.find((one) => one.value === type)?.reason;
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={t('title')}
        description={t('description')}
        back={{ href: '/groups', label: groups('title') }}
      />
      <Card>
        <GroupForm
          action={createGroup}
          types={types}
          typeAtFirst={isOpen ? type : 'environment'}
          partners={partners}
          partnerAtFirst={partners.find((one) => one.environmentId === partner)?.environmentId}
          ownEnvironmentId={actor.environmentId}
          suggestions={choicesOf(await findPeople(actor, ''))}
          chosenAtFirst={from ? choicesOf(await findFirstPeople(actor, from, people)) : []}
          words={await formWords(actor)}
        />
      </Card>
    </div>
  );
}

/** The three types, each with what it means; one that is closed says why. */
async function typesFor(actor: Actor, partners: Partner[]) {
  const t = await getTranslations('groups');
  const reasons = reasonsFor(actor);
  return Promise.all(
    groupTypes.map(async (type: GroupType) => ({
      value: type,
      label: t(`types.${type}`),
      description: t(`meanings.${type}`, { environment: actor.environmentName }),
      reason: await reasons(can('group.create', actor, plannedFacts(actor, type, partners.length > 0))),
    })),
  );
}

async function formWords(actor: Actor) {
  const t = await getTranslations('newGroup');
  return {
    type: t('type'),
    partner: t('partner'),
    choosePartner: t('choosePartner'),
    name: t('name'),
    nameHint: t('nameHint'),
    descriptionLabel: t('descriptionLabel'),
    descriptionHint: t('descriptionHint'),
    members: t('members'),
    membersHint: t('membersHint', { environment: actor.environmentName }),
    external: (await getTranslations('groups'))('external'),
    notInside: t.raw('notInside') as string,
    makePartner: t.raw('makePartner') as string,
    twoPartners: t('twoPartners'),
    submit: t('submit'),
    submitting: t('submitting'),
  };
}
