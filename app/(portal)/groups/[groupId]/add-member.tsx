import { UserPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { GroupJoining } from '@/components/forms/group-joining';
import { DialogButton } from '@/components/ui/dialog';
import { plannedFacts } from '@/lib/groups/making/queries';
import { findPeople } from '@/lib/groups/members/queries';
import { can } from '@/lib/policy/policy';
import { reasonsFor } from '../../documents/[documentId]/reasons';
import { addGroupMembers } from './actions';
import { effectOf } from './effects';
import type { GroupOfPage } from './group';
import { seatChoices } from './people/choices';

/** The dialog that adds people; says before what they get at once. */
export async function AddMember({ page: { actor, group } }: { page: GroupOfPage }) {
  const t = await getTranslations('group');
  const groups = await getTranslations('groups');
  const made = await getTranslations('newGroup');
  return (
    <DialogButton
      variant="primary"
      icon={<UserPlus aria-hidden />}
      label={t('add')}
      title={t('addTitle', { group: group.name })}
      description={await effectOf(group, 'gets')}
    >
      <GroupJoining
        action={addGroupMembers}
        groupId={group.id}
        sides={[group.environmentId, group.otherId].filter((one) => one !== null)}
        suggestions={await seatChoices(actor, group, await findPeople(actor, '', { groupId: group.id }))}
        partnerReason={await reasonsFor(actor)(can('group.create', actor, plannedFacts(actor, 'partner', true)))}
        words={{
          members: t('addWho'),
          hint: t(`addHints.${group.type}`, { partner: group.partnerName ?? '' }),
          external: groups('external'),
          notInside: made.raw('notInside') as string,
          twoPartners: made('twoPartners'),
          makePartner: t.raw('makePartner') as string,
          submit: t('addSubmit'),
          submitting: t('adding'),
        }}
      />
    </DialogButton>
  );
}
