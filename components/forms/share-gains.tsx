'use client';

import { type Access, accesses, atLeast } from '@/db/vocabulary';
import { Avatar } from '../ui/avatar';
import { ExternalMark } from '../ui/external-mark';
import { Select } from '../ui/select';
import type { ShareChoice } from './share-form';
import { type ShareWords, said } from './share-words';

/** Who gains what, before it is shared: each recipient, whom it reaches, what they have already, and the permission of their own. */
export function ShareGains({
  chosen,
  accessOf,
  change,
  words,
}: {
  chosen: readonly ShareChoice[];
  accessOf: (id: string) => Access;
  change: (id: string, access: Access) => void;
  words: ShareWords;
}) {
  const options = accesses.map((access) => ({ value: access, label: words.accesses[access] }));
  return (
    <section aria-label={words.gaining} className="flex flex-col gap-1.5">
      <h3 className="font-medium text-sm">{words.gaining}</h3>
      <ul aria-live="polite" className="divide-y divide-line rounded-lg border border-line">
        {chosen.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
            <Avatar name={one.label} kind={one.kind} />
            <div className="min-w-0 flex-1 basis-40">
              <p className="flex flex-wrap items-center gap-x-2 text-sm">
                <bdi className="font-medium">{one.label}</bdi>
                {one.isExternal && <ExternalMark word={words.external} environment={one.environment} />}
              </p>
              {[one.reach, meaningOf(one, accessOf(one.id), words)].map(
                (line) =>
                  line && (
                    <p key={line} className="text-muted text-small">
                      {line}
                    </p>
                  ),
              )}
            </div>
            <Select
              name="accesses[]"
              aria-label={said(words.permissionFor, { name: one.label })}
              value={accessOf(one.id)}
              onChange={(event) => change(one.id, event.target.value as Access)}
              options={options}
              className="w-40 max-sm:w-full"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the share changes for whoever has something already; nothing for whoever has nothing. */
function meaningOf({ given, held }: ShareChoice, access: Access, words: ShareWords): string | null {
  if (given === access) return said(words.unchanged, { from: words.accesses[given] });
  if (given) return said(words.changes, { from: words.accesses[given], to: words.accesses[access] });
  if (!held) return null;
  return said(atLeast(accesses, held, access) ? words.alreadyHas : words.alreadyLess, { access: words.accesses[held] });
}
