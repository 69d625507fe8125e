import { Banknote, CircleAlert, CircleCheck, Copy, Inbox, type LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { Amount } from '@/components/documents/amount';
import { nameOf } from '@/components/documents/listed-document';
import { Badge, type Tone } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { listWaiting, type WaitingDocument, type WaitingReason } from '@/lib/documents/lists/overview';
import type { Actor } from '@/lib/policy/actor';

const looks: Record<WaitingReason, { tone: Tone; icon: LucideIcon }> = {
  failed: { tone: 'danger', icon: CircleAlert },
  duplicate: { tone: 'attention', icon: Copy },
  to_pay: { tone: 'done', icon: Banknote },
  new: { tone: 'accent', icon: Inbox },
};

const most = 7;

/** What waits for somebody, at most seven, the most pressing first. */
export async function NeedsYou({ actor }: { actor: Actor }) {
  const t = await getTranslations('dashboard');
  const waiting = await listWaiting(actor, most);
  return (
    <Card title={t('needs')} flush>
      {waiting.length === 0 ? (
        <EmptyState plain icon={<CircleCheck />} title={t('needsNothing')}>
          {t('needsNothingWhy')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {waiting.map((one) => (
            <Waiting key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Card>
  );
}

async function Waiting({ one }: { one: WaitingDocument }) {
  const t = await getTranslations('dashboard.reason');
  const unnamed = (await getTranslations('lists'))('unnamed');
  const locale = await getLocale();
  const { tone, icon: Icon } = looks[one.reason];
  return (
    <li className="relative flex items-center gap-4 px-5 py-2.5 text-sm hover:bg-hover has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus">
      <div className="min-w-0 flex-1">
        <Link
          href={`/documents/${one.id}`}
          prefetch={false}
          className="line-clamp-1 font-medium outline-none after:absolute after:inset-0"
        >
          <bdi>{one.counterparty || nameOf(one, unnamed)}</bdi>
        </Link>
        <p className="line-clamp-1 text-muted text-small">
          <span className="sm:hidden">{t(one.reason)} · </span>
          <bdi>{[nameOf(one, unnamed), one.organisationName].join(' · ')}</bdi>
        </p>
      </div>
      <Badge tone={tone} icon={<Icon aria-hidden />} className="max-sm:hidden">
        {t(one.reason)}
      </Badge>
      <Amount cents={one.amountCents} currency={one.currency} locale={locale} className="w-24 text-right" />
    </li>
  );
}
