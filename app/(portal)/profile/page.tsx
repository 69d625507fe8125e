import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/policy/session';
import { DisplayCard } from './display-card';
import { MailingCard } from './mailing-card';
import { NameCard } from './name-card';
import { ProfileHeader } from './profile-header';
import { RolesCard } from './roles-card';
import { SessionsCard } from './sessions-card';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('profile'))('title') };
}

/** One's own name, display, mail, roles and sessions. */
export default async function ProfilePage() {
  const actor = await requireActor();
  return (
    <>
      <ProfileHeader actor={actor} part="settings" />
      <div className="flex max-w-3xl flex-col gap-5">
        <NameCard actor={actor} />
        <DisplayCard actor={actor} />
        <MailingCard actor={actor} />
        <RolesCard actor={actor} />
        <SessionsCard actor={actor} />
      </div>
    </>
  );
}
