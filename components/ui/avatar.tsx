import { Building2, Users } from 'lucide-react';
import type { PrincipalKind } from '@/db/vocabulary';
import { cx } from './classes';

// Hues that are none of the colours with a meaning stay quiet: little chroma, one lightness per theme.
const tints = [25, 65, 110, 150, 195, 240, 280, 330];

/** A person by initials on a tint that is always the same for the same name; organisations and groups by their icon. */
export function Avatar({
  name,
  kind = 'user',
  size = 'md',
  className,
}: {
  name: string;
  kind?: PrincipalKind | undefined;
  size?: 'sm' | 'md' | 'lg' | undefined;
  className?: string | undefined;
}) {
  const hue = tints[hash(name) % tints.length];
  return (
    <span
      aria-hidden
      style={{ '--hue': hue } as React.CSSProperties}
      className={cx(
        'inline-flex shrink-0 select-none items-center justify-center font-medium [&_svg]:size-[55%]',
        'bg-[light-dark(oklch(0.93_0.03_var(--hue)),oklch(0.34_0.04_var(--hue)))] text-[light-dark(oklch(0.42_0.07_var(--hue)),oklch(0.88_0.05_var(--hue)))]',
        kind === 'user' ? 'rounded-full' : 'rounded-md',
        { sm: 'size-5 text-[0.5625rem]', md: 'size-7 text-[0.6875rem]', lg: 'size-10 text-sm' }[size],
        className,
      )}
    >
      {kind === 'user' ? initials(name) : kind === 'group' ? <Users /> : <Building2 />}
    </span>
  );
}

/** First letters of the first and the last word, without Dutch prefixes: "Anna de Boer" gives "AB". */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}|^\d/u.test(word));
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

function hash(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return sum;
}
