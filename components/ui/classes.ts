import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// The two sizes of our own would be taken for colours, and then dropped beside a real one.
const merge = extendTailwindMerge({ extend: { classGroups: { 'font-size': [{ text: ['small', 'form'] }] } } });

/** Joins class names; of two that say the same thing the later one wins. */
export function cx(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
