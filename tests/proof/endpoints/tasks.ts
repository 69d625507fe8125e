import { decideTask, delegateTask } from '@/app/(portal)/tasks/actions';
import { giveWorkflow, humanStep, openTask, start, toPerson } from '../../workflowing';
import { type Among, type Invoice, must, type SetName, setOf, type Things } from './making';
import type { Home } from './people';
import { everybody } from './roles';

/** An open task of everybody; one that was passed on and can be given back, one that can be taken back, and one that waits for a confirmation. */
export async function tasksIn(home: Home, set: SetName, invoice: Invoice): Promise<Things> {
  const { administrator: admin, others, people, mark } = home;
  const second = { userId: others.second };
  const isOpen = set === 'open';
  const task = async (
    holders: string[],
    { mode = 'one_sufficient', among }: { mode?: 'one_sufficient' | 'all_must_act'; among?: Among } = {},
  ) => {
    const word = (what: string) => mark(what, 'content', setOf(set, among));
    const step = humanStep(
      holders.map((userId) => toPerson({ userId })),
      { mode, name: `Step ${word('a step')}` },
    );
    const workflow = await giveWorkflow(admin, [step], { name: `Workflow ${word('a workflow')}` });
    const documentId = await invoice(among);
    const begun = await start(admin, documentId, workflow);
    if (begun.code !== 'ok') throw new Error(`Not started: ${JSON.stringify(begun)}`);
    return (await openTask(documentId)).id;
  };
  const own = await task(isOpen ? everybody.map((one) => people[one]) : [second.userId], {
    mode: 'all_must_act',
    among: 'all',
  });
  const passedOn = await task([second.userId]);
  await must(second, delegateTask, { taskId: passedOn, toId: isOpen ? people.member : others.seated });
  const recallable = await task([isOpen ? people.administrator : second.userId]);
  await must(isOpen ? admin : second, delegateTask, { taskId: recallable, toId: others.seated });
  const unconfirmed = await task([second.userId, others.colleague], { mode: 'all_must_act' });
  await must(second, decideTask, {
    taskId: unconfirmed,
    verdict: 'approved',
    reason: mark('a reason', 'content', set),
  });
  const handedOver = await task([second.userId], { among: 'handed' });
  return { task: own, passedOn, recallable, unconfirmed, handedOver };
}
