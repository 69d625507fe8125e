import { Banknote, CircleAlert, CircleCheck, Copy, Inbox, ListChecks, type LucideIcon } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { Amount } from '@/components/documents/amount';
import { nameOf } from '@/components/documents/listed-document';
import { Badge, type Tone } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { type WaitingDocument as Listed, listWaiting } from '@/lib/documents/lists/overview';
import type { WaitingReason } from '@/lib/documents/lists/waiting';
import type { Actor } from '@/lib/policy/actor';
import type { TaskRow } from '@/lib/tasks/mine/rows';
import { listMyTasks } from '@/lib/tasks/queries';

type Look = { tone: Tone; icon: LucideIcon };
const looks: Record<WaitingReason | 'task' | 'task_late', Look> = {
  task_late: { tone: 'danger', icon: ListChecks },
  task: { tone: 'attention', icon: ListChecks },
  failed: { tone: 'danger', icon: CircleAlert },
  duplicate: { tone: 'attention', icon: Copy },
  to_pay: { tone: 'done', icon: Banknote },
  new: { tone: 'accent', icon: Inbox },
};

const most = 7;

/** So many tasks are shown before what else waits gets its turn. */
const mostTasks = 3;

/** What waits for somebody, at most seven, the most pressing first: what is to be decided, then documents. */
export async function NeedsYou({ actor }: { actor: Actor }) {
  const t = await getTranslations('dashboard');
  const [{ tasks }, documents] = await Promise.all([listMyTasks(actor, {}, most), listWaiting(actor, most)]);
  const first = tasks.slice(0, Math.max(mostTasks, most - documents.length));
  const isNothing = tasks.length + documents.length === 0;
  return (
    <Card title={t('needs')} flush>
      {isNothing ? (
        <EmptyState plain icon={<CircleCheck />} title={t('needsNothing')}>
          {t('needsNothingWhy')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {first.map((task) => (
            <WaitingTask key={task.id} task={task} />
          ))}
          {documents.slice(0, most - first.length).map((one) => (
            <WaitingDocument key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Card>
  );
}

async function WaitingTask({ task }: { task: TaskRow }) {
  const t = await getTranslations('dashboard.reason');
  const isLate = task.dueAt !== null && task.dueAt < new Date();
  return (
    <Waiting
      href={`/tasks/${task.id}`}
      title={task.counterparty || task.documentName}
      about={[task.stepName, task.organisationName]}
      reason={t(isLate ? 'task_late' : 'task')}
      look={isLate ? looks.task_late : looks.task}
      amount={task}
    />
  );
}

async function WaitingDocument({ one }: { one: Listed }) {
  const t = await getTranslations('dashboard.reason');
  const unnamed = (await getTranslations('lists'))('unnamed');
  return (
    <Waiting
      href={`/documents/${one.id}`}
      title={one.counterparty || nameOf(one, unnamed)}
      about={[nameOf(one, unnamed), one.organisationName]}
      reason={t(one.reason)}
      look={looks[one.reason]}
      amount={one}
    />
  );
}

/** A line that leads to the one thing: whose it is, what, and why it waits. */
async function Waiting({
  href,
  title,
  about,
  reason,
  look: { tone, icon: Icon },
  amount,
}: {
  href: string;
  title: string;
  about: string[];
  reason: string;
  look: Look;
  amount: { amountCents: number; currency: string };
}) {
  const locale = await getLocale();
  return (
    <li className="relative flex items-center gap-4 px-5 py-2.5 text-sm hover:bg-hover has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus">
      <div className="min-w-0 flex-1">
        <Link href={href} className="line-clamp-1 font-medium outline-none after:absolute after:inset-0">
          <bdi>{title}</bdi>
        </Link>
        <p className="line-clamp-1 text-muted text-small">
          <span className="sm:hidden">{reason} · </span>
          <bdi>{about.join(' · ')}</bdi>
        </p>
      </div>
      <Badge tone={tone} icon={<Icon aria-hidden />} className="max-sm:hidden">
        {reason}
      </Badge>
      <Amount cents={amount.amountCents} currency={amount.currency} locale={locale} className="w-24 text-right" />
    </li>
  );
}
