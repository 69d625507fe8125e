import { shareDocuments } from '@/app/(portal)/documents/[documentId]/actions';
import { createGroup } from '@/app/(portal)/groups/actions';
import { delegateTask } from '@/app/(portal)/tasks/actions';
import { newId } from '@/db/id';
import {
  accessRequests,
  organisationMembers,
  partnershipManagers,
  partnershipOrganisations,
  partnershipSides,
  partnerships,
} from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import { givePartnership, giveRequest } from '../../partners';
import { newSession } from '../../sessions';
import { newRequest, requests } from '../../setup/request';
import { fillHome } from './company';
import { must, type Things } from './making';
import { Marks } from './marks';
import { type Home, makeHome } from './people';
import { everybody, type Person, people } from './roles';
import { fillOrganisation, letThingsGoWrong, shareOf } from './things';

/** Two partners who share with each other; a stranger, who is a partner of the second; one whose partnership has ended, and one who only asked for it. */
export const homeKeys = ['first', 'second', 'stranger', 'former', 'asking'] as const;
export type HomeKey = (typeof homeKeys)[number];

export type Place = Home & { open: Things; closed: Things; whole: Things; cookies: Record<Person, string> };
export type World = { marks: Marks; homes: Record<HomeKey, Place> };

/** Five furnished environments in the database that is empty as yet. */
export async function makeWorld(): Promise<World> {
  const marks = new Marks();
  const homes = {} as Record<HomeKey, Place>;
  // Each in a request of its own, since they are made side by side.
  const make = async (key: HomeKey, number: number) => {
    homes[key] = await requests().run(newRequest(), () => makePlace(key, number + 1, marks));
  };
  await Promise.all(homeKeys.map(make));
  const { first, second, stranger, former, asking } = homes;
  await bePartners(second, stranger);
  await bePartners(first, second);
  await bePartners(stranger, former);
  await bePartners(stranger, asking);
  await giveAcross(first, second);
  await giveAcross(second, first);
  await leaveBehind(first, former);
  const words = () => marks.make({ environment: 'first', set: 'whole', what: 'a request', reach: 'internal' });
  await giveRequest(party(asking), party(first), { message: words() });
  for (const home of Object.values(homes)) await letThingsGoWrong([home.open, home.closed], home);
  return { marks, homes };
}

async function makePlace(key: HomeKey, number: number, marks: Marks): Promise<Place> {
  const home = await makeHome(key, number, marks);
  const open = await fillOrganisation(home, 'open');
  const closed = await fillOrganisation(home, 'closed');
  const whole = await fillHome(home);
  const cookies = {} as Record<Person, string>;
  for (const one of people) cookies[one] = (await newSession(home.people[one])).token;
  return { ...home, open, closed, whole, cookies };
}

const party = (home: Home) => ({
  environmentId: home.environmentId,
  name: home.key,
  userId: home.administrator.userId,
});

/** A live partnership: each side shares its open organisation, connects two managers, and is asked to let somebody in. */
async function bePartners(one: Place, other: Place): Promise<void> {
  const partnershipId = await givePartnership(party(one), party(other));
  await asOwner(async (tx) => {
    for (const [home, across] of [
      [one, other],
      [other, one],
    ] as const) {
      const { environmentId } = home;
      const link = { partnershipId, environmentId };
      await tx.insert(partnershipOrganisations).values({ ...link, organisationId: home.organisations.open.id });
      await tx.insert(partnershipManagers).values([
        { ...link, userId: home.others.second },
        { ...link, userId: home.people.basicManager },
      ]);
      const asked = newId();
      await tx.insert(accessRequests).values({
        ...{ id: asked, partnershipId, organisationId: home.organisations.open.id, environmentId },
        ...{ userId: across.others.newcomer, userEnvironmentId: across.environmentId },
        ...{ requestedBy: across.people.administrator, requestedByName: 'Somebody' },
      });
      home.whole.askedAccess ??= asked;
      across.whole.askedByUs ??= asked;
      home.whole.partnership ??= partnershipId;
      home.whole.acrossOpen ??= across.organisations.open.id;
      home.whole.acrossPerson ??= across.others.seated;
    }
  });
}

/** A partnership that was: its history is all that is left. */
async function leaveBehind(one: Place, other: Place): Promise<void> {
  const id = newId();
  await asOwner(async (tx) => {
    await tx.insert(partnerships).values({ id, endedAt: new Date(), endedByName: 'Somebody' });
    await tx
      .insert(partnershipSides)
      .values(
        [one, other].map(({ environmentId, key }) => ({ partnershipId: id, environmentId, environmentName: key })),
      );
  });
}

/** What one gives its partner: a document to everybody, a seat to its member, a partner group, a task. */
async function giveAcross(from: Place, to: Place): Promise<void> {
  const admin = from.administrator;
  const recipients = everybody.map((one) => to.people[one]);
  await must(admin, shareDocuments, { documents: [from.open.document!], recipients, level: 'full_access' });
  const basic = [to.people.basic];
  await must(admin, shareDocuments, { documents: [from.open.given!], recipients: basic, level: 'read_only' });
  from.open.shareAcross = await shareOf(from, from.open.given!, to.people.basic);
  await asOwner((tx) =>
    tx.insert(organisationMembers).values({
      ...{ userId: to.people.member, organisationId: from.organisations.open.id, level: 'member' },
      ...{ environmentId: from.environmentId, userEnvironmentId: to.environmentId },
      partnershipId: from.key === 'first' ? from.whole.partnership! : to.whole.partnership!,
    }),
  );
  const name = `Group ${from.mark('a partner group', 'partners')}`;
  const group = await must(admin, createGroup, {
    ...{ type: 'partner', partnerId: to.environmentId, name, description: name },
    userIds: [to.people.basic, to.people.member, from.others.seated],
  });
  from.whole.partnerGroup = group.split('/').at(-1)!;
  const holder = { userId: from.others.second };
  await must(holder, delegateTask, { taskId: from.open.handedOver!, toId: to.people.administrator });
}
