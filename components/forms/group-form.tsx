'use client';

import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { GroupType } from '@/db/vocabulary';
import type { FormAction } from '@/lib/policy/outcome';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { FormActions } from '../ui/form-actions';
import { Input } from '../ui/input';
import { RadioGroup, type RadioOption } from '../ui/radio-group';
import { Select } from '../ui/select';
import { SubmitButton } from '../ui/submit-button';
import { fill } from '../ui/words';
import { type GroupChoice, GroupMembers } from './group-members';
import { GroupOutside, type OutsideWords, partnerOf } from './group-outside';

export type GroupWords = OutsideWords & {
  type: string;
  partner: string;
  choosePartner: string;
  name: string;
  nameHint: string;
  descriptionLabel: string;
  descriptionHint: string;
  members: string;
  membersHint: string;
  external: string;
  makePartner: string;
  submit: string;
  submitting: string;
};

type Partner = { environmentId: string; name: string };

/** Type, name and people of a new group. Somebody of a partner makes it a partner group by one press, where that is allowed (C-10). */
export function GroupForm({
  action,
  types,
  typeAtFirst,
  partners,
  partnerAtFirst,
  ownEnvironmentId,
  suggestions,
  chosenAtFirst,
  words,
}: {
  action: FormAction;
  types: readonly (RadioOption & { value: GroupType })[];
  typeAtFirst: GroupType;
  partners: readonly Partner[];
  partnerAtFirst: string | undefined;
  ownEnvironmentId: string;
  suggestions: readonly GroupChoice[];
  chosenAtFirst: readonly GroupChoice[];
  words: GroupWords;
}) {
  const [type, setType] = useState(typeAtFirst);
  const [partnerId, setPartnerId] = useState(
    partnerAtFirst ?? (partners.length === 1 ? partners[0]!.environmentId : ''),
  );
  const [chosen, setChosen] = useState(chosenAtFirst);
  const sides = [ownEnvironmentId, ...(type === 'partner' ? [partnerId] : [])];
  const outside = chosen.filter((one) => !sides.includes(one.environmentId));
  const partnerReason = types.find((one) => one.value === 'partner')?.reason;
  const isWithPartner = type === 'partner' && partnerId !== '';
  const other = isWithPartner || partnerReason ? undefined : partnerOf(outside);
  const kinds = useRef<HTMLDivElement>(null);

  function makePartner(environmentId: string) {
    // The button that was pressed goes with this: the focus goes on to what it has changed.
    flushSync(() => {
      setType('partner');
      setPartnerId(environmentId);
    });
    kinds.current?.querySelector<HTMLElement>(':checked')?.focus();
  }

  return (
    <Form action={action}>
      <div ref={kinds}>
        <RadioGroup
          name="type"
          label={words.type}
          options={types}
          value={type}
          onChange={(next) => setType(next as GroupType)}
        />
      </div>
      {type === 'partner' && (
        <Field name="partnerId" label={words.partner}>
          <Select
            value={partnerId}
            onChange={(event) => setPartnerId(event.target.value)}
            placeholder={words.choosePartner}
            options={partners.map((one) => ({ value: one.environmentId, label: one.name }))}
          />
        </Field>
      )}
      <Field name="name" label={words.name} hint={words.nameHint}>
        <Input maxLength={100} autoComplete="off" />
      </Field>
      <Field name="description" label={words.descriptionLabel} hint={words.descriptionHint} optional>
        <Input maxLength={200} autoComplete="off" />
      </Field>
      <Field name="userIds" label={words.members} hint={words.membersHint} optional>
        <GroupMembers
          // Of a partner group only those of that partner fit, and who is found otherwise offers to make it one.
          address={isWithPartner ? `/groups/people?partner=${partnerId}` : '/groups/people'}
          options={suggestions}
          chosen={chosenAtFirst}
          externalWord={words.external}
          onChange={setChosen}
        />
      </Field>
      <GroupOutside
        outside={outside}
        reason={partnerReason}
        offer={
          other && (
            <Button onClick={() => makePartner(other.environmentId)}>
              {fill(words.makePartner, other.environment ?? '')}
            </Button>
          )
        }
        words={words}
      />
      <FormActions>
        <SubmitButton pending={words.submitting}>{words.submit}</SubmitButton>
      </FormActions>
    </Form>
  );
}
