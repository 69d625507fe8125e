import { Download, PencilLine, ReceiptText, Send } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ShareButton } from '@/components/forms/share-button';
import { Button, ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { StatusBadge } from '@/components/ui/status-badge';
import type { FoundDocument } from '@/lib/documents/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import type { DocumentAccess } from '@/lib/shares/queries';
import type { FoundTask } from '@/lib/tasks/detail/queries';
import { placeOf } from '../../place';
import { TaskButtons } from '../../tasks/task-buttons';
import { pathOf } from '../list/address';
import { kindOf, nameOf } from './document';
import { MoreActions } from './more-actions';
import { type Reasons, reasonsFor } from './reasons';
import { sharing } from './sharing';
import { StatusActions } from './status-actions';

type Part = { actor: Actor; found: FoundDocument; reasons: Reasons };
type WithTask = { task: FoundTask | null };

/** What the document is, in which state, for whom one acts, and what can be done with it: to decide, where that is the reader's. */
export async function DocumentHeader({
  actor,
  found,
  access,
  task,
}: {
  actor: Actor;
  found: FoundDocument;
  access: DocumentAccess;
} & WithTask) {
  const t = await getTranslations('document');
  const box = (await getTranslations('boxes'))(found.box);
  const reasons = reasonsFor(actor);
  const isPartner = found.facts.environmentId !== actor.environmentId;
  const actingFor = isPartner
    ? placeOf({ organisationName: found.organisationName, environmentName: access.environmentName })
    : found.organisationName;
  return (
    <PageHeader
      back={{ href: pathOf[found.box], label: t('back', { box }) }}
      title={<bdi>{await nameOf(found)}</bdi>}
      marks={<StatusBadge status={found.status} word={(await getTranslations('statuses'))(found.status)} />}
      actingFor={actingFor}
      isPartner={isPartner}
      description={<bdi>{await kindOf(found)}</bdi>}
      actions={
        <>
          {found.status === 'draft' && <DraftActions actor={actor} found={found} reasons={reasons} />}
          {task && <TaskButtons actor={actor} task={task} />}
          <Share actor={actor} found={found} reasons={reasons} task={task} />
          <StatusActions actor={actor} found={found} reasons={reasons} isRunning={task !== null} />
          <ButtonLink plain href={`/documents/${found.id}/file`} icon={<Download aria-hidden />}>
            {t('download')}
          </ButtonLink>
          <CreditNote actor={actor} found={found} />
          <MoreActions actor={actor} found={found} access={access} reasons={reasons} />
        </>
      }
    />
  );
}

async function Share({ actor, found, reasons, task }: Part & WithTask) {
  const isDeciding = task !== null && can('task.decide', actor, task.facts).allowed;
  return (
    <ShareButton
      label={(await getTranslations('share'))('share')}
      document={{ id: found.id, name: await nameOf(found) }}
      sharing={await sharing(actor)}
      reason={await reasons(can('document.share', actor, { ...found.facts, recipients: [] }))}
      usesShortcut={actor.usesShortcuts}
      variant={found.status === 'draft' || isDeciding ? 'secondary' : 'primary'}
    />
  );
}

/** What was sent is put right by a credit note, made by whoever may make invoices for the organisation. */
async function CreditNote({ actor, found }: Omit<Part, 'reasons'>) {
  if (found.box !== 'inbox_out' || found.type !== 'invoice' || !found.model) return null;
  if (!can('document.create', actor, found.facts).allowed) return null;
  return (
    <ButtonLink href={`/invoices/new?credit=${found.id}`} prefetch={false} icon={<ReceiptText aria-hidden />}>
      {(await getTranslations('invoice'))('newCreditTitle')}
    </ButtonLink>
  );
}

async function DraftActions({ actor, found, reasons }: Part) {
  const t = await getTranslations('document');
  const send = can('document.send', actor, found.facts);
  const edit = can('document.editDraft', actor, found.facts);
  return (
    <>
      {send.allowed && (
        <ButtonLink href={`/invoices/${found.id}/send`} variant="primary" icon={<Send aria-hidden />}>
          {t('send')}
        </ButtonLink>
      )}
      {edit.allowed ? (
        <ButtonLink href={`/invoices/${found.id}/edit`} icon={<PencilLine aria-hidden />}>
          {t('edit')}
        </ButtonLink>
      ) : (
        <Button icon={<PencilLine aria-hidden />} reason={await reasons(edit)}>
          {t('edit')}
        </Button>
      )}
    </>
  );
}
