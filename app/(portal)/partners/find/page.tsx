import { Search } from 'lucide-react';
import type { Metadata } from 'next';
import Form from 'next/form';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/search-params';
import { Button, ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { environmentFacts } from '@/lib/environments/facts';
import { findAddress } from '@/lib/partnerships/finding/input';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { requireActor } from '@/lib/policy/session';
import { Requirements, requirementsOfRequest } from '../requirements';
import { Found } from './found';

export async function generateMetadata(): Promise<Metadata> {
  const partners = (await getTranslations('partners'))('title');
  return { title: `${(await getTranslations('findPartners'))('title')} · ${partners}` };
}

/** Partners > Find partners: one field, and what it finds; who lacks a condition sees first what that is. */
export default async function FindPartnersPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireActor();
  const t = await getTranslations('findPartners');
  const address = findAddress.parse(await searchParams);
  const answer = can('partnership.find', actor, environmentFacts(actor));
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        back={{ href: '/partners', label: (await getTranslations('partners'))('title') }}
      />
      {answer.allowed ? (
        <>
          <SearchForm search={address.search} />
          <Found actor={actor} {...address} />
        </>
      ) : (
        <Requirements
          actor={actor}
          answer={answer}
          all={requirementsOfRequest}
          why={(await getTranslations('partners'))('requirementsWhy')}
        />
      )}
      <Alternative actor={actor} />
    </>
  );
}

async function SearchForm({ search }: { search: string }) {
  const t = await getTranslations('findPartners');
  return (
    <Form action="/partners/find" className="mb-6 max-w-2xl">
      <Field name="search" label={t('label')} hint={t('hint')}>
        <div className="flex gap-2">
          <div className="min-w-0 flex-1">
            <Input
              key={search}
              defaultValue={search}
              maxLength={100}
              autoComplete="off"
              data-list-search
              autoFocus={search === ''}
            />
          </div>
          <Button type="submit" variant="primary" icon={<Search aria-hidden />} className="h-auto px-4">
            {t('search')}
          </Button>
        </div>
      </Field>
    </Form>
  );
}

/** The other way to a partnership. */
async function Alternative({ actor }: { actor: Actor }) {
  const t = await getTranslations('findPartners');
  if (!can('authorisation.request', actor, environmentFacts(actor)).allowed) return null;
  return (
    <Card title={t('alternativeTitle')} description={t('alternative')} className="mt-8 max-w-2xl">
      <ButtonLink href="/partners/authorisation-requests">{t('alternativeAction')}</ButtonLink>
    </Card>
  );
}
