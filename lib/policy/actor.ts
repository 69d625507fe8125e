import { eq } from 'drizzle-orm';
import type { Read } from '@/db/client';
import { environments, plans, users } from '@/db/schema';
import type { Language, Role, Theme } from '@/db/vocabulary';

/** Who acts, read from live rows at every request. One account belongs to one environment (C-49). */
export type Actor = {
  userId: string;
  name: string;
  email: string;
  environmentId: string;
  environmentName: string;
  role: Role;
  isRelationshipManager: boolean;
  isDeveloper: boolean;
  isWorkflowAdministrator: boolean;
  planHasPartnerships: boolean;
  hasWorkflowEngine: boolean;
  language: Language;
  theme: Theme;
  usesShortcuts: boolean;
};

const columns = {
  userId: users.id,
  name: users.name,
  email: users.email,
  environmentId: users.environmentId,
  environmentName: environments.name,
  role: users.role,
  isRelationshipManager: users.isRelationshipManager,
  isDeveloper: users.isDeveloper,
  isWorkflowAdministrator: users.isWorkflowAdministrator,
  isAnonymousProxy: users.isAnonymousProxy,
  planHasPartnerships: plans.hasPartnerships,
  hasWorkflowEngine: environments.hasWorkflowEngine,
  language: users.language,
  theme: users.theme,
  usesShortcuts: users.usesShortcuts,
  blockedAt: users.blockedAt,
  removedAt: users.removedAt,
};

const selectActor = (tx: Read, userId: string) =>
  tx
    .select(columns)
    .from(users)
    .innerJoin(environments, eq(environments.id, users.environmentId))
    .innerJoin(plans, eq(plans.key, environments.planKey))
    .where(eq(users.id, userId));

type Found = Awaited<ReturnType<typeof selectActor>>[number];

function toActor(found: Found | undefined): Actor | null {
  if (!found || found.blockedAt || found.removedAt || found.isAnonymousProxy || found.email === null) return null;
  const { blockedAt, removedAt, isAnonymousProxy, email, language, theme, ...rest } = found;
  return { ...rest, email, language: language as Language, theme: theme as Theme };
}

/** The person as an actor; nothing for the unknown, the blocked, the removed, and the anonymous proxy, who never signs in. */
export async function findActor(tx: Read, userId: string): Promise<Actor | null> {
  return toActor((await selectActor(tx, userId))[0]);
}

/** `use`: the actor's rights are used; `change`: the actor's own person may change, and only one at a time does that. */
export type HoldActor = 'use' | 'change';
const holds = { use: 'share', change: 'no key update' } as const;

/** The same, holding the person's row until the end of the transaction: a role taken away at this moment either waits or counts already. */
export async function lockActor(tx: Read, userId: string, hold: HoldActor): Promise<Actor | null> {
  return toActor((await selectActor(tx, userId).for(holds[hold], { of: users }))[0]);
}
