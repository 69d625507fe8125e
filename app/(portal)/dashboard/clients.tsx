import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { listClients } from '@/lib/documents/lists/clients';
import type { Actor } from '@/lib/policy/actor';
import { ClientsTable } from '../partners/clients/clients-table';

const most = 10;

/** An intermediary's clients with what waits at each, those with the most trouble first; nothing for whoever has none. */
export async function Clients({ actor }: { actor: Actor }) {
  const t = await getTranslations('clients');
  const { clients, total } = await listClients(actor, { search: '', sort: 'failed', page: 1 }, most);
  if (total === 0) return null;
  return (
    <Card
      title={t('title')}
      flush
      actions={
        <Link href="/partners/clients" className="link text-sm">
          {t('all')}
        </Link>
      }
    >
      <ClientsTable clients={clients} className="rounded-none border-0" />
    </Card>
  );
}
