import { ArrowRight } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { environmentFacts } from '@/lib/environments/facts';
import { reachOf } from '@/lib/partnerships/overview/reach';
import type { Actor } from '@/lib/policy/actor';
import { can } from '@/lib/policy/policy';

type Way = 'find' | 'link' | 'clients' | 'manager';

/** Where one goes on from the end of a page of Partners: the articles' calls to action, as far as they are open to the reader. */
export async function GoOn({ actor, ways }: { actor: Actor; ways: readonly Way[] }) {
  const t = await getTranslations('partners');
  const looksAfter = reachOf(actor) === 'all';
  const manages = can('user.list', actor, environmentFacts(actor)).allowed;
  const every: Record<Way, { href: string; label: string } | false> = {
    find: looksAfter && { href: '/partners/find', label: t('nextFind') },
    link: looksAfter && { href: '/partners/authorisation-requests', label: t('nextLink') },
    clients: { href: '/partners/clients', label: t('nextClients') },
    manager: manages && { href: '/environment/users', label: t('nextManager') },
  };
  const links = ways.map((way) => every[way]).filter((link) => link !== false);
  if (links.length === 0) return null;
  return (
    <nav aria-label={t('nextTitle')} className="no-print mt-8 border-line border-t pt-4">
      <p className="text-muted text-small">{t('nextTitle')}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {links.map(({ href, label }) => (
          <ButtonLink key={href} href={href} className="h-auto! min-h-8 max-w-full whitespace-normal py-1 text-left">
            {label}
            <ArrowRight aria-hidden />
          </ButtonLink>
        ))}
      </div>
    </nav>
  );
}
