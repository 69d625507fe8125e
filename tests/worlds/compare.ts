import { actIn } from './act';
import { type Sight, sightOf } from './sight';
import { seeActivity, seeDocument, seeWhetherOneMayAct } from './views/document';
import { seeEveryBox, seeExported, seeFound, seeListPage, seeNarrowed } from './views/lists';
import { seeDashboard, seeTopBar } from './views/overview';
import { seeAccess, seeRecipients } from './views/sharing';
import { letters, seeNotifications } from './views/told';
import { seeExplanations } from './views/why';
import type { World, WorldDocument } from './world';

/** Views of one document, for somebody whose it is and for somebody whose it is not. */
const ofDocuments: ((sight: Sight, document: WorldDocument) => Promise<void>)[] = [
  seeDocument,
  seeActivity,
  seeWhetherOneMayAct,
  seeRecipients,
  seeAccess,
  seeExplanations,
];

/** Views of many documents. */
const ofAll: ((sight: Sight) => Promise<void>)[] = [
  seeNarrowed,
  seeFound,
  seeExported,
  seeTopBar,
  seeDashboard,
  seeListPage,
];

/**
 * Lets people act in the world, then answers every difference between what the product shows each user and what the
 * oracle allows; empty when there is none. Every user sees the check, all lists and what they were told, and by chance one or two of the other views.
 */
export async function differences(world: World): Promise<string[]> {
  await actIn(world);
  const found: string[] = [];
  const looks = await Promise.allSettled(world.users.map((_, user) => look(sightOf(world, user, found))));
  for (const one of looks) if (one.status === 'rejected') throw one.reason;
  return [...found, ...(await letters(world))];
}

async function look(sight: Sight): Promise<void> {
  await seeEveryBox(sight);
  await seeNotifications(sight);
  if (sight.pick([true, false])) await sight.pick(ofAll)(sight);
  else for (const document of twoOf(sight)) await sight.pick(ofDocuments)(sight, document);
}

/** A document that is the user's, and one that is not. */
function twoOf({ world, allowed, pick }: Sight): WorldDocument[] {
  const theirs = world.documents.filter((one) => allowed.some((seen) => seen.id === one.id));
  const others = world.documents.filter((one) => !theirs.includes(one));
  return [theirs, others].flatMap((all) => (all.length > 0 ? [pick(all)] : []));
}
