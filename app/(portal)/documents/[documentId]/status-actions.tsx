import { getTranslations } from 'next-intl/server';
import { StatusMenu } from '@/components/documents/panels/status-menu';
import { Button } from '@/components/ui/button';
import { movesByHand } from '@/lib/documents/activity/moves';
import type { FoundDocument } from '@/lib/documents/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { changeStatus } from './actions';
import { nameOf } from './document';
import type { Reasons } from './reasons';

/** The statuses a person may give the document now (E-058); nothing for a draft, closed with the reason for a reader. */
export async function StatusActions({
  actor,
  found,
  reasons,
  isRunning,
}: {
  actor: Actor;
  found: FoundDocument;
  reasons: Reasons;
  /** Whether a workflow runs for it: then every change by hand says why (W18). */
  isRunning: boolean;
}) {
  const moves = movesByHand(found);
  if (moves.length === 0) return null;
  const t = await getTranslations('document');
  const reason = await reasons(can('document.changeStatus', actor, found.facts));
  if (reason) return <Button reason={reason}>{t('changeStatus')}</Button>;
  const name = await nameOf(found);
  const rejecting = {
    title: t('rejectTitle', { name }),
    body: t(found.box === 'inbox_in' ? 'rejectBodyShown' : 'rejectBody'),
    confirm: t('rejectConfirm'),
    pending: t('rejecting'),
  };
  const changing = (label: string) => ({
    title: t('changeTitle', { name }),
    body: t('changeBody'),
    confirm: label,
    pending: t('changing'),
  });
  return (
    <StatusMenu
      documentId={found.id}
      version={found.version}
      moves={moves.map((status) => {
        const label = t(`moves.${status}`);
        const asked = status === 'rejected' ? rejecting : isRunning ? changing(label) : undefined;
        return { status, label, asked };
      })}
      action={changeStatus}
      words={{ change: t('changeStatus'), reason: t('reason') }}
    />
  );
}
