'use client';

import { Check, CircleAlert, LoaderCircle, PencilLine } from 'lucide-react';
import { dateFormat } from '../ui/formats';
import { SubmitButton } from '../ui/submit-button';
import { fill } from '../ui/words';
import type { Saving } from './invoice-saving';
import type { InvoiceWords } from './invoice-words';

/** What can be done with the draft, always in sight: whether it is saved, what it comes to, and the way on. */
export function InvoiceBar({
  form,
  saving,
  isNew,
  total,
  language,
  words,
}: {
  /** The id of the form. */
  form: string;
  saving: Saving;
  isNew: boolean;
  total: string;
  language: string;
  words: InvoiceWords;
}) {
  const reason = saving.kind === 'conflict' ? words.chooseFirst : undefined;
  return (
    <div className="sticky bottom-0 z-10 -mx-4 -mb-16 flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-canvas/95 px-4 py-3 backdrop-blur-sm sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
      <p role="status" className="flex min-w-0 flex-1 items-center gap-1.5 text-muted text-small noscript:hidden">
        <SavingState {...{ saving, isNew, language, words }} />
      </p>
      <p className="font-semibold tabular-nums max-sm:ml-auto noscript:ml-auto">
        <span className="sr-only">{words.total} </span>
        {total}
      </p>
      <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:flex-auto">
        <SubmitButton form={form} name="next" value="stay" variant="secondary" pending={words.saving} reason={reason}>
          {words.save}
        </SubmitButton>
        <SubmitButton form={form} name="next" value="check" pending={words.checking} reason={reason}>
          {words.check}
        </SubmitButton>
      </div>
    </div>
  );
}

function SavingState({
  saving,
  isNew,
  language,
  words,
}: {
  saving: Saving;
  isNew: boolean;
  language: string;
  words: InvoiceWords;
}) {
  if (saving.kind === 'running') return <With icon={<LoaderCircle className="animate-spin" />}>{words.saving}</With>;
  if (saving.kind === 'failed' || saving.kind === 'conflict') {
    const said = saving.kind === 'conflict' ? words.chooseFirst : words.couldNotSave;
    return <With icon={<CircleAlert className="text-danger" />}>{said}</With>;
  }
  if (saving.kind === 'dirty') return <With icon={<PencilLine />}>{words.unsaved}</With>;
  if (saving.kind === 'saved') {
    const time = dateFormat(language, { hour: '2-digit', minute: '2-digit' }).format(saving.at);
    return <With icon={<Check className="text-done" />}>{fill(words.savedAt, time)}</With>;
  }
  return isNew ? words.notSavedYet : null;
}

const With = ({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) => (
  <>
    <span aria-hidden className="shrink-0 [&_svg]:size-3.5">
      {icon}
    </span>
    <span className="truncate">{children}</span>
  </>
);
