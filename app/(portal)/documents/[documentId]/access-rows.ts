import { getLocale, getTranslations } from 'next-intl/server';
import { dateText } from '@/components/documents/date-text';
import type { AccessRow } from '@/components/documents/panels/access-list';
import { dayOf } from '@/lib/day';
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
export async function whyOwn({ way, throughName, share, task }: OwnPath, access: DocumentAccess): Promise<string> {
  const t = await getTranslations('access');
  if (share) {
    const values = { giver: share.grantedByName, date: await dateOf(share.createdAt) };
    return way === 'self' ? t('selfWhy', values) : t('throughWhy', { ...values, through: throughName });
  }
  if (task) {
    const { stepName: step } = task;
    return way === 'self' ? t('taskWhy', { step }) : t('throughTaskWhy', { step, through: throughName });
  }
  if (way === 'administrator') return t('administratorWhy');
  if (way === 'relationship_manager') return t('relationshipManagerWhy', { environment: access.environmentName });
  return t('memberWhy', { organisation: throughName });
}

/** The owning organisation with its members, the environment's administrators, and a partner's relationship managers. */
async function ownerRows(actor: Actor, access: DocumentAccess): Promise<AccessRow[]> {
  const t = await getTranslations('access');
  const { insiders, memberCount } = access.everybody!;
  const { organisationName: organisation, environmentName: environment } = access;
  const members = await namesOf((insiders ?? []).filter((one) => one.way === 'member'));
  return [
    {
      key: 'owner',
      kind: 'organisation',
      name: organisation,
      environment,
      isExternal: environment !== actor.environmentName,
      access: 'full_access',
      why: [
        t('ownerWhy'),
        members ? t('membersNamed', { count: memberCount, names: members }) : t('members', { count: memberCount }),
      ],
    },
    ...(insiders ? await namedRows(insiders) : await countedRows(actor, access)),
  ];
}

/** The administrators and relationship managers by name. */
async function namedRows(insiders: readonly Insider[]): Promise<AccessRow[]> {
  const t = await getTranslations('access');
  const row = (one: Insider, why: string): AccessRow => ({
    key: `${one.way} ${one.name}`,
    kind: 'user',
    name: one.name,
    environment: one.environmentName,
    isExternal: one.isExternal,
    access: 'full_access',
    why: [why],
  });
  const of = (way: Insider['way']) => insiders.filter((one) => one.way === way);
  return [
    ...of('administrator').map((one) => row(one, t('administratorWhy'))),
    ...of('relationship_manager').map((one) =>
      row(one, t('relationshipManagerWhy', { environment: one.environmentName })),
    ),
  ];
}

/** How many of them there are, for whoever may not know their names (O08). */
async function countedRows(actor: Actor, { everybody, environmentName }: DocumentAccess): Promise<AccessRow[]> {
  const t = await getTranslations('access');
  const { administratorCount, managerCount } = everybody!;
  const isOutside = environmentName !== actor.environmentName;
  const row = (key: string, name: string, environment: string, isExternal: boolean, why: string): AccessRow => ({
    key,
    kind: 'user',
    name,
    environment,
    isExternal,
    access: 'full_access',
    why: [why],
  });
  const administrators = t('administrators', { count: administratorCount, environment: environmentName });
  const managers = t('managers', { count: managerCount });
  const throughPartnership = t('managersWhy', { environment: environmentName });
  return [
    ...(administratorCount > 0
      ? [row('administrators', administrators, environmentName, isOutside, t('administratorWhy'))]
      : []),
    // Of several environments, perhaps the reader's own: marked as outside for the owner's people alone.
    ...(managerCount > 0 ? [row('managers', managers, '', !isOutside, throughPartnership)] : []),
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
  const given = t('shareWhy', { giver: share.grantedByName, date: await dateOf(share.createdAt) });
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

const dateOf = async (moment: Date) => dateText(dayOf(moment), await getLocale());
