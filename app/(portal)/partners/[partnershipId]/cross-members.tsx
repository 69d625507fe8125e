import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import type { CrossMember } from '@/lib/partnerships/shared/queries';

/** Who of one side is a member of an organisation of the other, at which level; beside them what can be done. */
export async function CrossMembers({
  label,
  members,
  children,
}: {
  label: string;
  members: CrossMember[];
  children?: ReactNode;
}) {
  const t = await getTranslations('partnership');
  const levels = await getTranslations('levels');
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-48">
        <p className="text-muted text-small">{label}</p>
        {members.length === 0 ? (
          <p className="text-muted">{t('noMembers')}</p>
        ) : (
          <ul aria-label={label} className="mt-0.5 flex flex-wrap gap-x-4 gap-y-1">
            {members.map(({ userId, name, level }) => (
              <li key={userId} className="flex items-center gap-1.5">
                <Avatar name={name} size="sm" />
                <bdi>{t('member', { name, level: levels(level) })}</bdi>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </div>
  );
}
