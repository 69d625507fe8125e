import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { accessColumns, levelColumns, rightsMatrix, roleColumns } from '@/lib/policy/matrix';
import { requireActor } from '@/lib/policy/session';
import { type Column, RightsTable } from './rights-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rights'))('title') };
}

/** What each role, level and share can do: the policy itself, printed. */
export default async function RolesPage() {
  const actor = await requireActor();
  const t = await getTranslations('rights');
  const roles = await getTranslations('roles');
  const levels = await getTranslations('levels');
  const accesses = await getTranslations('accesses');
  const matrix = rightsMatrix();
  const byRole: Column[] = roleColumns.map(({ role, isRelationshipManager }) => ({
    key: `${role} ${isRelationshipManager}`,
    label: roles(role),
    more: isRelationshipManager ? t('plus') : undefined,
    isReader: role === actor.role && isRelationshipManager === actor.isRelationshipManager,
  }));
  const byLevel: Column[] = levelColumns.map((level) => ({
    key: level ?? '',
    label: level ? levels(level) : t('noLevel'),
  }));
  const byAccess: Column[] = accessColumns.map((access) => ({
    key: access ?? '',
    label: access ? accesses(access) : t('noAccess'),
  }));
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="flex flex-col gap-8">
        <RightsTable title={t('byRole')} help={t('byRoleHelp')} columns={byRole} rows={matrix.roles} />
        <RightsTable title={t('byLevel')} help={t('byLevelHelp')} columns={byLevel} rows={matrix.levels} />
        <RightsTable title={t('byAccess')} help={t('byAccessHelp')} columns={byAccess} rows={matrix.accesses} />
      </div>
    </>
  );
}
