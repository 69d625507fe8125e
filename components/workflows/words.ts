import type { AssigneeRole, Language } from '@/db/vocabulary';
import type { Field } from '@/lib/workflows/checks/fields';
import type { FieldKind, Operator } from '@/lib/workflows/checks/operators';
import type messages from '@/messages/en.json';
import type { Choice } from '../ui/combobox';

/** The words of the designer, by name; those with `{name}` have it filled in by the part that says it. */
export type DesignerWords = Readonly<Record<keyof typeof messages.designer, string>>;
/** What stands in the way, by its name. */
export type ProblemWords = Readonly<Record<keyof typeof messages.workflowProblems, string>>;

type Option<T extends string = string> = { value: T; label: string };

/** What can be chosen in the designer, each by its name in the reader's language. */
export type DesignerChoices = {
  language: Language;
  organisations: readonly Choice[];
  types: readonly Option[];
  boxes: readonly Option<'documents' | 'inbox_in'>[];
  fields: readonly (Option<Field> & { kind: FieldKind; term: string | undefined })[];
  operators: Record<FieldKind, readonly Option<Operator>[]>;
  roles: readonly (Choice & { id: AssigneeRole })[];
  /** Whom the definition names already; `lack` says why somebody gets no tasks. */
  assignees: readonly (Choice & { lack?: string | undefined })[];
};
