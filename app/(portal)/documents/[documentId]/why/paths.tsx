import { getLocale, getTranslations } from 'next-intl/server';
import { dateText } from '@/components/documents/date-text';
import { Card } from '@/components/ui/card';
import { dayOf } from '@/lib/day';
import type { Actor } from '@/lib/policy/actor';
import type { Explanation, Path } from '@/lib/shares/access/paths';
import { recipientWord } from '../recipient-name';
import { Cuts } from './cuts';

/** Every path by which one person has access: who granted it, when, and the press that cuts it. */
export async function Paths({ actor, explained }: { actor: Actor; explained: Explanation }) {
  const t = await getTranslations('why');
  const { person, paths } = explained;
  return (
    <Card
      title={t('titleOf', { name: person.name })}
      description={t('paths', { count: paths.length })}
      className="mb-6"
      flush
    >
      <ul aria-label={t('titleOf', { name: person.name })} className="divide-y divide-line">
        {paths.map((path) => (
          <li
            key={`${path.way} ${path.through.id} ${path.share?.id}`}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 py-3"
          >
            <PathWords path={path} />
            <Cuts actor={actor} explained={explained} path={path} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

async function PathWords({ path }: { path: Path }) {
  const t = await getTranslations('why');
  const say = await getTranslations('accesses');
  const through = await recipientWord(path.through.name, 'within');
  const given = path.share && t('given', { giver: path.share.grantedByName, date: await dateOf(path.share.createdAt) });
  const seated =
    path.seat &&
    (path.seat.byName
      ? t(`seats.${seatKind(path)}`, { name: path.seat.byName, date: await dateOf(path.seat.at) })
      : t('since', { date: await dateOf(path.seat.at) }));
  return (
    <div className="min-w-0 flex-1 basis-64 text-sm">
      <p>
        <span className="font-medium">{t(`ways.${path.way}`, { through })}</span>{' '}
        <span className="text-muted">“{say(path.access)}”</span>
      </p>
      {[given ?? (path.way === 'self' ? null : t('owned')), seated].map(
        (line) =>
          line && (
            <p key={line} className="text-muted text-small">
              {line}
            </p>
          ),
      )}
    </div>
  );
}

const seatKind = ({ way }: Path) => (way === 'relationship_manager' ? 'connected' : 'added');

const dateOf = async (moment: Date) => dateText(dayOf(moment), await getLocale());
