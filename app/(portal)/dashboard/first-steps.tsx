import { ArrowRight } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { UploadButton } from '@/components/documents/upload/upload-button';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { environmentFacts } from '@/lib/environments/facts';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';
import { Nowhere } from '../documents/list/empty-list';

/** The first steps that are open to this person, while there is no document yet. */
export async function FirstSteps({ actor, isMember }: { actor: Actor; isMember: boolean }) {
  const t = await getTranslations('dashboard');
  if (!isMember) return <Nowhere actor={actor} />;
  const upload = (await getTranslations('lists'))('upload');
  return (
    <Card title={t('start')} description={t('startWhy')} flush className="max-w-2xl">
      <ol className="divide-y divide-line">
        <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-3 text-sm">
          <div>
            <p className="font-medium">{t('step.upload')}</p>
            <p className="text-muted text-small">{t('step.uploadWhy')}</p>
          </div>
          <UploadButton label={upload} />
        </li>
        <Step href="/invoices/new" title={t('step.invoice')} why={t('step.invoiceWhy')} />
        {can('user.invite', actor, environmentFacts(actor)).allowed && (
          <Step href="/environment/users/invite" title={t('step.invite')} why={t('step.inviteWhy')} />
        )}
      </ol>
    </Card>
  );
}

function Step({ href, title, why }: { href: string; title: string; why: string }) {
  return (
    <li className="relative flex items-center justify-between gap-4 px-5 py-3 text-sm hover:bg-hover">
      <div>
        <Link href={href} className="font-medium after:absolute after:inset-0">
          {title}
        </Link>
        <p className="text-muted text-small">{why}</p>
      </div>
      <ArrowRight aria-hidden className="size-4 shrink-0 text-muted" />
    </li>
  );
}
