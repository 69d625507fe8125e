import { eq } from 'drizzle-orm';
import { newId } from '@/db/id';
import {
  environments,
  groupMembers,
  groups,
  organisationMembers,
  organisations,
  partnershipManagers,
  partnershipOrganisations,
  principals,
} from '@/db/schema';
import { asOwner, within } from '@/db/seed/owner';
import type { Level } from '@/db/vocabulary';
import type { Form } from '../../acting';
import { addCompany, type Company, givePartnership } from '../../partners';
import { addPersonTo } from '../../people';
import { newSession } from '../../sessions';
import { giveWorkflow, humanStep, toPerson } from '../../workflowing';
import { giveDocumentTo } from '../../world';
import type { ActName } from './portal';
import type { Portal } from './portals';

// Every way in which somebody loses sight of a document, each by the act that takes it, on a path that is their only one.

/** Somebody who sees a document, and the act of whomever it may be that ends it. */
export type Losing = { reader: string; documentId: string; act: ActName; by: string; form: Form };

export type World = {
  portal: Portal;
  home: Company;
  /** The session of the home's administrator. */
  admin: string;
  holder: { userId: string; token: string };
  workflowId: string;
};

export async function makeLosers(portal: Portal): Promise<World> {
  const home = await addCompany({ planKey: 'professional' });
  await asOwner((tx) =>
    tx.update(environments).set({ hasWorkflowEngine: true }).where(eq(environments.id, home.environmentId)),
  );
  const admin = await tokenOf(home.userId);
  const holder = await personIn(home);
  const workflowId = await giveWorkflow(home, [humanStep([toPerson(holder)])]);
  return { portal, home, admin, holder, workflowId };
}

const tokenOf = async (userId: string) => (await newSession(userId)).token;

type Reader = { userId: string; token: string };
async function personIn({ environmentId }: Pick<Company, 'environmentId'>, values = {}): Promise<Reader> {
  const userId = await addPersonTo(environmentId, values);
  return { userId, token: await tokenOf(userId) };
}

/** Does what must succeed for the losing to be worth anything. */
async function done({ portal }: World, token: string, act: ActName, form: Form): Promise<void> {
  const heard = await portal.ask({ token, act, form });
  if (!('answer' in heard) || heard.answer.code !== 'ok') throw new Error(`${act}: ${JSON.stringify(heard)}`);
}

const share = (world: World, by: string, documentId: string, recipient: string, access = 'read_only') =>
  done(world, by, 'shareDocuments', { documents: [documentId], recipients: [recipient], accesses: [access] });

async function shareOf({ environmentId }: Company, documentId: string, principalId: string): Promise<string> {
  let id = '';
  await asOwner((tx) =>
    within(tx, environmentId, async () => {
      const rows = await tx.query.shares.findMany({
        where: (one, { and, eq: is }) => and(is(one.documentId, documentId), is(one.principalId, principalId)),
      });
      id = rows[0]!.id;
    }),
  );
  return id;
}

const seatIn = (
  company: Company,
  reader: Reader,
  of: Company = company,
  level: Level = 'member',
  partnershipId?: string,
) =>
  asOwner((tx) =>
    tx.insert(organisationMembers).values({
      ...{ userId: reader.userId, organisationId: of.organisationId, environmentId: of.environmentId, level },
      ...{ userEnvironmentId: company.environmentId, partnershipId: partnershipId ?? null },
    }),
  );

/** A group of the home with the reader in it, and a document shared with it. */
async function seatedReader(world: World) {
  const { home } = world;
  const reader = await personIn(home);
  const groupId = newId();
  await asOwner(async (tx) => {
    await tx.insert(principals).values({ id: groupId, kind: 'group', environmentId: home.environmentId });
    await tx.insert(groups).values({ id: groupId, environmentId: home.environmentId, name: `Group ${groupId}` });
    const of = { groupId, environmentId: home.environmentId, userEnvironmentId: home.environmentId };
    await tx.insert(groupMembers).values({ ...of, userId: reader.userId });
  });
  const documentId = await giveDocumentTo(home);
  await share(world, world.admin, documentId, groupId);
  return { reader, groupId, documentId };
}

/** A member of the home's organisation. */
async function seatedMember({ home }: World, values = {}) {
  const reader = await personIn(home, values);
  await seatIn(home, reader);
  return { reader, documentId: await giveDocumentTo(home) };
}

/** A partner of the home, made for this one. */
async function withPartner({ home }: World) {
  const partner = await addCompany();
  const partnershipId = await givePartnership(home, partner);
  return { partner, partnershipId, reader: await personIn(partner, { isRelationshipManager: true }) };
}

/** The reader reaches the home's organisation as connected relationship manager. */
async function connectedManager(world: World) {
  const { home } = world;
  const { partner, partnershipId, reader } = await withPartner(world);
  await asOwner(async (tx) => {
    const { environmentId, organisationId } = home;
    await tx.insert(partnershipOrganisations).values({ partnershipId, organisationId, environmentId });
    await tx
      .insert(partnershipManagers)
      .values({ partnershipId, userId: reader.userId, environmentId: partner.environmentId });
  });
  return { partner, partnershipId, reader, documentId: await giveDocumentTo(home) };
}

/** The reader reads a document because a task on it was delegated to them. */
async function delegatedTo(world: World) {
  const { home, holder } = world;
  const reader = await personIn(home);
  const documentId = await giveDocumentTo(home);
  await done(world, world.admin, 'startWorkflow', { documents: [documentId], workflowId: world.workflowId });
  let taskId = '';
  await asOwner((tx) =>
    within(tx, home.environmentId, async () => {
      taskId = (await tx.query.tasks.findFirst({ where: (one) => eq(one.documentId, documentId) }))!.id;
    }),
  );
  await done(world, holder.token, 'delegateTask', { taskId, toId: reader.userId });
  return { reader, documentId, taskId };
}

const losing = ({ token }: Reader, documentId: string, act: ActName, by: string, form: Form): Losing => ({
  ...{ reader: token, documentId, act, by, form },
});

export const ways: Record<string, (world: World) => Promise<Losing>> = {
  'a share is withdrawn': async (world) => {
    const [reader, documentId] = [await personIn(world.home), await giveDocumentTo(world.home)];
    await share(world, world.admin, documentId, reader.userId);
    const shareId = await shareOf(world.home, documentId, reader.userId);
    return losing(reader, documentId, 'withdrawShare', world.admin, { documentId, shareId });
  },
  'the share it was passed on from is withdrawn': async (world) => {
    const [between, reader] = [await personIn(world.home), await personIn(world.home)];
    const documentId = await giveDocumentTo(world.home);
    await share(world, world.admin, documentId, between.userId, 'full_access');
    await share(world, between.token, documentId, reader.userId);
    const shareId = await shareOf(world.home, documentId, between.userId);
    return losing(reader, documentId, 'withdrawShare', world.admin, { documentId, shareId });
  },
  'somebody lets go of a share': async (world) => {
    const [reader, documentId] = [await personIn(world.home), await giveDocumentTo(world.home)];
    await share(world, world.admin, documentId, reader.userId);
    const shareId = await shareOf(world.home, documentId, reader.userId);
    return losing(reader, documentId, 'leaveShare', reader.token, { documentId, shareId });
  },
  'a share with a partner is withdrawn': async (world) => {
    const { reader } = await withPartner(world);
    const documentId = await giveDocumentTo(world.home);
    await share(world, world.admin, documentId, reader.userId);
    const shareId = await shareOf(world.home, documentId, reader.userId);
    return losing(reader, documentId, 'withdrawShare', world.admin, { documentId, shareId });
  },
  'somebody is taken from a group': async (world) => {
    const { reader, groupId, documentId } = await seatedReader(world);
    return losing(reader, documentId, 'removeGroupMember', world.admin, { groupId, userId: reader.userId });
  },
  'somebody leaves a group': async (world) => {
    const { reader, groupId, documentId } = await seatedReader(world);
    return losing(reader, documentId, 'leaveGroup', reader.token, { groupId });
  },
  'a group is deleted': async (world) => {
    const { reader, groupId, documentId } = await seatedReader(world);
    return losing(reader, documentId, 'deleteGroup', world.admin, { groupId });
  },
  'a member is removed': async (world) => {
    const { reader, documentId } = await seatedMember(world);
    const { organisationId } = world.home;
    return losing(reader, documentId, 'removeMember', world.admin, { organisationId, userId: reader.userId });
  },
  'a member leaves': async (world) => {
    const { reader, documentId } = await seatedMember(world);
    return losing(reader, documentId, 'leaveOrganisation', reader.token, { organisationId: world.home.organisationId });
  },
  'an administrator becomes a basic user': async (world) => {
    const reader = await personIn(world.home, { role: 'administrator' });
    const documentId = await giveDocumentTo(world.home);
    return losing(reader, documentId, 'changeRole', world.admin, { userId: reader.userId, role: 'basic' });
  },
  'somebody is blocked': async (world) => {
    const { reader, documentId } = await seatedMember(world);
    return losing(reader, documentId, 'blockUser', world.admin, { userId: reader.userId });
  },
  'somebody is removed': async (world) => {
    const { reader, documentId } = await seatedMember(world);
    return losing(reader, documentId, 'removeUser', world.admin, { userId: reader.userId, isConfirmed: 'on' });
  },
  'a session is ended elsewhere': async (world) => {
    const { reader, documentId } = await seatedMember(world);
    const { id, token } = await newSession(reader.userId);
    return losing({ ...reader, token }, documentId, 'endSession', reader.token, { sessionId: id });
  },
  'the other sessions are ended': async (world) => {
    const { reader, documentId } = await seatedMember(world);
    return losing(reader, documentId, 'endOtherSessions', await tokenOf(reader.userId), {});
  },
  'a partnership ends, by which a document was shared': async (world) => {
    const { reader, partnershipId } = await withPartner(world);
    const documentId = await giveDocumentTo(world.home);
    await share(world, world.admin, documentId, reader.userId);
    return losing(reader, documentId, 'endPartnership', world.admin, { partnershipId });
  },
  'a partnership ends, by which somebody was a member': async (world) => {
    const { partner, reader, partnershipId } = await withPartner(world);
    await seatIn(partner, reader, world.home, 'member', partnershipId);
    const documentId = await giveDocumentTo(world.home);
    return losing(reader, documentId, 'endPartnership', world.admin, { partnershipId });
  },
  'an organisation is no longer shared with a partner': async (world) => {
    const { reader, documentId, partnershipId } = await connectedManager(world);
    const form = { partnershipId, organisationId: world.home.organisationId };
    return losing(reader, documentId, 'unshareOrganisation', world.admin, form);
  },
  'a relationship manager is disconnected': async (world) => {
    const { partner, reader, documentId, partnershipId } = await connectedManager(world);
    const form = { partnershipId, userId: reader.userId };
    return losing(reader, documentId, 'disconnectManager', await tokenOf(partner.userId), form);
  },
  'an organisation is closed': async (world) => {
    const { home } = world;
    const organisationId = newId();
    const name = `To close ${organisationId}`;
    await asOwner(async (tx) => {
      await tx
        .insert(principals)
        .values({ id: organisationId, kind: 'organisation', environmentId: home.environmentId });
      await tx.insert(organisations).values({ id: organisationId, environmentId: home.environmentId, name });
    });
    const closing = { ...home, organisationId };
    const reader = await personIn(home);
    await seatIn(closing, reader);
    const documentId = await giveDocumentTo(closing);
    return losing(reader, documentId, 'deleteOrganisation', world.admin, { organisationId, typed: name });
  },
  'a delegation is recalled': async (world) => {
    const { reader, documentId, taskId } = await delegatedTo(world);
    return losing(reader, documentId, 'recallTask', world.holder.token, { taskId });
  },
  'a task is delegated back': async (world) => {
    const { reader, documentId, taskId } = await delegatedTo(world);
    return losing(reader, documentId, 'delegateBack', reader.token, { taskId });
  },
  'a task is given to somebody else': async (world) => {
    const { reader, documentId, taskId } = await delegatedTo(world);
    return losing(reader, documentId, 'reassignTask', world.admin, { taskId, principals: [world.home.userId] });
  },
  'a task is decided': async (world) => {
    const { reader, documentId, taskId } = await delegatedTo(world);
    return losing(reader, documentId, 'decideTask', reader.token, { taskId, verdict: 'approved' });
  },
};
