import { Fragment } from 'react';

/** Keys to press, one after another or together, as on the keyboard: `keys="g d"`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.split(' ').map((key, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a key may be pressed twice; the order is the key.
        <Fragment key={index}>
          <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line-strong bg-surface px-1 font-sans text-muted text-xs">
            {key}
          </kbd>
        </Fragment>
      ))}
    </span>
  );
}
