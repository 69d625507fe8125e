import { Building2, CheckCheck, FileText, Inbox, SearchX, Send } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { UploadButton } from '@/components/documents/upload/upload-button';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { Box } from '@/db/vocabulary';
import type { ListAddress } from '@/lib/documents/input';
import type { ListPage } from '@/lib/documents/lists/page';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { wordsOfMissing } from '@/lib/policy/refusal-words';
import { addressOf, pathOf, queryOf } from './address';

/** Why there is nothing to see, and the one thing to do about it: nothing fits, all done, no organisation yet, first use. */
export async function EmptyList({
  actor,
  box,
  address,
  page,
}: {
  actor: Actor;
  box: Box;
  address: ListAddress;
  page: ListPage;
}) {
  if (isAllDone(box, address)) return <AllDone />;
  if (queryOf(address) !== '') return <NothingFits box={box} searchFurther={page.searchedBackTo !== null} />;
  if (page.organisations.length === 0) return <Nowhere actor={actor} />;
  return <FirstUse box={box} />;
}

/** Asked for what has not been opened, and for nothing else. */
const isAllDone = (box: Box, address: ListAddress) =>
  box === 'inbox_in' && queryOf(address) === queryOf({ status: 'received' });

async function AllDone() {
  const t = await getTranslations('lists.allDone');
  const action = <ButtonLink href={addressOf(pathOf.inbox_in, {})}>{t('action')}</ButtonLink>;
  return (
    <EmptyState icon={<CheckCheck />} title={t('title')} action={action}>
      {t('why')}
    </EmptyState>
  );
}

async function NothingFits({ box, searchFurther }: { box: Box; searchFurther: boolean }) {
  const t = await getTranslations('lists');
  const words = await getTranslations('boxes');
  const action = searchFurther ? undefined : <ButtonLink href={pathOf[box]}>{t('clearAll')}</ButtonLink>;
  return (
    <EmptyState icon={<SearchX />} title={t('emptyFilter.title')} action={action}>
      {t('emptyFilter.why', { box: words(box) })}
    </EmptyState>
  );
}

/** E-004: without an organisation one can do next to nothing; who can change that is named. */
export async function Nowhere({ actor }: { actor: Actor }) {
  const t = await getTranslations('lists.nowhere');
  if (can('organisation.create', actor, environmentFacts(actor)).allowed) {
    const action = (
      <ButtonLink variant="primary" href="/environment/organisations">
        {t('action')}
      </ButtonLink>
    );
    return (
      <EmptyState icon={<Building2 />} title={t('title')} action={action}>
        {t('whyAdministrator')}
      </EmptyState>
    );
  }
  const [missing] = await wordsOfMissing(['member'], actor);
  return (
    <EmptyState icon={<Building2 />} title={t('title')}>
      {missing?.remedy} {t('why')}
    </EmptyState>
  );
}

const icons = { documents: <FileText />, inbox_in: <Inbox />, inbox_out: <Send /> };

async function FirstUse({ box }: { box: Box }) {
  const t = await getTranslations('lists');
  const create = (
    <ButtonLink href="/invoices/new" variant={box === 'inbox_out' ? 'primary' : 'secondary'}>
      {t('createInvoice')}
    </ButtonLink>
  );
  return (
    <EmptyState
      icon={icons[box]}
      title={t(`first.${box}.title`)}
      action={
        <>
          {box !== 'inbox_out' && <UploadButton label={t('upload')} />}
          {box !== 'inbox_in' && create}
        </>
      }
    >
      {t(`first.${box}.why`)}
    </EmptyState>
  );
}
