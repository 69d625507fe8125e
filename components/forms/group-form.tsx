'use client';

import { useState } from 'react';
import type { GroupType } from '@/db/vocabulary';
import type { FormAction } from '@/lib/policy/outcome';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { FormActions } from '../ui/form-actions';
import { Input } from '../ui/input';
import { Notice } from '../ui/notice';
import { RadioGroup, type RadioOption } from '../ui/radio-group';
import { Select } from '../ui/select';
import { SubmitButton } from '../ui/submit-button';
import { fill } from '../ui/words';
import { type GroupChoice, GroupMembers } from './group-members';

export type GroupWords = {
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
  notInside: string;
  makePartner: string;
  twoPartners: string;
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
  words,
}: {
  action: FormAction;
  types: readonly (RadioOption & { value: GroupType })[];
  typeAtFirst: GroupType;
  partners: readonly Partner[];
  partnerAtFirst: string | undefined;
  ownEnvironmentId: string;
  suggestions: readonly GroupChoice[];
  words: GroupWords;
}) {
  const [type, setType] = useState(typeAtFirst);
  const [partnerId, setPartnerId] = useState(
    partnerAtFirst ?? (partners.length === 1 ? partners[0]!.environmentId : ''),
  );
  const [chosen, setChosen] = useState<readonly GroupChoice[]>([]);
  const sides = [ownEnvironmentId, ...(type === 'partner' ? [partnerId] : [])];
  const outside = chosen.filter((one) => !sides.includes(one.environmentId));

  function makePartner(environmentId: string) {
    setType('partner');
    setPartnerId(environmentId);
  }

  return (
    <Form action={action}>
      <RadioGroup
        name="type"
        label={words.type}
        options={types}
        value={type}
        onChange={(next) => setType(next as GroupType)}
      />
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
          address="/groups/people"
          options={suggestions}
          externalWord={words.external}
          onChange={setChosen}
        />
      </Field>
      {outside.length > 0 && (
        <Outside
          outside={outside}
          isPartner={type === 'partner' && partnerId !== ''}
          reason={types.find((one) => one.value === 'partner')?.reason}
          makePartner={makePartner}
          words={words}
        />
      )}
      <FormActions>
        <SubmitButton pending={words.submitting}>{words.submit}</SubmitButton>
      </FormActions>
    </Form>
  );
}

/** Whoever was chosen and does not fit: makes it a partner group with theirs, or says why that cannot be. */
function Outside({
  outside,
  isPartner,
  reason,
  makePartner,
  words,
}: {
  outside: readonly GroupChoice[];
  isPartner: boolean;
  /** Why the reader makes no partner group. */
  reason: string | undefined;
  makePartner: (environmentId: string) => void;
  words: GroupWords;
}) {
  const [first] = outside;
  const environments = new Set(outside.map((one) => one.environmentId));
  const isOffered = !isPartner && !reason && environments.size === 1;
  const names = outside.map((one) => one.label).join(', ');
  return (
    <div aria-live="polite">
      <Notice
        tone="warn"
        action={
          isOffered && (
            <Button onClick={() => makePartner(first!.environmentId)}>
              {fill(words.makePartner, first!.environment ?? '')}
            </Button>
          )
        }
      >
        {fill(words.notInside, names)} {reason ?? (isOffered ? '' : words.twoPartners)}
      </Notice>
    </div>
  );
}
