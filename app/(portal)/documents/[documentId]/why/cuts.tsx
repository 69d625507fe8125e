import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-dialog';
import { environmentFacts } from '@/lib/environments/facts';
import { findGroup } from '@/lib/groups/queries';
import { colleagueFacts, factsOf, findOrganisation } from '@/lib/organisations/queries';
import type { Actor } from '@/lib/policy/actor';
import type { FormAction } from '@/lib/policy/outcome';
import { can } from '@/lib/policy/policy';
import type { Explanation, Path } from '@/lib/shares/access/paths';
import { removeMember } from '../../../environment/organisations/[organisationId]/actions';
import { removeGroupMember } from '../../../groups/[groupId]/actions';
import { looksAfter } from '../../../groups/[groupId]/group';
import { disconnectManager, unshareOrganisation } from '../../../partners/actions';
import { withdrawShare } from '../actions';
import { recipientWord } from '../recipient-name';

type Part = { actor: Actor; explained: Explanation; path: Path };
/** A press: what it does, to what, and what it says before. */
type Cut = { label: string; says: string; action: FormAction; values: Record<string, string> };

/** The presses that cut one path, each there for whoever may: the place through which it goes, and the share it comes from. */
export async function Cuts(part: Part) {
  const t = await getTranslations('why');
  const cuts = (await Promise.all([cutOfSeat(part), cutOfShare(part)])).filter((one) => one !== null);
  const { actor, explained, path } = part;
  const isColleague = explained.person.environmentId === actor.environmentId;
  const leadsToRole =
    path.way === 'administrator' && isColleague && can('user.list', actor, environmentFacts(actor)).allowed;
  return (
    <span className="flex flex-wrap gap-2">
      {leadsToRole && (
        <ButtonLink size="sm" href={`/environment/users/${explained.person.id}`}>
          {t('changeRole')}
        </ButtonLink>
      )}
      {cuts.map((cut) => (
        <ConfirmButton
          key={cut.label}
          size="sm"
          label={cut.label}
          title={t('cutQuestion', { what: cut.label })}
          confirm={cut.label}
          pending={t('cutting')}
          action={cut.action}
          values={cut.values}
        >
          <p>{cut.says}</p>
        </ConfirmButton>
      ))}
    </span>
  );
}

async function cutOfShare({ explained, path }: Part): Promise<Cut | null> {
  if (!path.share?.withdraw.allowed) return null;
  const t = await getTranslations('why');
  const through = await recipientWord(path.through.name, 'within');
  return {
    label: t('withdraw'),
    says: path.way === 'self' ? t('withdrawSays', { name: explained.person.name }) : t('withdrawSaysAll', { through }),
    action: withdrawShare,
    values: { documentId: explained.facts.documentId, shareId: path.share.id },
  };
}

async function cutOfSeat(part: Part): Promise<Cut | null> {
  switch (part.path.way) {
    case 'group':
      return cutOfGroup(part);
    case 'member':
      return cutOfMembership(part);
    case 'relationship_manager':
      return cutOfPartnership(part);
    default:
      return null;
  }
}

async function cutOfGroup({ actor, explained: { person }, path }: Part): Promise<Cut | null> {
  const group = await findGroup(actor, path.through.id);
  if (!group || !looksAfter(actor, group, person.environmentId)) return null;
  const t = await getTranslations('why');
  return {
    label: t('removeFromGroup'),
    says: t('removeFromGroupSays', { name: person.name, group: group.name }),
    action: removeGroupMember,
    values: { groupId: group.id, userId: person.id },
  };
}

async function cutOfMembership({ actor, explained: { person }, path }: Part): Promise<Cut | null> {
  const organisation = await findOrganisation(actor, path.through.id);
  if (!organisation || !can('organisation.removeMember', actor, colleagueFacts(organisation)).allowed) return null;
  const t = await getTranslations('why');
  return {
    label: t('endMembership'),
    says: t('endMembershipSays', { name: person.name, organisation: organisation.name }),
    action: removeMember,
    values: { organisationId: organisation.id, userId: person.id },
  };
}

/** The owner takes the organisation off the list; the manager's own side ends the link. */
async function cutOfPartnership({ actor, explained: { person }, path }: Part): Promise<Cut | null> {
  const partnershipId = path.seat?.partnershipId;
  if (!partnershipId) return null;
  const t = await getTranslations('why');
  if (person.environmentId === actor.environmentId) {
    const facts = {
      ...environmentFacts(actor),
      partnershipId,
      otherEnvironmentId: '',
      otherEnvironmentName: '',
      userId: person.id,
      userName: person.name,
      holdsRole: true,
      isConnected: true,
    };
    if (!can('relationshipManager.disconnect', actor, facts).allowed) return null;
    return {
      label: t('disconnect'),
      says: t('disconnectSays', { name: person.name }),
      action: disconnectManager,
      values: { partnershipId, userId: person.id },
    };
  }
  const organisation = await findOrganisation(actor, path.through.id);
  if (!organisation) return null;
  const shared = { ...factsOf(organisation), partnershipId, otherEnvironmentName: '', isShared: true };
  if (!can('partnership.unshareOrganisation', actor, shared).allowed) return null;
  return {
    label: t('unshare'),
    says: t('unshareSays', { organisation: organisation.name, environment: person.environmentName }),
    action: unshareOrganisation,
    values: { partnershipId, organisationId: organisation.id },
  };
}
