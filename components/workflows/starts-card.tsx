'use client';

import type { Definition } from '@/lib/workflows/definition/definition';
import { Card } from '../ui/card';
import { Checkbox } from '../ui/checkbox';
import { Combobox } from '../ui/combobox';
import { Field } from '../ui/field';
import { RadioGroup } from '../ui/radio-group';
import type { DesignerChoices, DesignerWords } from './words';

type Starts = Definition['starts'];

/** What brings a document into the workflow: its arrival, of which organisations, types and boxes, or a hand (E-075, E-078). */
export function StartsCard({
  starts,
  choices,
  words,
  onChange,
}: {
  starts: Starts;
  choices: DesignerChoices;
  words: DesignerWords;
  onChange: (starts: Starts) => void;
}) {
  const change = (part: Partial<Starts>) => onChange({ ...starts, ...part });
  return (
    <Card title={words.start} description={words.startHelp} className="overflow-visible">
      <div className="flex flex-col gap-5">
        <RadioGroup
          name="how"
          label={words.how}
          columns
          value={String(starts.isAutomatic)}
          options={[
            { value: 'true', label: words.onArrival, description: words.onArrivalHelp },
            { value: 'false', label: words.byHand, description: words.byHandHelp },
          ]}
          onChange={(value) => change({ isAutomatic: value === 'true' })}
        />
        {starts.isAutomatic && (
          <>
            <Several
              label={words.types}
              hint={words.typesHint}
              options={choices.types}
              chosen={starts.types}
              onChange={(types) => change({ types: types as Starts['types'] })}
            />
            <Several
              label={words.boxes}
              hint={words.boxesHint}
              options={choices.boxes}
              chosen={starts.boxes}
              onChange={(boxes) => change({ boxes: boxes as Starts['boxes'] })}
            />
            {choices.organisations.length > 1 && (
              <Field name="organisations" label={words.organisations} hint={words.organisationsHint}>
                <Combobox
                  name="organisations"
                  options={choices.organisations}
                  chosen={choices.organisations.filter((one) => starts.organisations.includes(one.id))}
                  onChange={(chosen) => change({ organisations: chosen.map((one) => one.id) })}
                />
              </Field>
            )}
          </>
        )}
      </div>
    </Card>
  );
}

/** Any of a few; none of them is all of them. */
function Several({
  label,
  hint,
  options,
  chosen,
  onChange,
}: {
  label: string;
  hint: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const change = (value: string, isChosen: boolean) =>
    onChange(options.map((one) => one.value).filter((one) => (one === value ? isChosen : chosen.includes(one))));
  return (
    <fieldset className="flex min-w-0 flex-col">
      <legend className="font-medium text-ink text-sm">{label}</legend>
      <p className="text-muted text-small">{hint}</p>
      <div className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1">
        {options.map((one) => (
          <Checkbox
            key={one.value}
            label={one.label}
            checked={chosen.includes(one.value)}
            onChange={(event) => change(one.value, event.target.checked)}
          />
        ))}
      </div>
    </fieldset>
  );
}
