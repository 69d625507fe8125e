import { getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { Card } from '@/components/ui/card';
import { listOthersWithAccess } from '@/lib/organisations/members/queries';
import type { OrganisationOfPage } from './organisation';

/** Who reaches the organisation without being a member, and through what: never shown as a membership (C-01, C-09). */
export async function OthersWithAccess({ page: { actor, organisation } }: { page: OrganisationOfPage }) {
  const t = await getTranslations('members');
  const { administrators, managers } = await listOthersWithAccess(actor, organisation);
  if (administrators.length + managers.length === 0) return null;
  const people = [
    ...administrators.map((one) => ({ ...one, through: t('othersAdministration') })),
    ...managers.map(({ environmentName, ...one }) => ({
      ...one,
      through: t('othersPartnership', { environment: environmentName }),
    })),
  ];
  return (
    <Card title={t('othersTitle')} description={t('othersDescription')} flush>
      <ul className="divide-y divide-line">
        {people.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-5 py-2.5 text-sm">
            <Avatar name={one.name} />
            <span className="min-w-0 flex-1 basis-40 font-medium">
              <bdi>{one.name}</bdi>
            </span>
            <span className="text-muted">{one.through}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
