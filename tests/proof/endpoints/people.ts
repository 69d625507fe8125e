import { newId } from '@/db/id';
import { environments, organisationMembers, organisations, principals, users } from '@/db/schema';
import { asOwner } from '@/db/seed/owner';
import type { Level } from '@/db/vocabulary';
import type { Marks, Reach } from './marks';
import { type Person, people, roles } from './roles';

/** An environment's people and its two organisations: `open`, which it shares with its partners, and `closed`, which it keeps to itself. */
export type Home = {
  key: string;
  environmentId: string;
  people: Record<Person, string>;
  administrator: { userId: string };
  /** Those that something is done to, by what they are. */
  others: Record<'second' | 'colleague' | 'seated' | 'shut' | 'newcomer', string>;
  organisations: Record<'open' | 'closed', Organisation>;
  mark: (what: string, reach: Reach, set?: string) => string;
};
export type Organisation = { id: string; name: string; legalNumber: string };

const others = {
  second: { role: 'administrator', isRelationshipManager: true },
  colleague: { role: 'basic' },
  seated: { role: 'basic' },
  shut: { role: 'basic', blockedAt: new Date(0) },
  newcomer: { role: 'basic', isRelationshipManager: true },
} as const;

/** Makes them, written as the product writes them. `number` makes the organisations' numbers; each is used once. */
export async function makeHome(key: string, number: number, marks: Marks): Promise<Home> {
  const environmentId = newId();
  const mark: Home['mark'] = (what, reach, set = 'whole') => marks.make({ environment: key, set, what, reach });
  const seats = { people: ids(people), others: ids(Object.keys(others) as (keyof typeof others)[]) };
  const organisation = (set: string, place: number) => ({
    id: newId(),
    name: `Company ${mark('an organisation', 'directory', set)}`,
    legalNumber: String(10_000_000 + number * 10 + place),
  });
  const home: Home = {
    key,
    environmentId,
    ...seats,
    administrator: { userId: seats.people.administrator },
    organisations: { open: organisation('open', 1), closed: organisation('closed', 2) },
    mark,
  };
  await asOwner(async (tx) => {
    const name = `House ${mark('an environment', 'directory')}`;
    await tx
      .insert(environments)
      .values({ id: environmentId, name, country: 'NL', planKey: 'professional', hasWorkflowEngine: true });
    const persons = [
      ...people.map((one) => ({ id: seats.people[one], ...roles[one] })),
      ...Object.entries(others).map(([one, values]) => ({ id: seats.others[one as keyof typeof others], ...values })),
    ];
    const owned = Object.values(home.organisations);
    await tx
      .insert(principals)
      .values([
        ...persons.map(({ id }) => ({ id, kind: 'user' as const, environmentId })),
        ...owned.map(({ id }) => ({ id, kind: 'organisation' as const, environmentId })),
      ]);
    await tx.insert(users).values(
      persons.map((one) => ({
        ...one,
        environmentId,
        language: 'en',
        name: `Person ${mark('a person', 'partners')}`,
        email: `${mark('an address', 'internal')}@${key}.test`,
      })),
    );
    await tx.insert(organisations).values(
      owned.map((one, place) => ({
        ...one,
        environmentId,
        city: 'Lisse',
        postcode: '1234 AB',
        vatNumber: `NL0010000${number}${place}B01`,
        iban: 'NL91ABNA0417164300',
        street: `Street ${mark('an address of an organisation', 'directory', place === 0 ? 'open' : 'closed')}`,
        email: `${mark('an address for invoices', 'partners', place === 0 ? 'open' : 'closed')}@${key}.test`,
        invoicePrefix: 'F-',
      })),
    );
    const seat = (userId: string, level: Level) => ({
      userId,
      organisationId: home.organisations.open.id,
      environmentId,
      userEnvironmentId: environmentId,
      level,
    });
    await tx
      .insert(organisationMembers)
      .values([
        seat(seats.people.member, 'member'),
        seat(seats.people.organisationAdministrator, 'administrator'),
        seat(seats.others.seated, 'member'),
      ]);
  });
  return home;
}

const ids = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, newId()])) as Record<K, string>;
