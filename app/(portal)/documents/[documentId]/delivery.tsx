import { getTranslations } from 'next-intl/server';
import { Deliveries } from '@/components/documents/deliveries';
import { Card } from '@/components/ui/card';
import type { FoundDocument } from '@/lib/documents/queries';
import type { Delivery as SentTo } from '@/lib/documents/sending/queries';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { resendDocument } from '../../invoices/actions';

/** Where the document was sent and what became of it; a mail given up can be corrected and sent again by whoever may. */
export async function Delivery({
  actor,
  found,
  deliveries,
}: {
  actor: Actor;
  found: FoundDocument;
  deliveries: SentTo[];
}) {
  if (deliveries.length === 0) return null;
  const mayResend = can('document.resend', actor, found.facts).allowed;
  return (
    <Card title={(await getTranslations('deliveries'))('title')}>
      <Deliveries
        deliveries={deliveries}
        resend={mayResend ? { action: resendDocument, documentId: found.id, version: found.version } : undefined}
      />
    </Card>
  );
}
