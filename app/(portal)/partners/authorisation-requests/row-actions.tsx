import { BellRing, Handshake, Plus, Send, Undo2 } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { MenuButton, type MenuItem } from '@/components/ui/menu';
import type { AuthorisationRow } from '@/lib/authorisation-requests/queries';
import { remindOfRequest, resendRequest, withdrawRequest } from '../requests/actions';

const day = 86_400_000;

/** What can be done with a request: remind, send again and withdraw while it waits; afterwards the partnership, or a new one. */
export async function RowActions({ request, now }: { request: AuthorisationRow; now: Date }) {
  const t = await getTranslations('authorisations');
  const name = request.clientName || request.email;
  return <MenuButton label={t('actionsOf', { name })} size="sm" items={await itemsOf(request, name, now)} />;
}

async function itemsOf(request: AuthorisationRow, name: string, now: Date): Promise<MenuItem[]> {
  if (request.status === 'pending') return waiting(request, name, now);
  const t = await getTranslations('authorisations');
  if (request.status === 'active')
    return [
      {
        label: t('openPartnership'),
        icon: <Handshake aria-hidden />,
        href: `/partners/${request.partnershipId}`,
      },
    ];
  return [
    {
      label: t('again'),
      icon: <Plus aria-hidden />,
      href: `/partners/authorisation-requests/new?from=${request.id}`,
    },
  ];
}

async function waiting(request: AuthorisationRow, name: string, now: Date): Promise<MenuItem[]> {
  const t = await getTranslations('requests');
  const values = { requestId: request.id };
  const writtenAt = Math.max(request.sentAt.getTime(), request.remindedAt?.getTime() ?? 0);
  const isTooSoon = now.getTime() - writtenAt < day;
  return [
    {
      label: t('remind'),
      icon: <BellRing aria-hidden />,
      action: remindOfRequest,
      values,
      ...(isTooSoon && { reason: t('remindTomorrow') }),
    },
    {
      label: t('resend'),
      icon: <Send aria-hidden />,
      action: resendRequest,
      values,
      question: {
        title: t('resendTitle', { name }),
        body: <p>{t('resendWhy')}</p>,
        confirm: t('resend'),
        pending: t('resending'),
        tone: 'primary',
      },
    },
    {
      label: t('withdraw'),
      icon: <Undo2 aria-hidden />,
      isDanger: true,
      startsGroup: true,
      action: withdrawRequest,
      values,
      question: {
        title: t('withdrawTitle', { name }),
        body: <p>{t('withdrawWhy')}</p>,
        confirm: t('withdraw'),
        pending: t('withdrawing'),
      },
    },
  ];
}
