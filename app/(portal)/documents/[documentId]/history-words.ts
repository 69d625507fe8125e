import { getLocale, getTranslations } from 'next-intl/server';
import { type Access, type AssigneeRole, accesses, assigneeRoles, type Status, statuses } from '@/db/vocabulary';
import type { HistoryEvent } from '@/lib/documents/activity/trail';
import type { Actor } from '@/lib/policy/actor';
import type { EventDetails } from '@/lib/policy/grant';
import { keyOfTask } from './history-tasks';
import { recipientWord } from './recipient-name';

/** An event of the trail as a sentence; who acts from another environment is told with it. */
export async function historyLine(actor: Actor, event: HistoryEvent): Promise<string> {
  const t = await getTranslations('history');
  const who = await whoOf(actor, event);
  const key = await keyOf(event);
  const values = { actor: who, action: event.action, ...(await valuesOf(event)) };
  return t.has(key as never) ? t(key as never, values as never) : t('other', values);
}

/** What stands below the sentence: a reason, what else went with it, how often it was saved. */
export async function historyNote({ details, times }: HistoryEvent): Promise<string | undefined> {
  const t = await getTranslations('history');
  if (times > 1) return t('saves', { count: times });
  const behalf = await wordsOf(details.onBehalfOf);
  const said = [
    behalf.length > 0 && t('onBehalfOf', { names: await listed(behalf) }),
    typeof details.reason === 'string' && details.reason && t('reason', { reason: details.reason }),
  ].filter(Boolean);
  if (said.length > 0) return said.join(' ');
  const gone = await wordsOf(details.alsoGone);
  return gone.length > 0 ? t('alsoGone', { names: await listed(gone) }) : undefined;
}

async function whoOf(actor: Actor, { actorName, actorEnvironmentName }: HistoryEvent): Promise<string> {
  const t = await getTranslations('history');
  if (!actorName) return t('somebody');
  const isElsewhere = actorEnvironmentName !== '' && actorEnvironmentName !== actor.environmentName;
  return isElsewhere ? t('fromEnvironment', { name: actorName, environment: actorEnvironmentName }) : actorName;
}

/** Which sentence tells the event: one action may mean several things. */
async function keyOf({ action, details }: HistoryEvent): Promise<string> {
  switch (action) {
    case 'document.create':
      return details.fileName ? 'uploaded' : action;
    case 'document.label':
      return details.isRemoved ? 'labelRemoved' : action;
    case 'document.editDraft':
      return details.attached ? 'attached' : details.removed ? 'detached' : action;
    case 'document.share':
      return listIn(details.recipients).length > 0 ? action : 'sharedSomebody';
    case 'share.change':
    case 'share.withdraw':
      return listIn(details.recipients).length > 0 ? action : 'accessChanged';
    case 'group.addMember':
    case 'group.removeMember':
    case 'group.leave':
    case 'group.delete':
      return listIn(details.group).length > 0 ? action : 'accessChanged';
    case 'document.changeStatus':
      return details.despiteWorkflow ? 'statusDespite' : action;
    default:
      return keyOfTask(action, details);
  }
}

/** The words of an event's details; words of the house are told in the reader's language. */
async function valuesOf({ action, details }: HistoryEvent): Promise<Record<string, string>> {
  const say = await wordSayer();
  const text = (name: string) => say(String(details[name] ?? ''));
  return {
    file: text('fileName') || text('attached') || text('removed'),
    label: String(details.label ?? ''),
    step: String(details.step ?? ''),
    workflow: String(details.workflow ?? ''),
    people: await listed(await peopleOf(details)),
    from: text('from'),
    to: text('to'),
    person: String(details.person ?? ''),
    group: await listed(await wordsOf(details.group)),
    recipients:
      action === 'document.share' ? await sharedWith({ details }) : await listed(await wordsOf(details.recipients)),
  };
}

/** Whom a task was given to, or came back from: by name, or by their role. */
async function peopleOf({ assignees, to, from, cause }: EventDetails): Promise<string[]> {
  const roles = await getTranslations('auditValues');
  const people = assignees ?? (cause ? from : (to ?? from));
  const names = typeof people === 'string' ? [people] : await wordsOf(people);
  return names.map((name) =>
    (assigneeRoles as readonly string[]).includes(name) ? roles(name as AssigneeRole) : name,
  );
}

async function sharedWith({ details }: Pick<HistoryEvent, 'details'>): Promise<string> {
  const t = await getTranslations('history');
  const say = await wordSayer();
  const given = await wordsOf(details.accesses);
  return listed(
    (await wordsOf(details.recipients)).map((name, place) =>
      given[place] ? t('recipientWith', { name, access: say(given[place]) }) : name,
    ),
  );
}

/** Says a status or a permission in the reader's language, and everything else as it is. */
async function wordSayer(): Promise<(word: string) => string> {
  const status = await getTranslations('statuses');
  const access = await getTranslations('accesses');
  return (word) =>
    statuses.includes(word as Status)
      ? status(word as Status)
      : accesses.includes(word as Access)
        ? access(word as Access)
        : word;
}

const listIn = (value: EventDetails[string] | undefined) => (Array.isArray(value) ? value : []);

const wordsOf = (value: EventDetails[string] | undefined): Promise<string[]> =>
  Promise.all(listIn(value).map((one) => recipientWord(one, 'within')));

const listed = async (names: readonly string[]) =>
  new Intl.ListFormat(await getLocale(), { type: 'conjunction' }).format(names);
