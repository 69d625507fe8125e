'use client';

import type { FormAction } from '@/lib/policy/outcome';
import { Button } from '../ui/button';
import { ConfirmButton } from '../ui/confirm-dialog';
import { dateFormat } from '../ui/formats';
import { fill } from '../ui/words';
import type { Saving } from './saving';
import type { DesignerChoices, DesignerWords } from './words';

/** Whether it is saved, and the two ways on; always in sight. */
export function DesignerBar({
  workflowId,
  number,
  saving,
  isUnsaved,
  language,
  notSaved,
  notPublished,
  onSave,
  publish,
  words,
}: {
  workflowId: string;
  /** Of the version that would be published. */
  number: number;
  saving: Saving;
  isUnsaved: boolean;
  language: DesignerChoices['language'];
  /** Why it cannot be saved, or published, now. */
  notSaved: string | undefined;
  notPublished: string | undefined;
  onSave: () => void;
  publish: FormAction;
  words: DesignerWords;
}) {
  return (
    <div className="sticky bottom-0 lg:col-span-2 z-10 -mx-4 -mb-16 flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-canvas/95 px-4 py-3 backdrop-blur-sm sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
      <p role="status" className="min-w-0 flex-1 text-muted text-small">
        {stateOf({ saving, isUnsaved, isIncomplete: notSaved !== undefined, language, words })}
      </p>
      <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:flex-auto">
        <Button reason={notSaved} onClick={onSave} aria-busy={saving.kind === 'running' || undefined}>
          {words.save}
        </Button>
        <ConfirmButton
          variant="primary"
          tone="primary"
          label={fill(words.publish, String(number))}
          title={fill(words.publishTitle, String(number))}
          confirm={fill(words.publish, String(number))}
          pending={words.publishing}
          reason={notPublished}
          action={publish}
          values={{ workflowId }}
        >
          <p>{fill(words.publishBody, String(number))}</p>
          {number > 1 && <p>{words.publishStays}</p>}
        </ConfirmButton>
      </div>
    </div>
  );
}

function stateOf({
  saving,
  isUnsaved,
  isIncomplete,
  language,
  words,
}: {
  saving: Saving;
  isUnsaved: boolean;
  isIncomplete: boolean;
  language: DesignerChoices['language'];
  words: DesignerWords;
}): string {
  if (saving.kind === 'running') return words.saving;
  if (saving.kind === 'failed' || saving.kind === 'conflict') return words.couldNotSave;
  if (isUnsaved) return isIncomplete ? words.incomplete : words.unsaved;
  if (saving.kind !== 'saved') return '';
  const time = dateFormat(language, { hour: '2-digit', minute: '2-digit' });
  return fill(words.savedAt, time.format(saving.at));
}
