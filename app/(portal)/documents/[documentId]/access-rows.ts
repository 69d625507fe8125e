import { getLocale, getTranslations } from 'next-intl/server';
import { dateText } from '@/components/documents/date-text';
import type { AccessRow } from '@/components/documents/panels/access-list';
import type { Actor } from '@/lib/policy/actor';
import type { Insider } from '@/lib/shares/access/insiders';
import type { ListedShare } from '@/lib/shares/access/listed-shares';
import type { OwnPath } from '@/lib/shares/access/own-paths';
import type { DocumentAccess } from '@/lib/shares/queries';
import { type Reasons, reasonsFor } from './reasons';
import { recipientWord } from './recipient-name';

/** How many of the owner's people are named before the rest is a number. */
const mostNamed = 12;

/** Who has access and why, in words: the paths of everybody for whoever may know them, else the reader's own. */
export async function accessRows(actor: Actor, access: DocumentAccess): Promise<AccessRow[]> {
  if (!access.everybody) return [await ownRow(actor, access)];
  const reasons = reasonsFor(actor);
  const shares = await Promise.all(access.everybody.shares.map((share) => shareRow(share, reasons)));
  return [...(await ownerRows(actor, access)), ...shares];
}

async function ownRow(actor: Actor, access: DocumentAccess): Promise<AccessRow> {
  const t = await getTranslations('access');
  const message = access.ownPaths.find((path) => path.share?.message)?.share?.message;
  return {
    key: 'own',
    kind: 'user',
    name: t('you', { name: actor.name }),
    environment: actor.environmentName,
    isExternal: false,
    access: access.held,
    why: await Promise.all(access.ownPaths.map((path) => whyOwn(path, access))),
    ...(message && { message }),
  };
}

/** One of the reader's own paths in a sentence. */
export async function whyOwn({ way, throughName, share }: OwnPath, access: DocumentAccess): Promise<string> {
  const t = await getTranslations('access');
  if (share) {
    const values = { giver: share.grantedByName, date: await dayOf(share.createdAt) };
    return way === 'self' ? t('selfWhy', values) : t('throughWhy', { ...values, through: throughName });
  }
  if (way === 'administrator') return t('administratorWhy');
  if (way === 'relationship_manager') return t('relationshipManagerWhy', { environment: access.environmentName });
  return t('memberWhy', { organisation: throughName });
}

/** The owning organisation with its members, the environment's administrators, and a partner's relationship managers. */
async function ownerRows(actor: Actor, access: DocumentAccess): Promise<AccessRow[]> {
  const t = await getTranslations('access');
  const { insiders, memberCount, administratorCount } = access.everybody!;
  const { organisationName: organisation, environmentName: environment } = access;
  const isExternal = environment !== actor.environmentName;
  const owner = { environment, isExternal, access: 'full_access' as const };
  const named = (way: Insider['way']) => insiders?.filter((one) => one.way === way) ?? [];
  const administrators = named('administrator').map(
    (one): AccessRow => ({
      ...owner,
      key: `administrator ${one.name}`,
      kind: 'user',
      name: one.name,
      why: [t('administratorWhy')],
    }),
  );
  const managers = named('relationship_manager').map(
    (one): AccessRow => ({
      key: `manager ${one.name}`,
      kind: 'user',
      name: one.name,
      environment: one.environmentName,
      isExternal: one.isExternal,
      access: 'full_access',
      why: [t('relationshipManagerWhy', { environment: one.environmentName })],
    }),
  );
  const members = await namesOf(named('member'));
  return [
    {
      ...owner,
      key: 'owner',
      kind: 'organisation',
      name: organisation,
      why: [
        t('ownerWhy'),
        members ? t('membersNamed', { count: memberCount, names: members }) : t('members', { count: memberCount }),
      ],
    },
    ...(insiders === null && administratorCount > 0
      ? [
          {
            ...owner,
            key: 'administrators',
            kind: 'user' as const,
            name: t('administrators', { count: administratorCount, environment }),
            why: [t('administratorWhy')],
          },
        ]
      : administrators),
    ...managers,
  ];
}

async function namesOf(people: readonly Insider[]): Promise<string | null> {
  if (people.length === 0) return null;
  const names = people
    .slice(0, mostNamed)
    .map((one) => (one.isExternal ? `${one.name} (${one.environmentName})` : one.name));
  const rest = people.length - names.length;
  return new Intl.ListFormat(await getLocale(), { type: 'conjunction' }).format(
    rest > 0 ? [...names, `+${rest}`] : names,
  );
}

async function shareRow(share: ListedShare, reasons: Reasons): Promise<AccessRow> {
  const t = await getTranslations('access');
  const name = await recipientWord(share.name, 'alone');
  const given = t('shareWhy', { giver: share.grantedByName, date: await dayOf(share.createdAt) });
  const changeReason = await reasons(share.change);
  const withdrawReason = await reasons(share.withdraw);
  return {
    key: share.id,
    kind: share.kind,
    name,
    environment: share.environmentName,
    isExternal: share.isExternal,
    access: share.access,
    why: [
      share.passedOnFrom
        ? `${given}, ${t('passedOnWhy', { name: await recipientWord(share.passedOnFrom, 'within') })}`
        : given,
      ...(share.people === null ? [] : [await reachOf(share.people, share.outside)]),
    ],
    ...(share.message && { message: share.message }),
    share: {
      id: share.id,
      ...(changeReason && { changeReason }),
      ...(withdrawReason && { withdrawReason }),
      losing: await losingOf(share, name),
    },
  };
}

/** How many people a share reaches now, and how many of them are outside. */
export async function reachOf(people: number, outside: number): Promise<string> {
  const t = await getTranslations('share');
  const now = t('people', { people });
  return outside > 0 ? `${now}; ${t('peopleOutside', { outside })}` : now;
}

/** What is lost when the share goes: who loses what, what stays, and what goes with it (N-03). */
async function losingOf(share: ListedShare, name: string): Promise<string[]> {
  const t = await getTranslations('access');
  const say = await getTranslations('accesses');
  const gone = await Promise.all(share.alsoGone.map((one) => recipientWord(one, 'within')));
  const names = new Intl.ListFormat(await getLocale(), { type: 'conjunction' }).format(gone);
  return [
    share.people === null
      ? share.keeps
        ? t('withdrawKeeps', { name, access: say(share.keeps) })
        : t('withdrawLoses', { name })
      : t('withdrawLosesMany', { people: share.people, name }),
    ...(share.alsoGone.length > 0 ? [t('withdrawAlso', { names })] : []),
  ];
}

const dayOf = async (moment: Date) =>
  dateText(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(moment), await getLocale());
