import { findActivity } from '@/lib/documents/activity/queries';
import { documentFacts } from '@/lib/documents/facts';
import { findAttachment, findFile } from '@/lib/documents/files/stored';
import { findDocument } from '@/lib/documents/queries';
import { exercise } from '@/lib/policy/grant';
import { Refusal } from '@/lib/policy/refusal';
import { levelOf, mayEdit, type Seen } from '../oracle';
import type { Sight } from '../sight';
import { bytesOf } from '../store-content';
import type { WorldDocument } from '../world';

/** A document's page and its files, whether it is the user's or not. */
export async function seeDocument(sight: Sight, document: WorldDocument): Promise<void> {
  const { world, user, actor, same } = sight;
  const due = dueOf(sight, document);
  const found = await findDocument(actor, document.id);
  same(
    'the page of a document',
    found ? [found.id, found.facts.held, found.facts.level] : [],
    due ? [due.id, due.access, levelOf(world, user, due.organisation)] : [],
  );
  const originals = document.status === 'duplicate' && due ? repeatedBy(sight, due) : [];
  const isDue = originals.some((one) => one.id === found?.original?.id);
  same('what a duplicate repeats', [Boolean(found?.original), isDue], [originals.length > 0, originals.length > 0]);
  const bytes = due ? [bytesOf(document)] : [];
  const file = await findFile(actor, document.id);
  const inside = await findAttachment(actor, document.id, 1);
  same('the file', file ? [file.bytes] : [], bytes);
  same('a file inside', inside ? [inside.bytes] : [], bytes);
}

/** The oldest documents of the same sender, number, type and organisation that the user may see. */
function repeatedBy({ allowed }: Sight, of: Seen): Seen[] {
  const same = allowed.filter(
    (one) =>
      one.at !== of.at &&
      one.organisation === of.organisation &&
      one.number === of.number &&
      one.type === of.type &&
      one.status !== 'draft',
  );
  const oldest = same.at(-1)?.createdAt;
  return same.filter((one) => one.createdAt === oldest);
}

/** Labels, the labels suggested, and the trail. */
export async function seeActivity(sight: Sight, document: WorldDocument): Promise<void> {
  const { world, user, actor, allowed, same, sameSet } = sight;
  const due = dueOf(sight, document);
  const found = await findActivity(actor, document.id);
  same('whether there is activity', [found !== null], [due !== undefined]);
  sameSet('the labels', found?.labels ?? [], due?.labels ?? []);
  const mayLabel = due && mayEdit(due) && levelOf(world, user, due.organisation) !== null;
  const around = mayLabel ? allowed.filter((one) => one.organisation === due.organisation) : [];
  const labels = new Set(around.flatMap((one) => one.labels));
  sameSet(
    'the labels suggested',
    found?.suggestions ?? [],
    [...labels].filter((label) => !due?.labels.includes(label)),
  );
  const told = world.told.filter((one) => one.what === 'share' && one.document === world.documents.indexOf(document));
  const seesAccess = (teller: number) => due?.access === 'full_access' || teller === user;
  same(
    'the trail',
    (found?.history ?? [])
      .filter((one) => one.action === 'document.share')
      .map((one) => Boolean(one.details.recipients)),
    due ? told.map((one) => seesAccess(one.teller)) : [],
  );
}

/** The check that stands before every act, the document held: it answers as the check before every view does. */
export async function seeWhetherOneMayAct(sight: Sight, document: WorldDocument): Promise<void> {
  const due = dueOf(sight, document);
  let held: unknown;
  try {
    await exercise(
      'document.open',
      sight.actor,
      (tx, current) => documentFacts(tx, current, document.id),
      async ({ facts }) => {
        held = facts.held;
        throw new Refusal('conflict');
      },
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  sight.same('the check before an act', [held], [due?.access]);
}

const dueOf = ({ allowed }: Sight, document: WorldDocument) => allowed.find((one) => one.id === document.id);
