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
          <li key={path.key} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 py-3">
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
  const seated =
    path.seat &&
    (path.seat.byName
      ? t(`seats.${seatKind(path)}`, { name: path.seat.byName, date: await dateOf(path.seat.at) })
      : t('since', { date: await dateOf(path.seat.at) }));
  return (
    <div className="min-w-0 flex-1 basis-64 text-sm">
      <p>
        <span className="font-medium">{t(`ways.${wayOf(path)}`, { through })}</span>{' '}
        <span className="text-muted">“{say(path.access)}”</span>
      </p>
      {[await originWords(path), seated].map(
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

/** Somebody named for a task has nothing shared with them. */
const wayOf = ({ way, task }: Path) => (way === 'self' && task ? 'task' : way);

/** Where the path comes from: a share, a task with which it ends, or the owning organisation. */
async function originWords({ share, task }: Path): Promise<string> {
  const t = await getTranslations('why');
  if (share) return t('given', { giver: share.grantedByName, date: await dateOf(share.createdAt) });
  return task ? t('task', { step: task.stepName }) : t('owned');
}

const seatKind = ({ way }: Path) => (way === 'relationship_manager' ? 'connected' : 'added');

const dateOf = async (moment: Date) => dateText(dayOf(moment), await getLocale());
