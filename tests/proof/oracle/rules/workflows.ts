import { members, organisationAdministrators } from '../access';
import type { Facts, Id, Rule, Task } from '../facts';
import { administrators, everybody, hasEngine, homeOf, of, partnersOf } from '../people';
import { both, either, except, nobody, type People, the, those, where } from '../sets';

// 5.10 Workflow and tasks, 5.11 delegation across environments.

/** Administrators, and holders of the workflow administrator's role (C-38, W02). */
const keepers = (facts: Facts, environment: Id): People =>
  both(
    of(facts, environment),
    either(
      administrators(facts),
      those(
        facts.people,
        (one) => one.isWorkflowAdministrator,
        (one) => one.id,
      ),
    ),
  );
const keeping: Rule = (facts, { environment }) => keepers(facts, environment);
/** W01: what makes or begins something needs the add-on. */
const keepingWithEngine: Rule = (facts, on) => where(hasEngine(facts, on.environment), keeping(facts, on));

const ownerOf = (facts: Facts, document: Id): Id =>
  the(facts.organisations, the(facts.documents, document).organisation).environment;
const environmentOfTask = (facts: Facts, { document }: Task): Id => ownerOf(facts, document);

/** The last of each chain: whoever passed it on must recall first (D13). */
const holding = (task: Task): People => new Set(task.chains.map((chain) => chain.at(-1)!));
const inside = (facts: Facts, task: Task): People => keepers(facts, environmentOfTask(facts, task));

/** Whom the holder can pass it on to, from where they are: D01 to D04, D11, D12. */
const passersTo = (facts: Facts, task: Task, person: Id): People => {
  const origin = environmentOfTask(facts, task);
  const theirs = homeOf(facts, person);
  const isPartner = hasEngine(facts, origin) && partnersOf(facts, origin).has(theirs);
  return either(of(facts, theirs), where(isPartner, of(facts, origin)));
};

export const workflows: Record<string, Rule> = {
  'workflow.see': keeping, // C-37, C-38
  'workflow.create': keepingWithEngine, // W01, W02
  'workflow.define': keepingWithEngine, // W01, W02
  'workflow.publish': keepingWithEngine, // W01, W02
  'workflow.pause': keeping, // C-37: what is stopped begins nothing new
  'workflow.start': (facts, { document }) => {
    const { organisation, box, status, isRunning } = the(facts.documents, document);
    const goesThrough = box !== 'inbox_out' && !['draft', 'duplicate'].includes(status) && !isRunning;
    return where(
      goesThrough && hasEngine(facts, ownerOf(facts, document)),
      either(members(facts, organisation), organisationAdministrators(facts, organisation)),
    );
  }, // O18, W01, W03, W04
  'workflow.restart': (facts, on) => {
    const task = the(facts.tasks, on.task);
    return where(hasEngine(facts, environmentOfTask(facts, task)), inside(facts, task));
  }, // C-38, W19
  'task.decide': (facts, on) => {
    const task = the(facts.tasks, on.task);
    return both(everybody(facts), except(holding(task), new Set(task.excluded)));
  }, // W05, W07, W16, W17, D08, D09, D13
  'task.delegate': (facts, on) => {
    const task = the(facts.tasks, on.task);
    return both(everybody(facts), holding(task), passersTo(facts, task, on.person));
  }, // D01 to D04, D11, D12
  'task.delegateBack': (facts, on) => {
    const { chains } = the(facts.tasks, on.task);
    return both(everybody(facts), new Set(chains.filter((chain) => chain.length > 1).map((chain) => chain.at(-1)!)));
  }, // D10
  'task.recall': (facts, on) =>
    both(everybody(facts), new Set(the(facts.tasks, on.task).chains.flatMap((chain) => chain.slice(0, -1)))), // D14
  'task.reassign': (facts, on) => inside(facts, the(facts.tasks, on.task)), // W07
  'task.confirm': (facts, on) => {
    const task = the(facts.tasks, on.task);
    return task.awaitsConfirmation ? except(inside(facts, task), new Set(task.excluded)) : nobody;
  }, // C-12, W16
};
