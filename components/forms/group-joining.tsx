'use client';

import { useState } from 'react';
import type { FormAction } from '@/lib/policy/outcome';
import { ButtonLink } from '../ui/button';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { FormActions } from '../ui/form-actions';
import { SubmitButton } from '../ui/submit-button';
import { fill } from '../ui/words';
import { type GroupChoice, GroupMembers } from './group-members';
import { GroupOutside, type OutsideWords, partnerOf } from './group-outside';

export type JoiningWords = OutsideWords & {
  members: string;
  hint: string;
  external: string;
  makePartner: string;
  submit: string;
  submitting: string;
};

/** Adds people to a group that is there. For somebody of a partner who does not fit it offers a partner group with the same people, where that is allowed (C-10). */
export function GroupJoining({
  action,
  groupId,
  sides,
  suggestions,
  partnerReason,
  words,
}: {
  action: FormAction;
  groupId: string;
  /** The environments whose people fit. */
  sides: readonly string[];
  suggestions: readonly GroupChoice[];
  /** Why the reader makes no partner group. */
  partnerReason: string | undefined;
  words: JoiningWords;
}) {
  const [chosen, setChosen] = useState<readonly GroupChoice[]>([]);
  const outside = chosen.filter((one) => !sides.includes(one.environmentId));
  const partner = partnerReason ? undefined : partnerOf(outside);
  return (
    <Form action={action}>
      <input type="hidden" name="groupId" value={groupId} />
      <Field name="userIds" label={words.members} hint={words.hint}>
        <GroupMembers
          address={`/groups/${groupId}/people`}
          options={suggestions}
          externalWord={words.external}
          onChange={setChosen}
        />
      </Field>
      <GroupOutside
        outside={outside}
        reason={partnerReason}
        offer={
          partner && (
            <ButtonLink href={creationAddress(groupId, partner, outside)}>
              {fill(words.makePartner, partner.environment ?? '')}
            </ButtonLink>
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

/** Where a partner group is made, with the people of this group and those who were chosen. */
function creationAddress(groupId: string, { environmentId }: GroupChoice, outside: readonly GroupChoice[]): string {
  const people = outside.map((one) => one.id).join();
  return `/groups/create?${new URLSearchParams({ type: 'partner', partner: environmentId, from: groupId, people })}`;
}
