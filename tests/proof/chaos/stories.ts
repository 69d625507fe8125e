import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Read, reading } from '@/db/client';
import { newId } from '@/db/id';
import { asOwner } from '@/db/seed/owner';
import type { Form } from '../../acting';
import { invoiceForm, invoiceOutside, savedForm } from '../../drafting';
import { party, ublOf } from '../../e-documents';
import { addCompany, type Company } from '../../partners';
import { newSession } from '../../sessions';
import { person } from '../../world';
import { chance } from './chance';
import type { Journal } from './journal';
import type { ActName, Asked } from './portal';
import type { Heard, Portal } from './portals';

// What people do all day, while processes die under them. A story ends where its teller was told no, or heard nothing.

export type Teller = {
  journal: Journal;
  /** One of the portals there are, whichever answers next. */
  portal: () => Portal;
  /** Sessions of people of the cast, by their keys. */
  token: (who: string) => string;
  isOver: () => boolean;
};

export const people = ['anna', 'chris', 'dewi', 'fatima', 'gijs', 'hanna'] as const;
export type Story = (teller: Teller) => Promise<void>;

class Over extends Error {}

const oneOf = <T>(all: readonly T[]): T => chance.pick(all);
const perhaps = (share: number) => chance.chance(share);

/** Whether it was done; why not is kept, so that one sees what the stories come to. */
function isDone({ journal }: Teller, asked: Asked, heard: Heard): boolean {
  if (!('answer' in heard)) return false;
  const isStored = 'stored' in heard.answer;
  if (heard.answer.code === 'ok' || isStored) return true;
  journal.refuse(`${'act' in asked ? asked.act : 'upload'}: ${heard.answer.code}`);
  return false;
}

/** Asks once; ends the story unless it was done. */
async function ask(teller: Teller, asked: Asked): Promise<void> {
  if (teller.isOver()) throw new Over();
  if (!isDone(teller, asked, await teller.portal().ask(asked))) throw new Over();
}
const act = (teller: Teller, token: string, name: ActName, form: Form) => ask(teller, { token, act: name, form });

/** Asks again and again until somebody answers: for what may be asked twice. */
async function insist(teller: Teller, asked: Asked): Promise<void> {
  for (let time = 0; time < 20; time++) {
    const heard = await teller.portal().ask(asked);
    if (isDone(teller, asked, heard)) return;
    if ('answer' in heard) throw new Over();
    await pause(20 * time);
  }
  throw new Over();
}

/** Looks something up, which may fail as long as the database is away. */
async function find<T>(who: { userId: string }, work: (tx: Read) => Promise<Iterable<T>>): Promise<T[]> {
  try {
    return [...(await reading(who, work))];
  } catch {
    throw new Over();
  }
}

/** An invoice is written, talked about, shared, corrected and sent. */
async function invoice(teller: Teller): Promise<void> {
  const { journal } = teller;
  const token = teller.token(oneOf(['fatima', 'gijs', 'hanna']));
  const form = perhaps(0.5) ? invoiceForm() : invoiceOutside({ buyerEmail: `${newId()}@outside.example` });
  const documentId = form.documentId as string;
  await insist(teller, { token, act: 'createDraft', form });
  journal.keep('drafted', documentId);
  let version = 1;
  while (perhaps(0.5)) {
    const reference = newId();
    const again = { ...savedForm(documentId, version), ...form, buyerReference: reference, version: String(version) };
    const { organisationId: _, ...saved } = again as Form;
    await act(teller, token, 'saveDraft', saved);
    journal.keep('saved', `${documentId} ${reference}`);
    version++;
  }
  if (perhaps(0.5)) await comment(teller, documentId);
  if (perhaps(0.6)) await share(teller, documentId);
  if (perhaps(0.7)) {
    await act(teller, token, 'sendDraft', { documentId, version: String(version) });
    journal.keep('sent', documentId);
  }
}

async function comment(teller: Teller, documentId: string): Promise<void> {
  const body = newId();
  await act(teller, teller.token('fatima'), 'addComment', { documentId, body });
  teller.journal.keep('commented', body);
}

/** Shared with somebody of the own company or of the partner's, and often taken back. */
async function share(teller: Teller, documentId: string): Promise<void> {
  const { journal } = teller;
  const [fatima, recipient] = [teller.token('fatima'), person(oneOf(['anna', 'chris', 'hanna'])).userId];
  const trace = `${documentId} ${recipient}`;
  await act(teller, fatima, 'shareDocuments', {
    ...{ documents: [documentId], recipients: [recipient], accesses: ['can_edit'] },
  });
  journal.keep('shared', trace);
  if (perhaps(0.5)) return;
  const [given] = await find(person('fatima'), (tx) =>
    tx.execute<{ id: string }>(
      sql`select id from shares where document_id = ${documentId} and principal_id = ${recipient}`,
    ),
  );
  if (!given) throw new Over();
  journal.perhapsTakenBack.add(trace);
  await act(teller, fatima, 'withdrawShare', { documentId, shareId: given.id });
  journal.takenBack.add(trace);
}

async function upload(teller: Teller): Promise<void> {
  const key = newId();
  const text = Buffer.from(
    ublOf({
      number: key,
      seller: party('Zuivel Noord BV', '87654321'),
      buyer: party('De Boer Accountants BV', '30000001'),
    }),
  ).toString();
  await insist(teller, {
    token: teller.token('chris'),
    upload: { query: { name: 'invoice.xml', key: key.replaceAll('-', '') }, text },
  });
  teller.journal.keep('uploaded', key);
}

async function decide(teller: Teller): Promise<void> {
  const who = oneOf(['anna', 'chris'] as const);
  const tasks = await find(person(who), (tx) =>
    tx.execute<{ id: string }>(sql`select id from tasks where state = 1 order by random() limit 1`),
  );
  if (!tasks[0]) throw new Over();
  const taskId = tasks[0].id;
  const verdict = perhaps(0.2) ? { verdict: 'rejected', reason: 'Not ours.' } : { verdict: 'approved' };
  await act(teller, teller.token(who), 'decideTask', { taskId, ...verdict });
  teller.journal.keep('decided', `${taskId} ${person(who).userId}`);
}

async function invite(teller: Teller): Promise<void> {
  const email = `${newId()}@invited.example`;
  await act(teller, teller.token(oneOf(['anna', 'fatima'])), 'inviteUser', { emails: email });
  teller.journal.keep('invited', email);
}

/** Two companies of their own become partners, and sometimes part again. */
async function partner(teller: Teller): Promise<void> {
  const { journal } = teller;
  const [from, to] = [await company(), await company()];
  await act(teller, from.token, 'sendRelationshipRequest', { organisationId: to.organisationId, message: '' });
  journal.keep('requested', `${from.environmentId} ${to.environmentId}`);
  const [request] = await find(to, (tx) =>
    tx.execute<{ id: string }>(
      sql`select id from partnership_requests where environment_id = ${from.environmentId} and other_environment_id = ${to.environmentId}`,
    ),
  );
  if (!request) throw new Over();
  await act(teller, to.token, 'acceptRelationshipRequest', { requestId: request.id });
  journal.keep('accepted', request.id);
  if (perhaps(0.5)) return;
  const [live] = await find(to, (tx) =>
    tx.execute<{ id: string }>(
      sql`select partnership_id as id from live_sides where environment_id = ${to.environmentId} and other_environment_id = ${from.environmentId}`,
    ),
  );
  if (!live) throw new Over();
  await act(teller, from.token, 'endPartnership', { partnershipId: live.id });
  journal.keep('ended', live.id);
}

async function company(): Promise<Company & { token: string }> {
  try {
    const made = await addCompany();
    return { ...made, token: (await newSession(made.userId)).token };
  } catch {
    throw new Over();
  }
}

const stories: Story[] = [invoice, invoice, invoice, upload, upload, decide, decide, invite, partner];

/** Tells one story after the other until it is over. */
export async function live(teller: Teller): Promise<void> {
  while (!teller.isOver()) {
    await oneOf(stories)(teller).catch((error) => {
      if (!(error instanceof Over)) throw error;
    });
  }
}

/** Nobody is kept from doing so much of it. */
export const forgetCounts = () => asOwner((tx) => tx.execute(sql`delete from rate_limits`)).catch(() => {});
