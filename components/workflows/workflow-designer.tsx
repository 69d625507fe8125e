'use client';

import { type ReactNode, useCallback, useState } from 'react';
import type { FormAction, Outcome } from '@/lib/policy/outcome';
import type { Definition } from '@/lib/workflows/definition/definition';
import { Card } from '../ui/card';
import { useErrorInTitle } from '../ui/error-title';
import { Field } from '../ui/field';
import { errorsOf, FormContext } from '../ui/form-context';
import { Input } from '../ui/input';
import { type Fault, OutcomeNotice } from '../ui/outcome-notice';
import { isStillWrong, withoutError } from '../ui/put-right';
import { DesignerBar } from './designer-bar';
import { DesignerConflict, DesignerProblems } from './designer-notices';
import { unfinished, unpublishable } from './problems';
import { type Draft, useDesignerSaving } from './saving';
import { StartsCard } from './starts-card';
import { designerId } from './step-card';
import { StepsList } from './steps-list';
import type { DesignerChoices, DesignerWords, ProblemWords } from './words';

export type DesignerProps = {
  workflowId: string;
  name: string;
  definition: Definition;
  /** Of the newest save, and who made it. */
  revision: number;
  changedByName: string;
  /** Of the version that would be published next. */
  number: number;
  /** Whether that version has begun already. */
  isDraft: boolean;
  choices: DesignerChoices;
  save: FormAction;
  publish: FormAction;
  words: DesignerWords;
  problemWords: ProblemWords;
  /** Stands beside it. */
  children: ReactNode;
};

/** The workflow designer: how it starts and its steps, from top to bottom; saved as a draft, and published when nothing is missing. */
export function WorkflowDesigner(props: DesignerProps) {
  // Taking what somebody else saved draws it all anew.
  const [drawing, setDrawing] = useState(0);
  return <DesignerSheet key={drawing} {...props} onTake={() => setDrawing((count) => count + 1)} />;
}

function DesignerSheet({ onTake, ...props }: DesignerProps & { onTake: () => void }) {
  const { choices, words, problemWords } = props;
  const [draft, setDraft] = useState<Draft>({ name: props.name, definition: props.definition });
  const [answer, setAnswer] = useState<Outcome | Fault | null>(null);
  const { name, definition } = draft;
  const { starts, steps } = definition;

  const kindOf = (field: string) => choices.fields.find((one) => one.value === field)!.kind;
  const missing = unfinished(name, definition, kindOf);
  const problems = [...missing, ...unpublishable(definition)];
  const isComplete = missing.length === 0;
  const saved = useDesignerSaving({ ...props, draft, isComplete, onAnswer: setAnswer });
  const { saving, isUnsaved, isOvertaken } = saved;
  const isWrong = isStillWrong(answer);
  useErrorInTitle(isWrong);

  const define = useCallback(
    (change: (definition: Definition) => Definition) =>
      setDraft((now) => ({ ...now, definition: change(now.definition) })),
    [],
  );
  const chooseFirst = isOvertaken ? words.chooseFirst : undefined;
  const toSolve = problems.length > 0 ? words.solveFirst : undefined;
  const nothingNew = isUnsaved || props.isDraft ? undefined : words.nothingNew;

  const form = {
    id: designerId,
    isPending: false,
    pressed: null,
    errors: errorsOf(answer && answer.code !== 'fault' ? answer : null),
    values: undefined,
  };
  return (
    <FormContext value={form}>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-5">
          {isOvertaken ? (
            <DesignerConflict
              name={props.changedByName}
              words={words}
              onKeep={() => void saved.accept(props.revision)}
              onTake={onTake}
            />
          ) : (
            answer && isWrong && <OutcomeNotice outcome={answer} formId={designerId} />
          )}
          <DesignerProblems {...{ problems, steps, words, problemWords }} />
          <Card>
            <Field name="name" label={words.name}>
              <Input
                value={name}
                maxLength={100}
                autoComplete="off"
                onChange={(event) => {
                  setDraft((now) => ({ ...now, name: event.target.value }));
                  setAnswer((now) => withoutError(now, 'name'));
                }}
              />
            </Field>
          </Card>
          <StartsCard
            {...{ starts, choices, words }}
            onChange={(next) => define((now) => ({ ...now, starts: next }))}
          />
          <StepsList
            {...{ steps, choices, words, problems, problemWords }}
            onChange={(change) => define((now) => ({ ...now, steps: change(now.steps) }))}
          />
        </div>
        {props.children}
        <DesignerBar
          workflowId={props.workflowId}
          number={props.number}
          language={choices.language}
          notSaved={chooseFirst ?? (isComplete ? undefined : words.incomplete)}
          notPublished={chooseFirst ?? toSolve ?? nothingNew}
          onSave={() => void saved.saveNow()}
          publish={saved.publishNow}
          {...{ saving, isUnsaved, words }}
        />
      </div>
    </FormContext>
  );
}
