import { getTranslations } from 'next-intl/server';
import type { DesignerChoices } from '@/components/workflows/words';
import { assigneeRoles } from '@/db/vocabulary';
import type { NamedAssignee } from '@/lib/workflows/assignees/queries';

type Choice = DesignerChoices['assignees'][number];

/** People and groups as the designer offers them; those that get no tasks any more say why. */
export async function choicesOf(found: readonly NamedAssignee[]): Promise<Choice[]> {
  const t = await getTranslations('workflow');
  return found.map(({ id, groupType, name, environmentName, isExternal, partnerName, lack }) => ({
    id,
    label: name,
    kind: groupType === null ? 'user' : 'group',
    isExternal,
    ...(isExternal && { environment: environmentName }),
    ...(groupType !== null && {
      detail: partnerName ? t('partnerWith', { partner: partnerName }) : t(`groupTypes.${groupType}`),
    }),
    ...(lack && { lack: t(`lacks.${lack}`) }),
  }));
}

/** The roles that a step can name (E-073). */
export async function roleChoices(): Promise<DesignerChoices['roles'][number][]> {
  const t = await getTranslations('workflow');
  return assigneeRoles.map((role) => ({
    id: role,
    label: t(`roles.${role}`),
    detail: t(`rolesOf.${role}`),
    kind: 'organisation',
  }));
}
