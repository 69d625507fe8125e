import { asOwner } from '@/db/seed/owner';
import { actIn } from './act';
import { type Sight, sightOf } from './sight';
import { store } from './store';
import { together } from './together';
import { seeActivity, seeDocument, seeWhetherOneMayAct } from './views/document';
import { seeBoxesAtOnce, seeEveryBox, seeExported, seeFound, seeListPage, seeNarrowed } from './views/lists';
import { seeDashboard, seeTopBar } from './views/overview';
import { seeRights } from './views/rights';
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

/** In one world of so many people act, and it is looked at all over; the others are looked at a little. */
const wholeOneIn = 4;

/**
 * Stores worlds, lets people act in some of them, and answers every difference between what the product shows each user and what the
 * oracle allows, with the place of its world; none when there is none. Every user sees the check, all lists and their counts, and by
 * chance one of the other views of many documents; in a world looked at all over also what they were told, and views of one document.
 */
export async function differences(worlds: readonly World[]): Promise<string[]> {
  await asOwner((tx) => store(tx, worlds));
  await actIn(worlds.filter((_, at) => at % wholeOneIn === 0));
  const found: string[] = [];
  await together(worlds, async (world, at) => {
    const ofWorld: string[] = [];
    const look = at % wholeOneIn === 0 ? lookAllOver : glance;
    await together([...world.users.keys()], (user) => look(sightOf(world, user, ofWorld)));
    if (look === lookAllOver) {
      ofWorld.push(...(await letters(world)));
      // One after the other: each holds what it asks about.
      for (const user of world.users.keys()) await seeRights(sightOf(world, user, ofWorld));
    }
    found.push(...ofWorld.map((one) => `world ${at}, ${one}`));
  });
  return found;
}

async function lookAllOver(sight: Sight): Promise<void> {
  await seeEveryBox(sight);
  await seeNotifications(sight);
  if (sight.pick([true, false])) await sight.pick(ofAll)(sight);
  else for (const document of twoOf(sight)) await sight.pick(ofDocuments)(sight, document);
}

async function glance(sight: Sight): Promise<void> {
  await seeBoxesAtOnce(sight);
  await sight.pick([seeNarrowed, seeFound, seeExported])(sight);
}

/** A document that is the user's, and one that is not. */
function twoOf({ world, allowed, pick }: Sight): WorldDocument[] {
  const theirs = world.documents.filter((one) => allowed.some((seen) => seen.id === one.id));
  const others = world.documents.filter((one) => !theirs.includes(one));
  return [theirs, others].flatMap((all) => (all.length > 0 ? [pick(all)] : []));
}
