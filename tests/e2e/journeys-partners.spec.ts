import type { Page } from '@playwright/test';
import { party, ublOf } from '../e-documents';
import { press } from './by-post';
import { accept, becomeReadyForPartners, type Company, choosePlan, found, invite, newCompany } from './company';
import { counting, type } from './counting';
import { expect, say, test } from './fixtures';
import { fromLetter } from './letters';
import { inMenu } from './menu';
import { button, buttonTo, expectInSight, heading, masked, requestLink } from './requests';
import { chooseToShare, openShare, share } from './share';
import { outcomeOf, uploadByButton, xml } from './uploads';

// Articles "Create a partner on the platform" and "Create and assign a relationship manager", from finding each other to parting,
// with what each journey costs a person.

const petra = 'Petra Proef';
const olga = 'Olga Overkant';
const karel = 'Karel Proef';
const dirk = 'Dirk Overkant';

/** Two companies that know nothing of each other: an administrator and a basic user, who is a member of the organisation, each. */
async function twoCompanies(visitor: () => Promise<Page>) {
  const [ours, theirs] = [newCompany(), newCompany()];
  const side = async (company: Company, administrator: string, colleague: string) => {
    const [head, hand] = [await visitor(), await visitor()];
    await found(head, company, administrator);
    const address = `hand@${company.domain}`;
    await accept(hand, await invite(head, address, company.organisation), address, colleague);
    return { ...company, head, hand };
  };
  const one = await side(ours, petra, karel);
  await becomeReadyForPartners(one.head);
  return { ours: one, theirs: await side(theirs, olga, dirk) };
}
type Side = Awaited<ReturnType<typeof twoCompanies>>['ours'];

/** Uploads an invoice to the company for each number; answers the paths of their pages. */
async function receive({ head, organisation, legalNumber }: Side, numbers: string[]): Promise<string[]> {
  await head.goto('/inbox/in');
  await uploadByButton(
    head,
    numbers.map((number) => xml(`${number}.xml`, ublOf({ number, buyer: party(organisation, legalNumber) }))),
  );
  const paths: string[] = [];
  for (const number of numbers) {
    const link = outcomeOf(head, `${number}.xml`).getByRole('link', { name: say('upload.open'), exact: true });
    paths.push((await link.getAttribute('href'))!);
  }
  return paths;
}

const statusOf = async (page: Page, path: string) => (await page.request.get(path)).status();
/** The first address of a kind on a page. */
const firstOn = async (page: Page, path: string, kind: string) =>
  (await (await page.request.get(path)).text()).match(new RegExp(`${kind}/[0-9a-f-]{36}`))![0];

/** Gives a colleague the relationship manager role, or withdraws it, in the user settings. */
async function setManager(page: Page, name: string, isGiven: boolean): Promise<void> {
  await page.goto('/environment/users');
  await page.getByRole('link', { name }).click();
  const role = page.getByRole('switch', { name: say('specialRoles.relationship_manager') });
  const saved = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await role.click();
  expect((await saved).status()).toBe(200);
  await expect(role).toBeChecked({ checked: isGiven });
}

test('two companies: found by number, asked, accepted; members, managers, documents at three levels; parted (T03, T11, T12, T15, T16; J-07 to J-11, J-13)', async ({
  visitor,
  look,
}) => {
  test.setTimeout(480_000);
  const { ours, theirs } = await twoCompanies(visitor);
  const numbers = ['LEZEN', 'BEWERKEN', 'VOLLEDIG'].map((level) => `${level}-${ours.legalNumber}`);
  const documents = await receive(ours, numbers);
  const [foreign] = (await receive(theirs, [`HUN-${theirs.legalNumber}`])) as [string];
  const theirAddress = `petra@${theirs.domain}`;
  const foreignOrganisation = await firstOn(theirs.head, '/environment/organisations', '/environment/organisations');

  const ask = async () => {
    await ours.head.goto('/');
    const presses = await counting(ours.head);
    await inMenu(ours.head, 'menu.partners').click();
    await ours.head
      .getByRole('link', { name: say('partners.find') })
      .first()
      .click();
    await type(ours.head.getByLabel(say('findPartners.label')), theirs.legalNumber);
    await ours.head.keyboard.press('Enter');
    await button(ours.head, 'findPartners.send').click();
    await ours.head.waitForURL('**/partners/requests?**');
    expect(presses).toMatchObject({ keys: 1, text: theirs.legalNumber.length });
    expect(presses.clicks).toBeLessThanOrEqual(3);
    return fromLetter(ours.head, theirAddress, requestLink);
  };

  const link = await test.step(
    'Find partners, by number, and Send relationship request: three presses and the number (J-07)',
    ask,
  );

  await test.step('the other party lacks the role and the subscription: each is one press away (J-10)', async () => {
    await theirs.head.goto(link);
    await expect(theirs.head.getByText(say('request.missingTitle'))).toBeVisible();
    await expectInSight(theirs.head, ['request.takeRole']);
    await look(theirs.head);
    const presses = await counting(theirs.head);
    await button(theirs.head, 'request.takeRole').click();
    await expect(theirs.head.getByRole('link', { name: say('request.toSubscription') })).toBeVisible();
    expect(presses).toEqual({ clicks: 1, keys: 0, text: 0 });
    await look(theirs.head);
    await theirs.head.getByRole('link', { name: say('request.toSubscription') }).click();
    await choosePlan(theirs.head, 'Basic');
  });

  await test.step('The other party confirms by email: signed out in three presses, signed in by one (J-08, J-09)', async () => {
    const elsewhere = await visitor();
    await elsewhere.goto(link);
    await expectInSight(elsewhere, ['request.prove']);
    const presses = await counting(elsewhere);
    await buttonTo(elsewhere, 'request.sendLink', masked(theirAddress)).click();
    await elsewhere.waitForURL('**/sign-in/check-email');
    await elsewhere.goto(await fromLetter(elsewhere, theirAddress, /\/sign-in\/confirm\?\S+/));
    await button(elsewhere, 'signIn.confirm').click();
    await expect(button(elsewhere, 'request.accept')).toBeVisible();
    expect(new URL(elsewhere.url()).pathname).toBe(link);
    expect(presses).toEqual({ clicks: 2, keys: 0, text: 0 });
    await expectInSight(elsewhere, ['request.accept', 'request.decline']);
    await look(elsewhere);
    await button(elsewhere, 'request.accept').click();
    await expect(heading(elsewhere, 'request.acceptedNowTitle', { environment: ours.name })).toBeVisible();
    expect(presses).toEqual({ clicks: 3, keys: 0, text: 0 });
  });

  await test.step('right after it, both sides’ basic users see nothing of the other (T12)', async () => {
    for (const [one, other, secret] of [
      [ours, theirs, foreign],
      [theirs, ours, documents[0]!],
    ] as const) {
      for (const path of ['/', '/documents', '/inbox/in', '/inbox/out', '/partners', '/environment/organisations']) {
        const page = await (await one.hand.request.get(path)).text();
        expect(page, path).not.toContain(other.organisation);
      }
      expect(await statusOf(one.hand, secret)).toBe(404);
    }
    expect(await statusOf(ours.hand, foreignOrganisation)).toBe(404);
    expect(await statusOf(ours.head, foreignOrganisation)).toBe(404);
  });

  await test.step('the partner environment, the organisation, the user as Member: five presses (J-11)', async () => {
    const page = theirs.head;
    await page.goto('/');
    const presses = await counting(page);
    await inMenu(page, 'menu.partners').click();
    await page.getByRole('link', { name: ours.name, exact: true }).click();
    await button(page, 'partnership.addMember').click();
    const dialog = page.getByRole('dialog');
    // The dialog gives the focus to the field.
    await expect(dialog.getByRole('combobox', { name: say('partnership.who') })).toBeFocused();
    await type(dialog.getByRole('combobox', { name: say('partnership.who') }), petra.slice(0, 3));
    await page.getByRole('option', { name: new RegExp(petra) }).click();
    await expect(dialog.getByRole('radio', { name: new RegExp(`^${say('levels.member')}`) })).toBeChecked();
    await look(page);
    await dialog.getByRole('button', { name: say('partnership.add'), exact: true }).click();
    await expect(dialog).toBeHidden();
    expect(presses.clicks + presses.keys).toBeLessThanOrEqual(5);
    expect(await statusOf(ours.head, foreignOrganisation)).toBe(200);
    expect(await statusOf(ours.head, foreign)).toBe(200);
  });

  await test.step('a basic user with the relationship manager role: Find partners no, connected and mutual access yes (T15, J-13)', async () => {
    await setManager(ours.head, karel, true);
    await ours.hand.goto('/partners/find');
    await expect(ours.hand.getByText(say('partners.requirements'), { exact: true })).toBeVisible();
    await expect(ours.hand.getByLabel(say('findPartners.label'))).toHaveCount(0);

    await ours.head.goto('/');
    const presses = await counting(ours.head);
    await inMenu(ours.head, 'menu.partners').click();
    await ours.head.getByRole('link', { name: say('partners.managers') }).click();
    await ours.head.getByRole('link', { name: say('managers.connectTo', { partner: theirs.name }) }).click();
    await button(ours.head, 'connect.connectName', { name: karel }).click();
    await expect(ours.head.getByRole('main').getByRole('listitem').filter({ hasText: karel })).toContainText(
      say('connect.connected'),
    );
    expect(presses.clicks + presses.keys).toBeLessThanOrEqual(4);

    expect(await statusOf(ours.hand, foreign)).toBe(404);
    const shared = theirs.head.getByRole('switch', {
      name: say('partnership.sharedOf', { organisation: theirs.organisation, environment: ours.name }),
    });
    await shared.click();
    await expect(shared).toBeChecked();
    await expect.poll(() => statusOf(ours.hand, foreign)).toBe(200);
    expect(await statusOf(ours.hand, foreignOrganisation)).toBe(200);
  });

  await test.step('he shares outside, at the three levels (T11, T15)', async () => {
    for (const [at, access] of (['read_only', 'can_edit', 'full_access'] as const).entries()) {
      expect(await statusOf(theirs.hand, documents[at]!)).toBe(404);
      await ours.hand.goto(documents[at]!);
      await openShare(ours.hand);
      await share(ours.hand, dirk.slice(0, 4), new RegExp(dirk), access);
      await theirs.hand.goto(documents[at]!);
      await expect(theirs.hand.getByRole('heading', { level: 1, name: numbers[at]! })).toBeVisible();
      const comment = theirs.hand.getByLabel(say('document.comment'));
      await expect(comment).toHaveCount(access === 'read_only' ? 0 : 1);
      const passOn = theirs.hand.getByRole('button', { name: say('share.share'), exact: true });
      expect((await passOn.count()) > 0).toBe(access === 'full_access');
    }
    await look(theirs.hand);
  });

  await test.step('the role is withdrawn while his dialogue is open: refused, nothing shared (T03)', async () => {
    await ours.hand.goto(documents[0]!);
    await openShare(ours.hand);
    const dialog = await chooseToShare(ours.hand, olga.slice(0, 4), new RegExp(olga), 'read_only');
    await look(ours.hand);
    await setManager(ours.head, karel, false);
    await dialog.getByRole('button', { name: say('share.submit'), exact: true }).click();
    await expect(dialog.getByText(say('conditions.relationship_manager_for_outside.missing'))).toBeVisible();
    await look(ours.hand);
    expect(await statusOf(theirs.head, documents[0]!)).toBe(404);
    expect(await statusOf(ours.hand, foreign)).toBe(404);
  });

  await test.step('a subscription below Basic waits until the partnership has ended (T16)', async () => {
    const page = ours.head;
    await page.goto('/environment/subscription');
    await expect(page.getByRole('radio', { name: /^Invoice Portal/ })).toBeDisabled();
    const standing = page.getByRole('main').getByRole('listitem').filter({ hasText: theirs.name });
    await expect(standing).toBeVisible();
    await look(page);
    await standing.getByRole('link', { name: say('subscription.partnershipsEnd') }).click();
    await page.waitForURL(/\/partners\/[0-9a-f-]{36}/);
    await button(page, 'partnership.end').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(say('partnership.ends'))).toBeVisible();
    await look(page);
    await dialog.getByRole('button', { name: say('partnership.end'), exact: true }).click();
    await page.waitForURL('**/partners?ended**');
    for (const path of documents) expect(await statusOf(theirs.hand, path)).toBe(404);
    expect(await statusOf(page, foreign)).toBe(404);
    await page.goto('/environment/subscription');
    await choosePlan(page, 'Invoice Portal');
  });

  await test.step('a new partnership, accepted where no script runs, revives nothing', async () => {
    await ours.head.goto('/environment/subscription');
    await choosePlan(ours.head, 'Basic');
    const again = await ask();
    const answer = await press(theirs.head.request, {
      at: again,
      button: say('request.accept'),
      window: theirs.head,
    });
    expect(await answer.text()).toContain(say('request.acceptedNowTitle', { environment: ours.name }));
    for (const path of documents) expect(await statusOf(theirs.hand, path)).toBe(404);
    expect(await statusOf(ours.head, foreign)).toBe(404);
  });
});
