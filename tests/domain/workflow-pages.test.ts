import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { deleteGroup } from '@/app/(portal)/groups/[groupId]/actions';
import { endPartnership } from '@/app/(portal)/partners/actions';
import WorkflowPage from '@/app/(portal)/workflows/[workflowId]/page';
import { createWorkflow, pauseWorkflow, publishWorkflow, saveWorkflow } from '@/app/(portal)/workflows/actions';
import { GET as assignees } from '@/app/(portal)/workflows/assignees/route';
import CreateWorkflowPage from '@/app/(portal)/workflows/create/page';
import WorkflowsPage from '@/app/(portal)/workflows/page';
import { environments, users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { can } from '@/lib/policy/policy';
import { definitionShape } from '@/lib/workflows/definition/definition';
import { problemsOf } from '@/lib/workflows/definition/problems';
import { templateOf, templates } from '@/lib/workflows/definition/templates';
import { findWorkflow, listWorkflows } from '@/lib/workflows/queries';
import { findStarting } from '@/lib/workflows/starting/queries';
import { actAs, given, open, post } from '../acting';
import { makeGroup } from '../grouping';
import { addPerson } from '../people';
import { currentRequest } from '../setup/request';
import { actor, givePartnership } from '../sharing';
import { byHand, giveWorkflow, humanStep, onArrival, start, toGroup, toPerson } from '../workflowing';
import { environment, giveDocument, makeWorld, person } from '../world';

// What the pages of workflows show, and to whom (requirements 5.10: W01, W02, W04; C-13, C-37, G15, O18).

const deboer = environment('deboer');
let partnershipId: string;

beforeAll(async () => {
  currentRequest().language = 'en';
  await makeWorld();
  partnershipId = await givePartnership('deboer', 'jansen');
  await addPerson('deboer', { key: 'wim', name: 'Wim Workflow', isWorkflowAdministrator: true });
});

const rowOf = async (who: string, id: string) => (await listWorkflows(await actor(who))).find((row) => row.id === id);
const names = (found: { name: string }[]) => found.map((one) => one.name);
const setEngine = (hasWorkflowEngine: boolean) =>
  asOwner((tx) => tx.update(environments).set({ hasWorkflowEngine }).where(eq(environments.id, deboer)));

describe('the list and the page of a workflow', () => {
  test('name, how it starts, versions, pause, and how many documents run now, in whichever version', async () => {
    const steps = [humanStep([toPerson('chris')])];
    const id = await giveWorkflow('anna', steps, { starts: onArrival(), name: 'Invoices' });
    expect(await rowOf('wim', id)).toMatchObject({
      name: 'Invoices',
      published: 1,
      draft: null,
      running: 0,
      isPaused: false,
      lacking: [],
      definition: { starts: { isAutomatic: true }, steps: [{ name: 'Approval' }] },
    });
    for (const _ of [1, 2]) await start('chris', await giveDocument('deboer'), id);
    await actAs('anna');
    const definition = JSON.stringify({ starts: byHand, steps: [...steps, humanStep([])] });
    expect(await post(saveWorkflow, { workflowId: id, name: 'Invoices', definition, revision: '1' })).toMatchObject({
      code: 'ok',
    });
    await post(pauseWorkflow, { workflowId: id, isPaused: 'on' });
    expect(await rowOf('anna', id)).toMatchObject({ published: 1, draft: 2, running: 2, isPaused: true });

    const page = (await findWorkflow(await actor('wim'), id))!;
    expect(page).toMatchObject({ revision: 2, shown: { number: 2, publishedAt: null, changedByName: 'Anna de Boer' } });
    expect(page.shown.definition.steps).toHaveLength(2);
    expect(page.versions.map(({ number, running, publishedByName }) => [number, running, publishedByName])).toEqual([
      [2, 0, null],
      [1, 2, 'Anna de Boer'],
    ]);
    expect(names(page.organisations)).toEqual(['De Boer Accountants BV']);
    const older = (await findWorkflow(await actor('anna'), id, 1))!;
    expect(older.shown).toMatchObject({ number: 1, definition: { starts: { isAutomatic: true } } });
    // A save names the newest one there is, whichever version is looked at.
    expect(older.revision).toBe(2);
    expect(await findWorkflow(await actor('anna'), id, 3)).toBeNull();
  });

  test('for who looks after workflows alone: forbidden to their colleagues, not there for another environment', async () => {
    const id = await giveWorkflow('anna', [humanStep([toPerson('chris')])]);
    const pages = () => [
      open(WorkflowsPage, { searchParams: given({}) } as never),
      open(CreateWorkflowPage, { searchParams: given({}) }),
      open(WorkflowPage, { params: given({ workflowId: id }), searchParams: given({}) }),
    ];
    for (const who of ['anna', 'wim']) {
      await actAs(who);
      expect([who, await Promise.all(pages())]).toEqual([who, ['open', 'open', 'open']]);
    }
    for (const who of ['chris', 'bram', 'emma']) {
      await actAs(who);
      expect([who, await Promise.all(pages())]).toEqual([who, ['forbidden', 'forbidden', 'forbidden']]);
      expect(await listWorkflows(await actor(who))).toEqual([]);
      expect(await findWorkflow(await actor(who), id)).toBeNull();
    }
    // A partner’s administrator looks after workflows of their own: the wall lets the rows through, the query does not.
    for (const who of ['fatima', 'olaf']) {
      await actAs(who);
      expect(await open(WorkflowPage, { params: given({ workflowId: id }), searchParams: given({}) })).toBe(
        'not_found',
      );
      expect(await listWorkflows(await actor(who))).toEqual([]);
      expect(await findWorkflow(await actor(who), id)).toBeNull();
    }
    await actAs('anna');
    for (const wrong of ['nothing', '00000000-0000-4000-8000-000000000000'])
      expect(await open(WorkflowPage, { params: given({ workflowId: wrong }), searchParams: given({}) })).toBe(
        'not_found',
      );
    expect(await open(WorkflowPage, { params: given({ workflowId: id }), searchParams: given({ version: '7' }) })).toBe(
      'not_found',
    );
    expect(await open(WorkflowPage, { params: given({ workflowId: id }), searchParams: given({ version: 'x' }) })).toBe(
      'open',
    );
  });

  test('W01, C-37 without the add-on they stay to be read', async () => {
    const id = await giveWorkflow('anna', [humanStep([toPerson('chris')])]);
    await setEngine(false);
    await actAs('wim');
    expect(await open(WorkflowPage, { params: given({ workflowId: id }), searchParams: given({}) })).toBe('open');
    expect(await rowOf('wim', id)).toMatchObject({ published: 1 });
    await setEngine(true);
  });
});

describe('an assignee who is missing (C-13)', () => {
  test('a deleted group, a blocked person, a partner whose partnership ended: the step is named', async () => {
    await addPerson('deboer', { key: 'bo', name: 'Bo Blok' });
    const group = await makeGroup('anna', { members: ['chris'], name: 'Soon gone' });
    const id = await giveWorkflow('anna', [
      humanStep([toGroup(group), toPerson('chris')], { name: 'By the group' }),
      humanStep([toPerson('bo')], { name: 'By Bo' }),
      humanStep([toPerson('gijs')], { name: 'By the client' }),
      humanStep([toPerson('chris'), { kind: 'role', role: 'environment_administrator' }], { name: 'Fine' }),
    ]);
    const lacks = async () =>
      Object.fromEntries((await findWorkflow(await actor('anna'), id))!.assignees.map((one) => [one.name, one.lack]));
    expect((await rowOf('anna', id))!.lacking).toEqual([]);
    expect(await lacks()).toEqual({ 'Bo Blok': null, 'Chris Mol': null, 'Gijs Bakker': null, 'Soon gone': null });

    await actAs('anna');
    await post(deleteGroup, { groupId: group });
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ blockedAt: new Date() })
        .where(eq(users.id, person('bo').userId)),
    );
    await post(endPartnership, { partnershipId });
    expect((await rowOf('anna', id))!.lacking).toEqual(['By the group', 'By Bo', 'By the client']);
    expect(await lacks()).toEqual({
      'Bo Blok': 'cannot_act',
      'Chris Mol': null,
      'Gijs Bakker': 'out_of_reach',
      'Soon gone': 'deleted',
    });
    partnershipId = await givePartnership('deboer', 'jansen');
  });
});

test('an id that is posted by hand tells nothing of people and groups of strangers (R-190, C-42)', async () => {
  const foreign = await makeGroup('ivo', { members: ['julia'] });
  const steps = [humanStep([toPerson('anna'), toPerson('julia'), toGroup(foreign)])];
  const id = await giveWorkflow('anna', steps, { name: 'With strangers' });
  const found = (await findWorkflow(await actor('anna'), id))!;
  expect(found.assignees.map((one) => one.name)).toEqual(['Anna de Boer']);
});

describe('G15 whom a step can name', () => {
  const search = async (who: string, text: string): Promise<{ id: string; label: string; kind: string }[]> => {
    await actAs(who);
    const answer = await assignees(new Request(`http://localhost/workflows/assignees?search=${text}`));
    return answer.json();
  };
  const labels = async (who: string, text: string) => (await search(who, text)).map((one) => one.label);

  test('the own environment’s groups, its partner groups, public ones of its own and of partners; never a stranger’s', async () => {
    await asOwner((tx) =>
      tx
        .update(users)
        .set({ isRelationshipManager: true })
        .where(eq(users.id, person('anna').userId)),
    );
    await makeGroup('anna', { name: 'Crew own' });
    await makeGroup('anna', { name: 'Crew public', type: 'public' });
    await makeGroup('anna', { name: 'Crew shared', type: 'partner', partner: 'jansen' });
    await makeGroup('fatima', { name: 'Crew client public', type: 'public' });
    await makeGroup('fatima', { name: 'Crew client inside' });
    await makeGroup('olaf', { name: 'Crew stranger', type: 'public' });
    expect(await labels('wim', 'crew')).toEqual(['Crew own', 'Crew public', 'Crew shared', 'Crew client public']);
    // The ways in are the ways on: what is found is what a running step reaches.
    expect(await labels('fatima', 'crew')).toEqual([
      'Crew client inside',
      'Crew client public',
      'Crew public',
      'Crew shared',
    ]);
  });

  test('people of the environment, a partner’s from three letters on, and roles by their words; a blocked or removed one not', async () => {
    expect(await labels('wim', 'chris')).toEqual(['Chris Mol']);
    expect(await labels('wim', 'gi')).not.toContain('Gijs Bakker');
    expect(await labels('wim', 'gijs')).toEqual(['Gijs Bakker']);
    expect(await labels('wim', 'bo blok')).toEqual([]);
    expect(await labels('wim', 'pien')).toEqual([]);
    expect(await search('wim', 'members of')).toMatchObject([{ id: 'organisation_member' }]);
  });

  test('nobody is found by who builds no workflows', async () => {
    for (const who of ['chris', 'emma']) {
      await actAs(who);
      expect((await assignees(new Request('http://localhost/workflows/assignees?search=chris'))).status).toBe(403);
    }
  });
});

describe('W04, O18 starting by hand', () => {
  test('a member chooses among what is published and not paused, though they see no workflow', async () => {
    const steps = [humanStep([toPerson('chris')])];
    const open = await giveWorkflow('anna', steps, { name: 'Start me' });
    const paused = await giveWorkflow('anna', steps, { name: 'Start paused' });
    await actAs('anna');
    await post(pauseWorkflow, { workflowId: paused, isPaused: 'on' });
    const created = await post(createWorkflow, {
      name: 'Start draft',
      definition: JSON.stringify({ starts: byHand, steps }),
    });
    expect(created.goTo).toBeDefined();
    const documentId = await giveDocument('deboer');
    const found = (await findStarting(await actor('chris'), documentId))!;
    expect(names(found.workflows).filter((name) => name.startsWith('Start'))).toEqual(['Start me']);
    expect(Object.keys(found.workflows[0]!)).toEqual(['id', 'name']);
    expect(await start('chris', documentId, open)).toMatchObject({ code: 'ok' });
    // It runs now: nothing is offered, and the reason is there.
    const running = (await findStarting(await actor('chris'), documentId))!;
    expect(running.workflows).toEqual([]);
    expect(can('workflow.start', await actor('chris'), running.facts)).toMatchObject({ missing: ['not_running'] });
  });

  test('whoever may not start one is told nothing of them; a stranger finds no document', async () => {
    const documentId = await giveDocument('deboer');
    for (const who of ['olaf', 'hanna']) expect(await findStarting(await actor(who), documentId)).toBeNull();
    const client = await giveDocument('bakkerij');
    // The client has no Workflow Engine, and De Boer’s workflows are none of its documents’.
    expect(await findStarting(await actor('hanna'), client)).toMatchObject({ workflows: [] });
  });
});

describe('templates', () => {
  const words = {
    approval: 'Approval',
    first: 'First',
    second: 'Second',
    amount: 'Above',
    everybody: 'Everybody',
    check: 'Check',
    client: 'Client',
  };

  test.each(templates)('%s lacks nothing but who decides, and can be created, completed and published', async (key) => {
    const definition = templateOf(key, words);
    expect(definitionShape.safeParse(definition).success).toBe(true);
    expect(new Set(problemsOf(definition).map((one) => one.problem))).toEqual(new Set(['no_assignee']));
    await actAs('anna');
    const name = `Template ${key}`;
    const created = await post(createWorkflow, { name, definition: JSON.stringify(definition) });
    const workflowId = created.goTo!.split('/').at(-1)!;
    expect(await post(publishWorkflow, { workflowId, revision: '1' })).toMatchObject({ code: 'conflict' });
    const complete = {
      ...definition,
      steps: definition.steps.map((step) =>
        step.kind === 'task' ? { ...step, assignees: [toPerson('chris')] } : step,
      ),
    };
    expect(
      await post(saveWorkflow, { workflowId, name, definition: JSON.stringify(complete), revision: '1' }),
    ).toMatchObject({ code: 'ok' });
    expect(await post(publishWorkflow, { workflowId, revision: '2' })).toMatchObject({ code: 'ok' });
    await post(pauseWorkflow, { workflowId, isPaused: 'on' });
  });
});
