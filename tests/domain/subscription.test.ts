import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { createOrganisation } from '@/app/(portal)/environment/organisations/actions';
import { changeEnvironmentSettings } from '@/app/(portal)/environment/settings/actions';
import { changeSubscription } from '@/app/(portal)/environment/subscription/actions';
import SubscriptionPage from '@/app/(portal)/environment/subscription/page';
import { endPartnership } from '@/app/(portal)/partners/actions';
import { acceptAuthorisationRequest, acceptRelationshipRequest } from '@/app/(portal)/partners/requests/actions';
import { environments, plans } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import type { RequestKind } from '@/db/vocabulary';
import { listPlans } from '@/lib/environments/settings/queries';
import { actAs, asPerson, type Form, open, post } from '../acting';
import { everything } from '../matrix';
import { addCompany, type Company, giveRequest, requestRow } from '../partners';
import { actor } from '../sharing';
import { environment, makeWorld } from '../world';

beforeAll(makeWorld);

const row = async (key: string) =>
  (
    await asOwner((tx) =>
      tx
        .select()
        .from(environments)
        .where(eq(environments.id, environment(key))),
    )
  )[0]!;
const choose = async (key: string, form: Form) =>
  post(changeSubscription, { version: String((await row(key)).version), ...form });

async function agree(from: Company, to: Company, kind: RequestKind): Promise<string> {
  const requestId = await giveRequest(from, to, { kind });
  await actAs(to);
  await post(kind === 'relationship' ? acceptRelationshipRequest : acceptAuthorisationRequest, { requestId });
  return (await requestRow(from, requestId)).partnershipId!;
}

async function downgrade(company: Company) {
  await actAs(company);
  return post(changeSubscription, { planKey: 'invoice_portal', version: '1' });
}

describe('the subscription', () => {
  test('that nobody offers is refused by its name, also one that no name can be', async () => {
    await actAs('fatima');
    const before = await everything();
    for (const planKey of ['gold', '\0', '\ud800', 'Basic', "' or true --", 'x'.repeat(60)])
      expect(await choose('jansen', { planKey }), planKey).toMatchObject({
        code: 'invalid',
        fields: { planKey: expect.any(String) },
      });
    expect(await everything()).toEqual(before);
  });

  test('changes at once: the next request has what it gives, and no longer what it does not', async () => {
    await actAs('quinten');
    expect((await actor('quinten')).planHasPartnerships).toBe(false);
    expect(await choose('smit', { planKey: 'basic', hasWorkflowEngine: 'on' })).toMatchObject({ code: 'ok' });
    expect(await actor('quinten')).toMatchObject({ planHasPartnerships: true, hasWorkflowEngine: true });
    expect(await choose('smit', { planKey: 'invoice_portal' })).toMatchObject({ code: 'ok' });
    expect(await actor('quinten')).toMatchObject({ planHasPartnerships: false, hasWorkflowEngine: false });
  });

  test('a downgrade that the organisations do not fit in is refused, and says how many are too many', async () => {
    await actAs('ivo');
    const before = await everything();
    expect(await choose('visser', { planKey: 'invoice_portal' })).toMatchObject({
      code: 'forbidden',
      message:
        'Invoice Portal holds 2 organisations, and this environment has 3. Delete one organisation first, or choose a larger subscription.',
    });
    expect(await everything()).toEqual(before);
  });

  test('T16 a downgrade below Basic is refused while a partnership lives that one’s own side had to pay for', async () => {
    const [firm, client, supplier] = [await addCompany(), await addCompany(), await addCompany()];
    await agree(firm, client, 'authorisation');
    const withSupplier = await agree(supplier, client, 'relationship');
    expect(await downgrade(firm)).toMatchObject({ code: 'forbidden', message: expect.stringContaining(client.name) });
    expect(await downgrade(client)).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining(supplier.name),
    });
    await actAs(client);
    expect((await post(endPartnership, { partnershipId: withSupplier })).code).toBe('ok');
    // What is left is the firm's to pay for.
    expect((await downgrade(client)).code).toBe('ok');
  });

  test('a downgrade and an acceptance at the same moment do not both happen', async () => {
    for (let round = 0; round < 10; round++) {
      const [one, other] = [await addCompany(), await addCompany()];
      const requestId = await giveRequest(one, other);
      const answers = await Promise.all([
        asPerson(other, () => post(acceptRelationshipRequest, { requestId })),
        asPerson(one, () => post(changeSubscription, { planKey: 'invoice_portal', version: '1' })),
      ]);
      expect(answers.filter(({ code }) => code === 'ok')).toHaveLength(1);
    }
  });

  test('a downgrade and a third organisation at the same moment do not both happen', async () => {
    await actAs('fatima');
    const [downgrade, third] = await Promise.all([
      asPerson('fatima', () => choose('jansen', { planKey: 'invoice_portal' })),
      asPerson('fatima', () => post(createOrganisation, { name: 'Jansen Derde BV', country: 'NL' })),
    ]);
    expect([downgrade.code, third.code].toSorted()).toEqual(['forbidden', 'ok']);
  });

  test('the Workflow Engine goes with a plan that offers it, and an unknown plan does not exist', async () => {
    await actAs('quinten');
    const before = await everything();
    expect(await choose('smit', { planKey: 'invoice_portal', hasWorkflowEngine: 'on' })).toMatchObject({
      code: 'invalid',
      fields: { hasWorkflowEngine: expect.stringContaining('Invoice Portal does not offer') },
    });
    expect(await choose('smit', { planKey: 'gold' })).toMatchObject({ code: 'invalid' });
    expect(await choose('smit', {})).toMatchObject({ code: 'invalid' });
    expect(await everything()).toEqual(before);
  });

  test('E-087 the plans are rows of a table, shown as they stand there; the page is the administrators’', async () => {
    await asOwner((tx) => tx.update(plans).set({ name: 'Basis Plus' }).where(eq(plans.key, 'basic')));
    expect((await listPlans(await actor('hanna'))).map((plan) => plan.name)).toEqual([
      'Invoice Portal',
      'Basis Plus',
      'Professional',
      'Enterprise',
    ]);
    await actAs('hanna');
    expect(await open(() => SubscriptionPage(), {})).toBe('forbidden');
  });
});

describe('settings of the environment', () => {
  const form = async (key: string, changes: Form = {}): Promise<Form> => {
    const { name, country, language, version } = await row(key);
    return { name, country, language, version: String(version), ...changes };
  };

  test('are saved; joining by domain takes a mail domain of one’s own', async () => {
    await actAs('olaf');
    expect(
      await post(
        changeEnvironmentSettings,
        await form('noord', { name: 'Noord & Co', language: 'en', joinsByDomain: 'on' }),
      ),
    ).toMatchObject({ code: 'ok' });
    expect(await row('noord')).toMatchObject({ name: 'Noord & Co', language: 'en', joinsByDomain: true });
    await asOwner((tx) =>
      tx
        .update(environments)
        .set({ mailDomain: null })
        .where(eq(environments.id, environment('smit'))),
    );
    await actAs('quinten');
    const before = await everything();
    expect(await post(changeEnvironmentSettings, await form('smit', { joinsByDomain: 'on' }))).toMatchObject({
      code: 'invalid',
      fields: { joinsByDomain: expect.any(String) },
    });
    expect(await everything()).toEqual(before);
  });

  test('a domain that another environment lets people join by is refused', async () => {
    await asOwner((tx) =>
      tx
        .update(environments)
        .set({ mailDomain: 'noord.example' })
        .where(eq(environments.id, environment('smit'))),
    );
    await actAs('quinten');
    const before = await everything();
    expect(await post(changeEnvironmentSettings, await form('smit', { joinsByDomain: 'on' }))).toMatchObject({
      code: 'invalid',
      fields: { joinsByDomain: expect.stringContaining('Another environment') },
    });
    expect(await everything()).toEqual(before);
  });

  test('D-17 a save from an older version is refused and names who was first', async () => {
    await actAs('fatima');
    const old = await form('jansen');
    expect(await post(changeEnvironmentSettings, { ...old, name: 'Jansen Eerst' })).toMatchObject({ code: 'ok' });
    const before = await everything();
    expect(await post(changeEnvironmentSettings, { ...old, name: 'Jansen Tweede' })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Fatima Jansen'),
      values: { name: 'Jansen Tweede' },
    });
    expect(await everything()).toEqual(before);
  });
});
