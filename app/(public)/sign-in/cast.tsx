import { getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { Form } from '@/components/ui/form';
import type { Household, Person } from '@/lib/users/sign-in/queries';
import { continueAsPerson } from './actions';

type Props = { main: Household[]; more: Household[]; next: string };

/** Demonstration only: a button for each person of the cast, by environment. */
export async function Cast({ main, more, next }: Props) {
  if (main.length === 0 && more.length === 0) return null;
  const t = await getTranslations('signIn');
  return (
    <section aria-labelledby="cast" className="sm:px-8">
      <h2 id="cast" className="font-semibold text-form">
        {t('castTitle')}
      </h2>
      <p className="mt-0.5 mb-4 text-muted text-sm">{t('cast')}</p>
      <Form action={continueAsPerson} className="gap-6">
        <input type="hidden" name="next" value={next} />
        {main.map((household) => (
          <People key={household.environmentId} household={household} />
        ))}
        {more.length > 0 && (
          <details className="group">
            <summary className="link w-fit text-sm">{t('moreClients', { count: more.length })}</summary>
            <div className="mt-4 flex flex-col gap-6">
              {more.map((household) => (
                <People key={household.environmentId} household={household} />
              ))}
            </div>
          </details>
        )}
      </Form>
    </section>
  );
}

const People = ({ household: { name, people } }: { household: Household }) => (
  <div>
    <h3 className="mb-1.5 text-muted text-small">{name}</h3>
    <ul className="overflow-hidden rounded-lg border border-line bg-surface">
      {people.map((person) => (
        <PersonButton key={person.userId} person={person} />
      ))}
    </ul>
  </div>
);

async function PersonButton({ person: { userId, name, email, role, isRelationshipManager } }: { person: Person }) {
  const t = await getTranslations('signIn');
  const roles = await getTranslations('roles');
  const special = await getTranslations('specialRoles');
  const held = [roles(role), ...(isRelationshipManager ? [special('relationship_manager')] : [])].join(', ');
  return (
    <li className="border-line border-t first:border-t-0">
      <button
        type="submit"
        name="userId"
        value={userId}
        className="flex min-h-12 w-full items-center gap-3 px-3 py-2 text-left -outline-offset-2 transition-colors duration-100 hover:bg-hover active:bg-press"
      >
        <Avatar name={name} />
        <span className="min-w-0 flex-1">
          <span className="block font-medium text-sm">{t('continueAs', { name })}</span>
          <span className="block text-muted text-small">
            {email} <span aria-hidden>·</span> {held}
          </span>
        </span>
      </button>
    </li>
  );
}
