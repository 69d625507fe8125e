'use client';

import { Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Badge } from '../ui/badge';
import { Checkbox } from '../ui/checkbox';
import { cx } from '../ui/classes';
import { useField } from '../ui/field';
import { fill } from '../ui/words';

export type PickerOrganisation = { id: string; name: string; detail: string; note: string; isStrong: boolean };
export type PickerGroup = { id: string; name: string; organisations: PickerOrganisation[] };

export type PickerWords = { label: string; hint: string; filter: string; all: string; chosen: string };

/**
 * Organisations to tick, partner by partner, with one box for all that are in sight; narrowed by typing. Posts the ids under
 * `organisationIds[]`. What is ticked stays ticked while it is out of sight.
 */
export function OrganisationPicker({
  groups,
  chosen: chosenAtFirst,
  words,
}: {
  groups: PickerGroup[];
  chosen: readonly string[];
  words: PickerWords;
}) {
  const field = useField('organisationIds', true);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(chosenAtFirst));
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => narrowed(groups, text), [groups, text]);
  const inSight = shown.flatMap((group) => group.organisations.map((one) => one.id));
  const ticked = inSight.filter((id) => chosen.has(id)).length;

  function choose(ids: readonly string[], isChosen: boolean) {
    const next = new Set(chosen);
    for (const id of ids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  }

  return (
    <fieldset
      data-field="organisationIds"
      aria-describedby={[field.hintId, field.errorId].filter(Boolean).join(' ')}
      className="min-w-0"
    >
      <legend id={field.labelId} className="font-medium text-sm">
        {words.label}
      </legend>
      <p id={field.hintId} className="mt-1 text-muted text-small">
        {words.hint}
      </p>
      {field.error && (
        <p id={field.errorId} className="mt-1 text-danger-ink text-small">
          {field.error}
        </p>
      )}
      {[...chosen].map((id) => (
        <input key={id} type="hidden" name="organisationIds[]" value={id} />
      ))}
      <div ref={list} className="mt-2 overflow-hidden rounded-lg border border-line-strong bg-surface">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b bg-canvas px-3 py-2">
          <Checkbox
            id={field.id}
            name=""
            label={words.all}
            checked={ticked > 0 && ticked === inSight.length}
            ref={(box) => {
              if (box) box.indeterminate = ticked > 0 && ticked < inSight.length;
            }}
            onChange={(event) => choose(inSight, event.target.checked)}
          />
          <span role="status" className="text-muted text-small tabular-nums">
            {chosen.size > 0 && fill(words.chosen, String(chosen.size))}
          </span>
          <span className="control ml-auto flex min-h-8 w-full items-center gap-2 px-2.5 text-sm sm:w-56 pointer-coarse:min-h-11">
            <Search aria-hidden className="size-4 shrink-0 text-muted" />
            <input
              type="search"
              aria-label={words.filter}
              placeholder={words.filter}
              value={text}
              onChange={(event) => setText(event.target.value)}
              // Enter narrows, and must not send a form half filled in.
              onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
              className="min-w-0 flex-1 bg-transparent py-1 outline-none"
            />
          </span>
        </div>
        <div className="max-h-96 overflow-y-auto">
          {shown.map((group) => (
            <Group key={group.id} group={group} chosen={chosen} choose={choose} />
          ))}
        </div>
      </div>
    </fieldset>
  );
}

function Group({
  group,
  chosen,
  choose,
}: {
  group: PickerGroup;
  chosen: ReadonlySet<string>;
  choose: (ids: readonly string[], isChosen: boolean) => void;
}) {
  return (
    <section aria-label={group.name} className="border-line border-b last:border-b-0">
      <h3 className="px-3 pt-2 text-muted text-small">
        <bdi>{group.name}</bdi>
      </h3>
      <ul>
        {group.organisations.map((one) => (
          <li
            key={one.id}
            className={cx(
              'flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5',
              chosen.has(one.id) && 'bg-accent-soft',
            )}
          >
            <Checkbox
              name=""
              label={<bdi>{one.name}</bdi>}
              description={one.detail}
              checked={chosen.has(one.id)}
              onChange={(event) => choose([one.id], event.target.checked)}
              className="min-w-0 flex-1 basis-48"
            />
            <Badge tone={one.isStrong ? 'done' : 'neutral'}>{one.note}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those whose name, detail or partner holds every word. */
function narrowed(groups: PickerGroup[], text: string): PickerGroup[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups
    .map((group) => ({
      ...group,
      organisations: group.organisations.filter((one) => {
        const said = [one.name, one.detail, group.name].join(' ').toLocaleLowerCase();
        return words.every((word) => said.includes(word));
      }),
    }))
    .filter((group) => group.organisations.length > 0);
}
