import {
  Banknote,
  Check,
  CheckCheck,
  CircleAlert,
  Clock,
  Copy,
  FileText,
  Inbox,
  type LucideIcon,
  MailOpen,
  PencilLine,
  Send,
  X,
} from 'lucide-react';
import type { Status } from '@/db/vocabulary';
import { Badge, type Tone } from './badge';
import { given } from './given';

const looks: Record<Status, { tone?: Tone; icon: LucideIcon }> = {
  draft: { icon: PencilLine },
  created: { icon: FileText },
  sent: { tone: 'accent', icon: Send },
  delivery_failed: { tone: 'danger', icon: CircleAlert },
  received: { tone: 'accent', icon: Inbox },
  opened: { icon: MailOpen },
  under_review: { tone: 'attention', icon: Clock },
  approved: { tone: 'done', icon: Check },
  approved_for_payment: { tone: 'done', icon: CheckCheck },
  paid: { tone: 'done', icon: Banknote },
  rejected: { tone: 'danger', icon: X },
  duplicate: { tone: 'attention', icon: Copy },
};

/** A document's status: its word, an icon and a tint, never the colour alone. */
export function StatusBadge({ status, word }: { status: Status; word: string }) {
  const { tone, icon: Icon } = looks[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {word}
    </Badge>
  );
}

/** The icons of all statuses, drawn once for the rows of a list, where a `RowStatus` points to its own. */
export function StatusIcons() {
  return (
    <svg aria-hidden className="hidden">
      {Object.entries(looks).map(([status, { icon: Icon }]) => (
        <symbol key={status} id={`status-${status}`} viewBox="0 0 24 24">
          <Icon />
        </symbol>
      ))}
    </svg>
  );
}

/** The same badge in a row of a list; beside the list stand the `StatusIcons`. */
export function RowStatus({ status, word }: { status: Status; word: string }) {
  const { tone } = looks[status];
  return (
    <span className="badge" {...given({ 'data-tone': tone })}>
      <svg aria-hidden>
        <use href={`#status-${status}`} />
      </svg>
      {word}
    </span>
  );
}
