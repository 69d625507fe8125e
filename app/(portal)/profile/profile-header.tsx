import { getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import type { Actor } from '@/lib/policy/actor';

/** Who is signed in, and the two parts of the profile. */
export async function ProfileHeader({ actor, part }: { actor: Actor; part: 'settings' | 'ownActions' }) {
  const t = await getTranslations('profile');
  const roles = await getTranslations('roles');
  const { email, environmentName: environment, role } = actor;
  return (
    <>
      <PageHeader
        title={
          <span className="flex items-center gap-3">
            <Avatar name={actor.name} size="lg" />
            <bdi>{actor.name}</bdi>
          </span>
        }
        description={t('description', { email, role: roles(role), environment })}
      />
      <Tabs
        label={t('tabs')}
        tabs={[
          { href: '/profile', label: t('settings'), isCurrent: part === 'settings' },
          { href: '/profile/own-actions', label: t('ownActions'), isCurrent: part === 'ownActions' },
        ]}
      />
    </>
  );
}
