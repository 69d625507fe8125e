'use client';

import { Kbd } from '../ui/kbd';

export type Shortcut = { keys: string; label: string };

/** What the sheet says: the keys and what they do, in groups, and where they are switched off. */
export type Help = { groups: readonly { label: string; shortcuts: readonly Shortcut[] }[]; note: string };

/** The keys and what they do. Drawn when somebody asks for it: every page carries its words, none its elements. */
export default function HelpSheet({ groups, note }: Help) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in it takes the focus, and on a low screen it is scrolled by key.
    <div tabIndex={0} className="flex flex-col gap-5 text-sm">
      {groups.map((group) => (
        <section key={group.label}>
          <h3 className="mb-1.5 font-medium text-muted text-small">{group.label}</h3>
          <dl className="flex flex-col">
            {group.shortcuts.map((shortcut) => (
              <div key={shortcut.keys} className="flex items-center justify-between gap-4 border-line border-t py-1.5">
                <dt>{shortcut.label}</dt>
                <dd>
                  <Kbd keys={shortcut.keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="text-muted text-small">{note}</p>
    </div>
  );
}
