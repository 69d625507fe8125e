import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { type FoundOrganisation, findOrganisations, findSelected, mostFound } from '@/lib/partnerships/finding/queries';
import type { Actor } from '@/lib/policy/actor';
import { Refusal } from '@/lib/policy/refusal';
import { wordsOfRefusal } from '@/lib/policy/refusal-words';
import { Results } from './results';
import { Selected } from './selected';

/** What the address asks for: the organisation that was selected, or what the text finds; the only one found is selected at once. */
export async function Found({
  actor,
  search,
  organisation,
}: {
  actor: Actor;
  search: string;
  organisation?: string | undefined;
}) {
  const t = await getTranslations('findPartners');
  if (organisation) {
    const selected = await findSelected(actor, organisation);
    return selected ? <Selected organisation={selected} /> : <Notice tone="warn">{t('gone')}</Notice>;
  }
  if (search === '') return null;
  const found = await orRefusal(actor, findOrganisations(actor, search));
  if (typeof found === 'string') return <Notice tone="warn">{found}</Notice>;
  if (found === null) return <Notice tone="warn">{t('tooShort')}</Notice>;
  if (found.length === 0) return <Nothing />;
  const [only, ...others] = found;
  if (only && others.length === 0) return <Selected organisation={only} />;
  return (
    <>
      <p role="status" className="mb-2 text-muted text-sm">
        {found.length < mostFound ? t('count', { count: found.length }) : t('capped', { count: mostFound })}
      </p>
      <Results organisations={found} search={search} />
    </>
  );
}

/** Too many questions, or a right lost a moment ago: said in words, on the page. */
async function orRefusal(actor: Actor, found: Promise<FoundOrganisation[] | null>) {
  try {
    return await found;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return (await wordsOfRefusal(error, actor, {})).message;
  }
}

async function Nothing() {
  const t = await getTranslations('findPartners');
  const authorisation = (await getTranslations('partners'))('newAuthorisation');
  return (
    <EmptyState
      title={t('noneTitle')}
      action={<ButtonLink href="/partners/authorisation-requests/new">{authorisation}</ButtonLink>}
    >
      {t('none')}
    </EmptyState>
  );
}
