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

const looks: Record<Status, { tone: Tone; icon: LucideIcon }> = {
  draft: { tone: 'neutral', icon: PencilLine },
  created: { tone: 'neutral', icon: FileText },
  sent: { tone: 'accent', icon: Send },
  delivery_failed: { tone: 'danger', icon: CircleAlert },
  received: { tone: 'accent', icon: Inbox },
  opened: { tone: 'neutral', icon: MailOpen },
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
