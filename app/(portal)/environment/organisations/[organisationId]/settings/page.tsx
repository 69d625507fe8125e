import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { findSettings } from '@/lib/organisations/queries';
import { organisationOfPage } from '../organisation';
import { OrganisationHeader } from '../organisation-header';
import { DeleteCard } from './delete-card';
import { SettingsForm } from './settings-form';

type Props = { params: Promise<{ organisationId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await organisationOfPage((await params).organisationId);
  return { title: `${(await getTranslations('organisation'))('settings')} · ${organisation.name}` };
}

/** The organisation's settings, for its administrators from the environment that owns it (O15). */
export default async function OrganisationSettingsPage({ params }: Props) {
  const page = await organisationOfPage((await params).organisationId);
  if (!page.may.changeSettings) forbidden();
  const settings = await findSettings(page.actor, page.organisation.id);
  if (!settings) notFound();
  return (
    <>
      <OrganisationHeader page={page} part="settings" />
      <div className="flex max-w-3xl flex-col gap-5">
        <SettingsForm settings={settings} />
        <DeleteCard page={page} />
      </div>
    </>
  );
}
