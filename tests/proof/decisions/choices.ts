import type { Permission } from '@/lib/policy/policy';
import type { Scene } from './scene';

/** A topic's choices, what stays as it is beside them, and which rows are asked. */
export type Grid = {
  rows: (permission: Permission) => boolean;
  ways: Partial<{ [C in keyof Scene]: readonly Scene[C][] }>;
  stays?: Partial<Scene>;
};

export const bool = [false, true] as const;
export const roles = ['basic', 'advanced', 'administrator'] as const;
export const lowAndHigh = ['basic', 'administrator'] as const;
export const homes = ['a', 'b', 'c'] as const;
export const levels = [null, 'member', 'administrator'] as const;
export const accesses = [null, 'read_only', 'can_edit', 'full_access'] as const;
export const ifActive = ['none', 'active'] as const;
export const states = ['pending', 'accepted', 'declined', 'withdrawn', 'expired'] as const;

export const starts =
  (...beginnings: string[]) =>
  (permission: Permission) =>
    beginnings.some((one) => permission.startsWith(one));
export const exactly =
  (...names: Permission[]) =>
  (permission: Permission) =>
    names.includes(permission);
