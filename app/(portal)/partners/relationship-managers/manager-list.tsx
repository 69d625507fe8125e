import { Star, Unplug } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { MenuButton, type MenuItem } from '@/components/ui/menu';
import type { Manager } from '@/lib/partnerships/overview/managers';
import type { Actor } from '@/lib/policy/actor';
import type { ManagerFacts, PartnershipFacts } from '@/lib/policy/facts';
import { can } from '@/lib/policy/policy';
import { disconnectManager, makeContact } from '../actions';

/** The connected relationship managers of one side, since when; those of the own side can be made contact or disconnected. */
export async function ManagerList({
  actor,
  partnership,
  managers,
  isOwn,
}: {
  actor: Actor;
  partnership: PartnershipFacts;
  /** Of both sides. */
  managers: Manager[];
  isOwn: boolean;
}) {
  const t = await getTranslations('managers');
  const side = managers.filter((one) => one.isOwn === isOwn);
  if (side.length === 0)
    return (
      <p className="text-muted text-sm">
        {isOwn ? t('nobody', { partner: partnership.otherEnvironmentName }) : t('nobodyTheirs')}
      </p>
    );
  return (
    <ul className="flex flex-col gap-1">
      {side.map((one) => (
        <Item key={one.userId} actor={actor} partnership={partnership} manager={one} isLast={side.length === 1} />
      ))}
    </ul>
  );
}

type ItemProps = { actor: Actor; partnership: PartnershipFacts; manager: Manager; isLast: boolean };

async function Item(props: ItemProps) {
  const t = await getTranslations('managers');
  const locale = await getLocale();
  const { actor, manager } = props;
  const items = manager.isOwn ? await itemsOf(props) : [];
  return (
    <li className="flex min-w-0 items-center gap-2.5 text-sm">
      <Avatar name={manager.name} />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
          <bdi className="font-medium">{manager.name}</bdi>
          {manager.isContact && <Badge tone="accent">{t('contact')}</Badge>}
          {manager.userId === actor.userId && <Badge>{t('you')}</Badge>}
          {manager.isBlocked && <Badge tone="danger">{t('blocked')}</Badge>}
        </span>
        <span className="block text-muted text-small">
          {t.rich('since', { when: () => <DateTime value={manager.connectedAt} locale={locale} /> })}
        </span>
      </span>
      {items.length > 0 && <MenuButton size="sm" label={t('actions', { name: manager.name })} items={items} />}
    </li>
  );
}

/** Make contact, and Disconnect, which asks first and warns when it is the last one of the side (C-25). */
async function itemsOf({ actor, partnership, manager, isLast }: ItemProps): Promise<MenuItem[]> {
  const t = await getTranslations('managers');
  const { userId, name } = manager;
  const partner = partnership.otherEnvironmentName;
  const facts: ManagerFacts = { ...partnership, userId, userName: name, holdsRole: true, isConnected: true };
  const values = { partnershipId: partnership.partnershipId, userId };
  const items: MenuItem[] = [];
  if (!manager.isContact && can('relationshipManager.makeContact', actor, facts).allowed)
    items.push({ label: t('makeContact'), icon: <Star aria-hidden />, action: makeContact, values });
  if (can('relationshipManager.disconnect', actor, facts).allowed)
    items.push({
      label: t('disconnect'),
      icon: <Unplug aria-hidden />,
      isDanger: true,
      action: disconnectManager,
      values,
      question: {
        title: t('disconnectTitle', { name, partner }),
        body: (
          <>
            <p>{t('disconnectWhy', { name, partner })}</p>
            {isLast && <p className="text-attention-ink">{t('disconnectLast', { name, partner })}</p>}
          </>
        ),
        confirm: t('disconnect'),
        pending: t('disconnecting'),
      },
    });
  return items;
}
