import type { users } from '@/db/schema';

type Values = Partial<typeof users.$inferInsert>;

/**
 * Who asks: the three roles of the platform with and without the relationship manager role, the two that supplement them, two levels on
 * an organisation, somebody who is blocked, and nobody at all. Another environment's administrator is the administrator, asking for what is foreign.
 */
export const roles = {
  administrator: { role: 'administrator', isRelationshipManager: true },
  advancedManager: { role: 'advanced', isRelationshipManager: true },
  advanced: { role: 'advanced' },
  basicManager: { role: 'basic', isRelationshipManager: true },
  basic: { role: 'basic' },
  developer: { role: 'basic', isDeveloper: true },
  workflowAdministrator: { role: 'basic', isWorkflowAdministrator: true },
  member: { role: 'basic' },
  organisationAdministrator: { role: 'basic' },
  blocked: { role: 'administrator', isRelationshipManager: true, blockedAt: new Date(0) },
} as const satisfies Record<string, Values>;

export type Person = keyof typeof roles;
export type Role = Person | 'nobody';

export const people = Object.keys(roles) as Person[];
export const everyRole: Role[] = [...people, 'nobody'];

/** Who is signed in and may act. */
export const everybody = people.filter((one) => one !== 'blocked');
/** Who is let in nowhere. */
export const shutOut: Role[] = ['blocked', 'nobody'];
export const administrators: Role[] = ['administrator'];
/** Who is inside the open organisation: its members, and the environment's administrators. */
export const insiders: Role[] = ['administrator', 'member', 'organisationAdministrator'];
/** Full control of the open organisation. */
export const controllers: Role[] = ['administrator', 'organisationAdministrator'];
/** Who looks after partnerships, and who may begin them. */
export const managers: Role[] = ['administrator', 'advancedManager'];
export const everyManager: Role[] = ['administrator', 'advancedManager', 'basicManager'];
export const workflowPeople: Role[] = ['administrator', 'workflowAdministrator'];

/** In the own environment its insiders; of a partner's open organisation its external member and the connected relationship manager. */
export const inside = { own: insiders, hidden: administrators, shared: ['member', 'basicManager'] as Role[] };
