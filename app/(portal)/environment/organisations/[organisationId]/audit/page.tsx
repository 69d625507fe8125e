import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { openOrganisationLog } from '@/lib/audit/facts';
import { auditFilter, purposeOf } from '@/lib/audit/input';
import { ExportMenu, LogView } from '../../../audit/log-view';
import { organisationOfPage } from '../organisation';
import { OrganisationHeader } from '../organisation-header';

type Props = { params: Promise<{ organisationId: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await organisationOfPage((await params).organisationId);
  return { title: `${(await getTranslations('organisation'))('audit')} · ${organisation.name}` };
}

/** What happened in one organisation, for its administrators from whichever environment (O17). */
export default async function OrganisationAuditPage({ params, searchParams }: Props) {
  const page = await organisationOfPage((await params).organisationId);
  const { organisation: _, ...filter } = auditFilter.parse(await searchParams);
  const log = await openOrganisationLog(page.actor, page.organisation, purposeOf(filter));
  if (!log) forbidden();
  const path = `/environment/organisations/${page.organisation.id}/audit`;
  return (
    <>
      <OrganisationHeader page={page} part="audit" />
      <div className="mb-3 flex justify-end">
        <ExportMenu path={path} filter={filter} />
      </div>
      <LogView actor={page.actor} log={log} filter={filter} path={path} />
    </>
  );
}
