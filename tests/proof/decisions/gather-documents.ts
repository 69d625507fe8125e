import { accesses } from '@/db/vocabulary';
import type * as F from '@/lib/policy/facts';
import { environmentOf, heldBy, levelOf, members } from '../oracle/access';
import type { Id, Person, Facts as World } from '../oracle/facts';
import { around, hasEngine, homeOf } from '../oracle/people';
import { the } from '../oracle/sets';
import { type Gather, live, subject } from './gather';

// The same of documents, their shares, and tasks.

const ownerOf = (world: World, document: Id): Id =>
  the(world.organisations, the(world.documents, document).organisation).environment;

const documentFacts = (world: World, actor: Person, document: Id): F.UploadFacts => {
  const { organisation, box, status, creator, isUntouchedUpload } = the(world.documents, document);
  return {
    environmentId: ownerOf(world, document),
    subject,
    organisationId: organisation,
    documentId: document,
    held: heldBy(world, document, actor.id),
    level: levelOf(world, organisation, actor.id),
    box,
    status: status as F.DocumentFacts['status'],
    isCreator: creator === actor.id,
    version: 1,
    isUntouchedUpload,
  };
};
export const ofDocument: Gather = (world, actor, { document }) => documentFacts(world, actor, document);

/** Whom a document can be shared with are those whom the actor may know (C-42): a stranger, and a group that is not there for them, is nobody. */
function recipientFacts(world: World, actor: Person, owner: Id, principalId: Id): F.Recipient | null {
  const environmentId = environmentOf(world, principalId);
  const group = world.groups.find(({ id }) => id === principalId);
  if (group?.type !== 'public' && !around(world, actor.home).has(environmentId)) return null;
  const sides: readonly Id[] = world.partnerships.find(({ id }) => id === group?.partnership)?.sides ?? [];
  if (group?.type === 'environment' && environmentId !== actor.home) return null;
  if (group?.type === 'public' && ![owner, environmentId].includes(actor.home)) return null;
  if (group?.type === 'partner' && !(sides.includes(owner) && sides.includes(actor.home))) return null;
  return {
    principalId,
    kind: group ? 'group' : world.people.some(({ id }) => id === principalId) ? 'user' : 'organisation',
    groupType: group?.type ?? null,
    name: principalId,
    environmentId,
    environmentName: environmentId,
    partnershipId: live(world, owner, environmentId),
    isOutside: group?.type === 'partner' || ![owner, actor.home].includes(environmentId),
  };
}

export const ofShare: Gather = (world, actor, { document, recipients }): F.ShareFacts | null => {
  const owner = ownerOf(world, document);
  const found = recipients.map((one) => recipientFacts(world, actor, owner, one));
  const known = found.filter((one) => one !== null);
  return known.length === found.length ? { ...documentFacts(world, actor, document), recipients: known } : null;
};

/** A share is there for those who hold the document by any path. */
export const ofGivenShare: Gather = (world, actor, { share }): F.GivenShareFacts | null => {
  const { document, giver, principal } = the(world.shares, share);
  const facts = documentFacts(world, actor, document);
  if (!accesses.some((access) => access === facts.held)) return null;
  return {
    ...facts,
    shareId: share,
    isGiver: giver === actor.id,
    isRecipient: principal === actor.id,
    recipientName: principal,
  };
};

export const ofStart: Gather = (world, actor, { document }): F.StartFacts => {
  const { organisation, isRunning } = the(world.documents, document);
  return {
    ...documentFacts(world, actor, document),
    isMember: members(world, organisation).has(actor.id),
    hasWorkflowEngine: hasEngine(world, ownerOf(world, document)),
    isRunning,
  };
};

export const ofWorkflow: Gather = (world, _, { workflow }): F.WorkflowFacts => ({
  environmentId: the(world.workflows, workflow).environment,
  subject,
  workflowId: workflow,
});

const taskFacts = (world: World, actor: Person, task: Id): F.TaskFacts => {
  const { document, chains, excluded, awaitsConfirmation } = the(world.tasks, task);
  return {
    environmentId: ownerOf(world, document),
    subject,
    organisationId: the(world.documents, document).organisation,
    documentId: document,
    taskId: task,
    isHolder: chains.some((chain) => chain.at(-1) === actor.id),
    isDelegate: chains.some((chain) => chain.length > 1 && chain.at(-1) === actor.id),
    isDelegator: chains.some((chain) => chain.slice(0, -1).includes(actor.id)),
    isExcluded: excluded.includes(actor.id),
    awaitsConfirmation,
  };
};
export const ofTask: Gather = (world, actor, { task }) => taskFacts(world, actor, task);

export const ofDelegation: Gather = (world, actor, { task, person }): F.DelegationFacts => {
  const facts = taskFacts(world, actor, task);
  const theirs = homeOf(world, person);
  const isFromOrigin = actor.home === facts.environmentId;
  return {
    ...facts,
    toId: person,
    reach: theirs === actor.home ? 'colleague' : isFromOrigin ? 'partner' : 'nowhere',
    hasWorkflowEngine: hasEngine(world, facts.environmentId),
    partnershipId: live(world, facts.environmentId, theirs),
  };
};
