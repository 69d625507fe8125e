'use client';

import { useCallback, useEffect, useState } from 'react';
import { type Access, accesses } from '@/db/vocabulary';
import type { Named } from '../documents/press/press';
import { begin, shareMany } from '../documents/press/presses';
import type { Choice } from '../ui/combobox';
import ComboboxField from '../ui/combobox-field';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { FormActions } from '../ui/form-actions';
import { newKey } from '../ui/new-key';
import { RadioGroup } from '../ui/radio-group';
import { SubmitButton } from '../ui/submit-button';
import { Textarea } from '../ui/textarea';
import type { Sharing } from './share-dialog';
import { ShareGains } from './share-gains';

/** A recipient as the server tells it: a choice, and what sharing with it means (N-02). */
export type ShareChoice = Choice & {
  /** Whom it reaches besides the one named: the members of an organisation. */
  reach: string | null;
  /** What they hold on every document already, and what the actor gave them. */
  held: Access | null;
  given: Access | null;
};

/** Recipients, permission, message. The permission chosen holds for all; each recipient's own can differ. */
export function ShareForm({ documents, sharing }: { documents: readonly Named[]; sharing: Sharing }) {
  const { words } = sharing;
  const [chosen, setChosen] = useState<readonly ShareChoice[]>([]);
  const [access, setAccess] = useState<Access>('read_only');
  const [own, setOwn] = useState<Readonly<Record<string, Access>>>({});
  const { suggestions, search } = useRecipients(documents);
  const [pressId] = useState(newKey);
  const [one, ...others] = documents;
  useEffect(() => () => begin(pressId, sharing.share), [pressId, sharing.share]);

  function forAll(level: string) {
    setAccess(level as Access);
    setOwn({});
  }

  return (
    <Form action={others.length > 0 ? shareMany(pressId, documents, sharing.share, sharing.giver) : sharing.share}>
      {others.length === 0 && <input type="hidden" name="documents[]" value={one?.id} />}
      <Field name="recipients" label={words.recipients} hint={words.recipientsHint}>
        <ComboboxField
          name="recipients[]"
          options={suggestions}
          search={search}
          externalWord={words.external}
          onChange={(next) => setChosen(next as readonly ShareChoice[])}
        />
      </Field>
      <RadioGroup
        name="level"
        label={words.permission}
        defaultValue={access}
        columns
        onChange={forAll}
        options={accesses.map((level) => ({
          value: level,
          label: words.accesses[level],
          description: words.meanings[level],
        }))}
      />
      {chosen.length > 0 && (
        <>
          <ShareGains
            chosen={chosen}
            accessOf={(id) => own[id] ?? access}
            change={(id, level) => setOwn({ ...own, [id]: level })}
            words={words}
          />
          <Field name="message" label={words.message} hint={words.messageHint} optional>
            <Textarea rows={2} maxLength={1000} />
          </Field>
        </>
      )}
      <FormActions className="max-sm:z-10">
        <SubmitButton pending={words.submitting}>{words.submit}</SubmitButton>
      </FormActions>
    </Form>
  );
}

/** So many of the documents are named when recipients are asked for. */
const mostAsked = 100;

/** Asks the server for recipients: those suggested before anything is typed, and those whose name fits. */
function useRecipients(documents: readonly { id: string }[]) {
  const [suggestions, setSuggestions] = useState<readonly ShareChoice[]>([]);
  const [one, ...others] = documents.slice(0, mostAsked).map(({ id }) => id);
  const address = `/documents/${one}/recipients?also=${others.join()}${documents.length > mostAsked ? '&more=yes' : ''}`;
  const search = useCallback(
    async (text: string) => {
      const response = await fetch(`${address}&name=${encodeURIComponent(text)}`);
      return response.ok ? ((await response.json()) as { recipients: ShareChoice[] }).recipients : [];
    },
    [address],
  );
  useEffect(() => {
    let isStale = false;
    search('').then(
      (found) => !isStale && setSuggestions(found),
      () => {},
    );
    return () => {
      isStale = true;
    };
  }, [search]);
  return { suggestions, search };
}
