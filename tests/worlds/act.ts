import { reading } from '@/db/client';
import { addComment } from '@/lib/documents/activity/commands';
import { documentFacts } from '@/lib/documents/facts';
import { mailDigests } from '@/lib/notifications/mailing/write';
import { exercise } from '@/lib/policy/grant';
import { Refusal } from '@/lib/policy/refusal';
import { createShares, withdrawShare } from '@/lib/shares/commands';
import { givenShareFacts, shareFacts } from '@/lib/shares/facts';
import type { On } from '../proof/oracle/facts';
import { rights } from '../proof/oracle/rights';
import { factsOf } from './facts';
import { levelOf, mayEdit, peopleOf, recipientsOf, seenBy } from './oracle';
import { together } from './together';
import type { World, WorldShare } from './world';

const accesses = ['read_only', 'can_edit', 'full_access'] as const;

/**
 * What people do in worlds, as the product does it, and as the worlds are told: somebody shares, somebody comments, in some
 * worlds the share is taken away again, and the day's letters go out. So what the product writes is looked at beside what was stored.
 */
export async function actIn(worlds: readonly World[]): Promise<void> {
  await together(worlds, async (world) => {
    const given = await share(world);
    await comment(world);
    if (given && world.turn % 3 === 0) await takeAway(world, given);
  });
  await mailDigests(tomorrow());
}

const tomorrow = () => new Date(Date.now() + 24 * 3_600_000);

/** The first who may, shares the newest of their documents with somebody they can reach. */
async function share(world: World): Promise<WorldShare | null> {
  for (const user of world.users.keys()) {
    const document = seenBy(world, user).find((one) => one.access === 'full_access')?.at;
    if (document === undefined) continue;
    const owner = world.organisations[world.documents[document]!.organisation]!.id;
    const mine = [owner, world.users[user]!.id];
    const others = recipientsOf(world, user, document).filter(
      ({ id, canBeChosen }) => canBeChosen && !mine.includes(id) && mayGive(world, user, document, id),
    );
    const recipient = others[world.turn % others.length];
    if (recipient) return shareWith(world, user, document, recipient.id);
  }
  return null;
}

async function shareWith(world: World, giver: number, document: number, principal: string): Promise<WorldShare> {
  const { id: documentId } = world.documents[document]!;
  const access = accesses[world.turn % 3]!;
  let isHungAnew = false;
  await exercise(
    'document.share',
    { userId: world.users[giver]!.id },
    (tx, actor) => shareFacts(tx, actor, { documentId, recipientIds: [principal] }),
    (grant) => {
      // Nothing stored was passed on from another share: what is now, is changed.
      isHungAnew = Boolean(grant.facts.passedOnFrom);
      return createShares(grant, { documents: [documentId], recipients: [principal], accesses: [access], message: '' });
    },
  );
  const before = world.shares.find((one) => isOf(one, { document, principal, giver }));
  const given = { id: null, document, principal, giver, access, partnership: null, isLeftOver: false };
  world.shares = [...world.shares.filter((one) => one !== before), given];
  // What is given so already is not written again.
  if (before?.access === access && !isHungAnew) return given;
  const gaining = before?.access === access ? [] : peopleOf(world, principal);
  world.told.push({ what: 'share', document, teller: giver, to: whoMayHear(world, document, giver, gaining) });
  return given;
}

/** The last who may, comments on the oldest document they may comment on; whoever takes part in it hears of that. */
async function comment(world: World): Promise<void> {
  const user = [...world.users.keys()].findLast((one) => seenBy(world, one).some(mayEdit));
  if (user === undefined) return;
  const { at, id } = seenBy(world, user).findLast(mayEdit)!;
  await exercise(
    'document.comment',
    { userId: world.users[user]!.id },
    (tx, actor) => documentFacts(tx, actor, id),
    (grant) => addComment(grant, { body: 'A word.' }),
  );
  const shares = world.shares.filter((one) => one.document === at);
  const parties = world.users.flatMap((one, place) =>
    shares.some((each) => each.giver === place || each.principal === one.id) ? [place] : [],
  );
  world.told.push({ what: 'comment', document: at, teller: user, to: whoMayHear(world, at, user, parties) });
}

/**
 * Whoever gave the share takes it away: what was told of it is not theirs to see any more, but for those with another path.
 * Who gave a group of their own less than they had through it, has lowered themselves, and must be refused.
 */
async function takeAway(world: World, given: WorldShare): Promise<void> {
  const { id: documentId } = world.documents[given.document]!;
  const { id: userId } = world.users[given.giver]!;
  const [one] = await reading({ userId }, (tx) =>
    tx.query.shares.findMany({
      where: (share, { and, eq }) =>
        and(eq(share.documentId, documentId), eq(share.principalId, given.principal), eq(share.grantedBy, userId)),
    }),
  );
  const isTaken = await exercise(
    'share.withdraw',
    { userId },
    (tx, actor) => givenShareFacts(tx, actor, { documentId, shareId: one!.id }),
    (grant) => withdrawShare(grant),
  ).then(
    () => true,
    (error) => {
      if (error instanceof Refusal && error.code === 'forbidden') return false;
      throw error;
    },
  );
  if (isTaken !== mayTakeAway(world, given)) throw new Error(`A share was taken away: ${isTaken}, against the rule.`);
  if (!isTaken) return;
  world.shares = world.shares.filter((share) => share !== given);
}

/** The giver with full access, or a member of the organisation (L08, L09). */
const mayTakeAway = (world: World, { giver, document }: WorldShare): boolean =>
  seenBy(world, giver).some(({ at, access }) => at === document && access === 'full_access') ||
  levelOf(world, giver, world.documents[document]!.organisation) !== null;

const isOf = (one: WorldShare, of: Pick<WorldShare, 'document' | 'principal' | 'giver'>) =>
  one.document === of.document && one.principal === of.principal && one.giver === of.giver;

/** Outside takes a relationship manager (C-04). */
const mayGive = (world: World, giver: number, document: number, recipient: string): boolean =>
  rights['document.share']!(factsOf(world), {
    document: world.documents[document]!.id,
    recipients: [recipient],
  } as unknown as On).has(world.users[giver]!.id);

/** Of these, whom a path leads to the document, but for the one who tells. */
const whoMayHear = (world: World, document: number, teller: number, people: number[]) =>
  people.filter((one) => one !== teller && seenBy(world, one).some(({ at }) => at === document));
