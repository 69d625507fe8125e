'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button';
import { type Choice, Combobox } from '../../ui/combobox';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { FormActions } from '../../ui/form-actions';
import { FormContext } from '../../ui/form-context';
import { RadioGroup } from '../../ui/radio-group';
import { Select } from '../../ui/select';
import { type FoundOrganisation, findOrganisations } from '../find-organisations';
import { type FileUpload, type Placed, place } from './uploads';
import type { UploadWords } from './words';

/** Asks where files belong that do not say it themselves: the organisation, the box and, of plain files, what they are. */
export function PlaceDialog({
  words,
  uploads,
  isOpen,
  box,
  organisation,
  onClose,
}: {
  words: UploadWords;
  uploads: readonly FileUpload[];
  isOpen: boolean;
  box: Placed['box'];
  organisation: string | undefined;
  onClose: () => void;
}) {
  return (
    <Dialog isOpen={isOpen && uploads.length > 0} onClose={onClose} title={words.placeTitle} width="md">
      <PlaceForm {...{ words, uploads, box, organisation, onClose }} />
    </Dialog>
  );
}

// What was chosen last is the best guess for the next file.
let last: Placed | undefined;
let lastFound: Choice | undefined;

const asChoice = ({ id, name }: FoundOrganisation): Choice => ({ id, label: name, kind: 'organisation' });

const search = async (text: string): Promise<readonly Choice[]> =>
  ((await findOrganisations(text)) ?? []).map(asChoice);

function PlaceForm({ words, uploads, box, organisation, onClose }: Omit<Parameters<typeof PlaceDialog>[0], 'isOpen'>) {
  const [errors, setErrors] = useState<Record<string, string>>({});
  const { organisations = [], isMore = false } = uploads[0]?.choice ?? {};
  const known = [organisation, last?.organisation, organisations.length === 1 ? organisations[0]?.id : undefined];
  const guess = known.find((id) => organisations.some((one) => one.id === id));
  const found = organisations.filter((one) => one.id === organisation).map(asChoice)[0] ?? lastFound;
  const asksType = uploads.some((one) => one.choice?.needsType);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    if (!chosen.organisation) return setErrors({ organisation: words.placeOrganisationMissing });
    last = { organisation: chosen.organisation, box: chosen.box as Placed['box'], type: chosen.type ?? 'other' };
    place(
      uploads.map((one) => one.key),
      last,
    );
    onClose();
  }

  return (
    <FormContext value={{ id: 'place', isPending: false, pressed: null, errors, values: undefined }}>
      <form noValidate onSubmit={submit} onInput={() => setErrors({})} className="flex flex-col gap-5">
        <ul className="flex max-h-32 flex-col gap-1 overflow-y-auto rounded-lg bg-sunken px-3 py-2 text-sm">
          {uploads.map((one) => (
            <li key={one.key} className="truncate">
              <bdi>{one.file.name}</bdi>
            </li>
          ))}
        </ul>
        {asksType && (
          <Field name="type" label={words.placeType}>
            <Select options={words.types} defaultValue={last?.type ?? 'invoice'} />
          </Field>
        )}
        <Field name="organisation" label={words.placeOrganisation}>
          {isMore ? (
            <Combobox
              name="organisation"
              single
              options={organisations.map(asChoice)}
              search={search}
              chosen={found ? [found] : []}
              onChange={([one]) => {
                lastFound = one;
              }}
            />
          ) : (
            <Select
              options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
              {...(guess === undefined && { placeholder: words.placeOrganisationEmpty })}
              defaultValue={guess ?? ''}
            />
          )}
        </Field>
        <RadioGroup name="box" label={words.placeBox} options={words.boxes} defaultValue={box} />
        <FormActions>
          <Button type="submit" variant="primary">
            {words.place}
          </Button>
        </FormActions>
      </form>
    </FormContext>
  );
}
