import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { listMembershipsOf } from '@/lib/organisations/members/queries';
import { listOwnOrganisations } from '@/lib/organisations/queries';
import type { Actor } from '@/lib/policy/actor';
import type { UserSettings } from '@/lib/users/queries';
import { AddToOrganisations } from './add-to-organisations';
import { MembershipsTable } from './memberships-table';

/** The person's memberships, and several new ones at once: the same rights as on an organisation's page, from the other end. */
export async function OrganisationsCard({ actor, user }: { actor: Actor; user: UserSettings }) {
  const t = await getTranslations('user');
  const [memberships, organisations] = await Promise.all([
    listMembershipsOf(actor, user.id),
    listOwnOrganisations(actor),
  ]);
  const { name } = user;
  return (
    <Card
      title={t('organisationsTitle')}
      description={t('organisationsDescription', { name })}
      actions={<AddToOrganisations user={user} organisations={organisations} memberships={memberships} />}
      flush
    >
      {user.role === 'administrator' && <Notice className="m-4">{t('throughAdministration', { name })}</Notice>}
      {memberships.length > 0 ? (
        <MembershipsTable user={user} memberships={memberships} />
      ) : (
        user.role !== 'administrator' && (
          <p className="px-5 py-4 text-muted text-sm">{t('noOrganisations', { name })}</p>
        )
      )}
    </Card>
  );
}
