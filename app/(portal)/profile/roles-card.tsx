import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { Actor } from '@/lib/policy/actor';

/** What one holds, with the way to what it means; who changes it is the administrator, not oneself. */
export async function RolesCard({ actor }: { actor: Actor }) {
  const t = await getTranslations('profile');
  const roles = await getTranslations('roles');
  const meanings = await getTranslations('roleMeanings');
  const special = await getTranslations('specialRoles');
  const held = [
    actor.isRelationshipManager && special('relationship_manager'),
    actor.isWorkflowAdministrator && special('workflow_administrator'),
    actor.isDeveloper && special('developer'),
  ].filter((one) => one !== false);
  return (
    <Card
      title={t('rolesTitle')}
      actions={
        <ButtonLink size="sm" href="/environment/roles">
          {t('rolesLink')}
        </ButtonLink>
      }
    >
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <span className="font-medium">{roles(actor.role)}</span>
        {held.map((one) => (
          <Badge key={one} tone="accent">
            {one}
          </Badge>
        ))}
      </p>
      <p className="mt-1 max-w-prose text-muted text-sm">{meanings(actor.role)}</p>
    </Card>
  );
}
