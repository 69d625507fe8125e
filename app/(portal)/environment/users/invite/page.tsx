import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { InviteForm } from '@/components/forms/invite-form';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { environmentFacts } from '@/lib/environments/facts';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { listEntrances, listOpenInvitations } from '@/lib/users/invitations/queries';
import { inviteUser } from './actions';
import { OpenInvitations } from './open-invitations';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invite'))('title') };
}

/** My environment > Users > Invite people, and the invitations that wait. */
export default async function InvitePage() {
  const actor = await requireActor();
  if (!can('user.invite', actor, environmentFacts(actor)).allowed) forbidden();
  const t = await getTranslations('invite');
  const invitations = await listOpenInvitations(actor);
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={t('title')}
        description={t('lead', { environment: actor.environmentName })}
        back={{ href: '/environment/users', label: t('back') }}
      />
      <Card>
        <InviteForm action={inviteUser} organisations={await listEntrances(actor)} />
      </Card>
      {invitations.length > 0 && <OpenInvitations invitations={invitations} />}
    </div>
  );
}
