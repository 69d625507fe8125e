import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { DefinitionList } from '@/components/ui/definition-list';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { environmentFacts } from '@/lib/environments/facts';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { isId } from '@/lib/policy/shapes';
import { findUser, type UserSettings } from '@/lib/users/queries';
import { LeavingCard } from './leaving-card';
import { OrganisationsCard } from './organisations-card';
import { RoleCard } from './role-card';
import { SupplementaryRolesCard } from './supplementary-roles-card';

type Props = { params: Promise<{ userId: string }> };

const findForPage = cache(async (userId: string) => {
  const actor = await requireActor();
  if (!can('user.list', actor, environmentFacts(actor)).allowed) forbidden();
  const user = isId(userId) ? await findUser(actor, userId) : null;
  if (!user) notFound();
  return { actor, user };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('users');
  const { user } = await findForPage((await params).userId);
  return { title: `${user.name} · ${t('title')}` };
}

/** User settings: role, supplementary roles, organisations, blocking and removing. */
export default async function UserPage({ params }: Props) {
  const { actor, user } = await findForPage((await params).userId);
  const t = await getTranslations('user');
  const statuses = await getTranslations('personStatuses');
  return (
    <>
      <PageHeader
        title={<bdi>{user.name}</bdi>}
        back={{ href: '/environment/users', label: t('back') }}
        marks={user.blockedAt && <Badge tone="danger">{statuses('blocked')}</Badge>}
      />
      {user.blockedAt && (
        <Notice tone="warn" title={t('blockedTitle', { name: user.name })} className="mb-5">
          {t('blockedWhy')}
        </Notice>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col gap-5">
          {user.isAnonymousProxy ? (
            <Notice>{t('isProxy')}</Notice>
          ) : (
            <>
              <RoleCard actor={actor} user={user} />
              <SupplementaryRolesCard user={user} />
              <OrganisationsCard actor={actor} user={user} />
            </>
          )}
          <LeavingCard actor={actor} user={user} />
        </div>
        <UserFacts user={user} />
      </div>
    </>
  );
}

async function UserFacts({ user }: { user: UserSettings }) {
  const t = await getTranslations('user');
  const locale = await getLocale();
  const seen = user.lastSeenAt;
  return (
    <aside className="rounded-lg border border-line bg-surface px-5 py-4 max-lg:order-first">
      <DefinitionList
        stacked
        items={[
          ...(user.email ? [{ term: t('address'), value: <span className="break-all">{user.email}</span> }] : []),
          {
            term: t('lastActive'),
            value: seen ? <DateTime value={seen} locale={locale} as="relative" /> : t('never'),
          },
          { term: t('since'), value: <DateTime value={user.createdAt} locale={locale} /> },
        ]}
      />
    </aside>
  );
}
