import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET as exportLog } from '@/app/(portal)/environment/audit/export/route';
import AuditPage from '@/app/(portal)/environment/audit/page';
import { deleteOrganisation } from '@/app/(portal)/environment/organisations/[organisationId]/actions';
import { createOrganisation } from '@/app/(portal)/environment/organisations/actions';
import { changeEnvironmentSettings } from '@/app/(portal)/environment/settings/actions';
import { changeSubscription } from '@/app/(portal)/environment/subscription/actions';
import {
  blockUser,
  changeRole,
  removeUser,
  setDeveloper,
  setRelationshipManager,
  setWorkflowAdministrator,
  unblockUser,
} from '@/app/(portal)/environment/users/[userId]/actions';
import UserPage from '@/app/(portal)/environment/users/[userId]/page';
import { inviteUser } from '@/app/(portal)/environment/users/invite/actions';
import UsersPage from '@/app/(portal)/environment/users/page';
import { changeName } from '@/app/(portal)/profile/actions';
import ProfilePage from '@/app/(portal)/profile/page';
import { newId } from '@/db/id';
import { environments, invitations, organisations, principals, users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import type { FormAction } from '@/lib/policy/outcome';
import { actAs, type Form, given, open, post } from '../acting';
import { cellsOf, drawn, everything, type Tried, tried } from '../matrix';
import { addPerson } from '../people';
import { givePartnership } from '../sharing';
import { environment, makeWorld, person } from '../world';

// Requirements 5.1, every row through the real actions and pages, as the six kinds of people of one environment.

const who: Record<string, string> = { B: 'chris', 'B+R': 'dewi', A: 'emma', 'A+R': 'bram', AD: 'adam', 'AD+R': 'anna' };

beforeAll(async () => {
  await makeWorld();
  await addPerson('deboer', { key: 'adam', name: 'Adam Zonder', role: 'administrator' });
  await givePartnership('deboer', 'jansen');
});

const userRow = async (id: string) => (await asOwner((tx) => tx.select().from(users).where(eq(users.id, id))))[0]!;

/** An act on somebody new, made before the act; `values` are the form's other fields. */
const onSomebody =
  (
    action: FormAction,
    values: Form,
    is: (row: typeof users.$inferSelect) => boolean,
    made: Partial<typeof users.$inferInsert> = {},
  ) =>
  async (column: string) => {
    const userId = await addPerson('deboer', made);
    await actAs(who[column]!);
    return async () => tried(await post(action, { userId, ...values }), async () => is(await userRow(userId)));
  };

/** An act on the actor's own person. */
const onOneself =
  (action: FormAction, values: Form, is: (row: typeof users.$inferSelect) => boolean) => async (column: string) => {
    await actAs(who[column]!);
    const { userId } = person(who[column]!);
    return async () => tried(await post(action, { userId, ...values }), async () => is(await userRow(userId)));
  };

async function newOrganisation(home: string): Promise<string> {
  const id = newId();
  const environmentId = environment(home);
  await asOwner(async (tx) => {
    await tx.insert(principals).values({ id, kind: 'organisation', environmentId });
    await tx.insert(organisations).values({ id, environmentId, name: 'To be deleted' });
  });
  return id;
}

const ownEnvironment = async () =>
  (
    await asOwner((tx) =>
      tx
        .select()
        .from(environments)
        .where(eq(environments.id, environment('deboer'))),
    )
  )[0]!;

/** A page opens, or answers how it was refused. */
async function opened<P>(page: (props: P) => Promise<unknown>, props: P): Promise<Tried> {
  const answer = await open(page, props);
  return { done: answer === 'open', refusal: typeof answer === 'string' ? answer : 'gone elsewhere' };
}

const noFilter = { searchParams: given({}) };

describe('5.1 Environment', () => {
  drawn(
    `
  row  act                 B  B+R  A  A+R  AD  AD+R
  V01  ownProfile          Y  Y    Y  Y    Y   Y
  V01  openProfile         Y  Y    Y  Y    Y   Y
  V02  openUsers           N  N    N  N    Y   Y
  V02  openUserSettings    N  N    N  N    Y   Y
  V03  invite              N  N    N  N    Y   Y
  V04  inviteAbove         N  N    N  N    Y   Y
  V06  remove              N  N    N  N    Y   Y
  V07  block               N  N    N  N    Y   Y
  V07  unblock             N  N    N  N    Y   Y
  V08  roleUp              N  N    N  N    Y   Y
  V08  roleDown            N  N    N  N    Y   Y
  V09  ownRoleUp           N  N    N  N    –   –
  V12  managerToBasic      N  N    N  N    Y   Y
  V12  managerToAdvanced   N  N    N  N    Y   Y
  V12  managerToAdmin      N  N    N  N    Y   Y
  V12  managerWithdrawn    N  N    N  N    Y   Y
  V13  managerToOneself    N  N    N  N    Y   Y
  V14  developer           N  N    N  N    Y   Y
  C38  workflow            N  N    N  N    Y   Y
  V17  createOrganisation  N  N    N  N    Y   Y
  V18  deleteOrganisation  N  N    N  N    Y   Y
  V19  subscription        N  N    N  N    Y   Y
  V20  settings            N  N    N  N    Y   Y
  V21  readLog             N  N    N  N    Y   Y
  V21  exportLog           N  N    N  N    Y   Y
`,
    {
      ownProfile: async (column) => {
        await actAs(who[column]!);
        const { userId } = person(who[column]!);
        const { name } = await userRow(userId);
        return async () =>
          tried(await post(changeName, { name: `${name}.` }), async () => (await userRow(userId)).name === `${name}.`);
      },
      openProfile: async (column) => {
        await actAs(who[column]!);
        return () => opened(() => ProfilePage(), {});
      },
      openUsers: async (column) => {
        await actAs(who[column]!);
        return () => opened(UsersPage, noFilter);
      },
      openUserSettings: async (column) => {
        const userId = await addPerson('deboer');
        await actAs(who[column]!);
        return () => opened(UserPage, { params: given({ userId }) });
      },
      invite: inviting({}, 'basic'),
      inviteAbove: inviting({ role: 'advanced' }, 'advanced'),
      remove: onSomebody(removeUser, {}, (row) => row.removedAt !== null && row.email === null),
      block: onSomebody(blockUser, {}, (row) => row.blockedAt !== null),
      unblock: onSomebody(unblockUser, {}, (row) => row.blockedAt === null, { blockedAt: new Date() }),
      roleUp: onSomebody(changeRole, { role: 'administrator' }, (row) => row.role === 'administrator'),
      roleDown: onSomebody(changeRole, { role: 'basic' }, (row) => row.role === 'basic', { role: 'administrator' }),
      ownRoleUp: onOneself(changeRole, { role: 'administrator' }, (row) => row.role === 'administrator'),
      managerToBasic: onSomebody(setRelationshipManager, { isGiven: 'on' }, (row) => row.isRelationshipManager),
      managerToAdvanced: onSomebody(setRelationshipManager, { isGiven: 'on' }, (row) => row.isRelationshipManager, {
        role: 'advanced',
      }),
      managerToAdmin: onSomebody(setRelationshipManager, { isGiven: 'on' }, (row) => row.isRelationshipManager, {
        role: 'administrator',
      }),
      managerWithdrawn: onSomebody(setRelationshipManager, {}, (row) => !row.isRelationshipManager, {
        isRelationshipManager: true,
      }),
      managerToOneself: async (column) => {
        await actAs(who[column]!);
        const { userId } = person(who[column]!);
        return async () =>
          tried(await post(setRelationshipManager, { userId, isGiven: 'on' }), async () => {
            const { isRelationshipManager } = await userRow(userId);
            // Adam stays the administrator without the role, for the rows below.
            if (column === 'AD')
              await asOwner((tx) => tx.update(users).set({ isRelationshipManager: false }).where(eq(users.id, userId)));
            return isRelationshipManager;
          });
      },
      developer: onSomebody(setDeveloper, { isGiven: 'on' }, (row) => row.isDeveloper),
      workflow: onSomebody(setWorkflowAdministrator, { isGiven: 'on' }, (row) => row.isWorkflowAdministrator),
      createOrganisation: async (column) => {
        await actAs(who[column]!);
        const name = `New ${newId()}`;
        return async () =>
          tried(
            await post(createOrganisation, { name, country: 'NL' }),
            async () =>
              (await asOwner((tx) => tx.select().from(organisations).where(eq(organisations.name, name)))).length === 1,
          );
      },
      deleteOrganisation: async (column) => {
        const organisationId = await newOrganisation('deboer');
        await actAs(who[column]!);
        return async () =>
          tried(
            await post(deleteOrganisation, { organisationId, typed: 'To be deleted' }),
            async () =>
              (await asOwner((tx) => tx.select().from(organisations).where(eq(organisations.id, organisationId))))
                .length === 0,
          );
      },
      subscription: async (column) => {
        await actAs(who[column]!);
        const { version } = await ownEnvironment();
        const planKey = column === 'AD' ? 'enterprise' : 'professional';
        return async () =>
          tried(
            await post(changeSubscription, { planKey, hasWorkflowEngine: 'on', version: String(version) }),
            async () => (await ownEnvironment()).planKey === planKey,
          );
      },
      settings: async (column) => {
        await actAs(who[column]!);
        const { version, country, language } = await ownEnvironment();
        const name = `De Boer ${column}`;
        return async () =>
          tried(
            await post(changeEnvironmentSettings, { name, country, language, version: String(version) }),
            async () => (await ownEnvironment()).name === name,
          );
      },
      readLog: async (column) => {
        await actAs(who[column]!);
        return () => opened(AuditPage, noFilter);
      },
      exportLog: async (column) => {
        await actAs(who[column]!);
        return async () => {
          const response = await exportLog(new Request('http://localhost/environment/audit/export?format=csv'));
          await response.text();
          return {
            done: response.status === 200,
            refusal: response.status === 403 ? 'forbidden' : String(response.status),
          };
        };
      },
    },
  );
});

/** V03, V04, V05: the role is Basic when none was chosen. */
function inviting(values: Form, role: string) {
  return async (column: string) => {
    await actAs(who[column]!);
    const email = `${newId()}@elsewhere.example`;
    return async () =>
      tried(await post(inviteUser, { emails: email, ...values }), async () => {
        const [row] = await asOwner((tx) => tx.select().from(invitations).where(eq(invitations.email, email)));
        return row?.role === role;
      });
  };
}

describe('5.1 what nobody may, and the edges of what an administrator may', () => {
  const refused = async (action: FormAction, values: Form, code: string) => {
    const before = await everything();
    expect(await post(action, values)).toMatchObject({ code });
    expect(await everything()).toEqual(before);
  };

  test('V09 an administrator gives up the role while another one stays, and has lost it with the next request', async () => {
    const userId = await addPerson('deboer', { role: 'administrator' });
    await actAs({ userId });
    expect(await post(changeRole, { userId, role: 'basic' })).toMatchObject({ code: 'ok' });
    await refused(changeRole, { userId, role: 'administrator' }, 'forbidden');
  });

  const lastActs: Record<string, [FormAction, Form]> = {
    demote: [changeRole, { role: 'advanced' }],
    block: [blockUser, {}],
    remove: [removeUser, { isConfirmed: 'on' }],
  };
  test.each(
    cellsOf(`
  row  act     last
  V10  demote  N
  V10  block   N
  V10  remove  N
`),
  )('$number the last administrator: $act → N, with the reason', async ({ act }) => {
    const { userId } = person('ivo');
    await actAs('ivo');
    const [action, values] = lastActs[act]!;
    const before = await everything();
    const answer = await post(action, { userId, ...values });
    expect(answer).toMatchObject({
      code: 'forbidden',
      missing: [{ condition: 'This is the last administrator of the environment.' }],
    });
    expect(await everything()).toEqual(before);
  });

  test('V11 a user never has two base roles, or none', async () => {
    const userId = await addPerson('deboer');
    await actAs('anna');
    await refused(changeRole, { userId }, 'invalid');
    await refused(changeRole, { userId, role: '' }, 'invalid');
    await refused(changeRole, { userId, role: 'owner' }, 'invalid');
    await refused(changeRole, { userId, role: ['basic', 'administrator'] }, 'invalid');
  });

  test('V15 anonymous proxy cannot be assigned to a person, and a proxy gets no role', async () => {
    const userId = await addPerson('deboer');
    const proxy = await addPerson('deboer', { name: 'Proxy', email: null, isAnonymousProxy: true });
    await actAs('anna');
    await refused(changeRole, { userId, role: 'anonymous_proxy' }, 'invalid');
    await refused(setDeveloper, { userId, isGiven: 'on', isAnonymousProxy: 'on' }, 'invalid');
    for (const action of [setRelationshipManager, setDeveloper, setWorkflowAdministrator])
      await refused(action, { userId: proxy, isGiven: 'on' }, 'forbidden');
    await refused(changeRole, { userId: proxy, role: 'administrator' }, 'forbidden');
    await refused(blockUser, { userId: proxy }, 'forbidden');
  });

  const acts: Record<string, [FormAction, Form]> = {
    changeRole: [changeRole, { role: 'basic' }],
    setRelationshipManager: [setRelationshipManager, { isConfirmed: 'on' }],
    setDeveloper: [setDeveloper, { isGiven: 'on' }],
    setWorkflowAdministrator: [setWorkflowAdministrator, { isGiven: 'on' }],
    blockUser: [blockUser, {}],
    unblockUser: [unblockUser, {}],
    removeUser: [removeUser, { isConfirmed: 'on' }],
  };
  test.each(Object.keys(acts))(
    'V22 %s: nobody of a partner environment, and nobody at all, is the same: not found',
    async (act) => {
      await actAs('anna');
      const [action, values] = acts[act]!;
      const partner = await post(action, { userId: person('gijs').userId, ...values });
      const nobody = await post(action, { userId: newId(), ...values });
      expect(partner).toMatchObject({ code: 'not_found' });
      expect({ ...partner, values: null }).toEqual({ ...nobody, values: null });
      await refused(action, { userId: person('gijs').userId, ...values }, 'not_found');
      await refused(action, { userId: person('olaf').userId, ...values }, 'not_found');
    },
  );

  test('V22 a partner’s organisation is not deleted, and its user settings do not open', async () => {
    await actAs('anna');
    const organisationId = await newOrganisation('jansen');
    await refused(deleteOrganisation, { organisationId, typed: 'To be deleted' }, 'not_found');
    expect(await open(UserPage, { params: given({ userId: person('gijs').userId }) })).toBe('not_found');
    expect(await open(UserPage, { params: given({ userId: 'no id at all' }) })).toBe('not_found');
  });
});
