import { ArrowRight } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import type { Problem } from '@/lib/documents/sending/findings/findings';
import type { Summary } from '@/lib/documents/sending/queries';
import type { Actor } from '@/lib/policy/actor';
import { wordsOfMissing } from '@/lib/policy/refusal-words';

/** What is still missing, each leading to its field; and where the organisation's own details are filled in once and for all. */
export async function Problems({
  documentId,
  summary,
  actor,
  mayEdit,
}: {
  documentId: string;
  summary: Summary;
  actor: Actor;
  mayEdit: boolean;
}) {
  const t = await getTranslations('invoice');
  const { problems } = summary;
  const sentences = await Promise.all(problems.map((problem) => sentenceOf(problem, summary)));
  return (
    <Notice tone="warn" title={t('problemsTitle', { count: problems.length })}>
      <ul className="mt-1.5 flex flex-col gap-1">
        {problems.map(({ code, field }, place) => (
          <li key={`${code} ${field}`}>
            {field && mayEdit ? (
              <Link
                href={`/invoices/${documentId}/edit?field=${field}`}
                className="link inline-flex min-h-6 items-center gap-1.5 font-medium"
              >
                {sentences[place]}
                <ArrowRight aria-hidden className="size-3.5 shrink-0" />
              </Link>
            ) : (
              <span className="inline-flex min-h-6 items-center font-medium">{sentences[place]}</span>
            )}
          </li>
        ))}
      </ul>
      {problems.some((one) => one.about === 'sender') && <InSettings summary={summary} actor={actor} />}
    </Notice>
  );
}

/** The link for those who may change the settings, else who can. */
async function InSettings({ summary, actor }: { summary: Summary; actor: Actor }) {
  const t = await getTranslations('invoice');
  const { id, name } = summary.sender;
  if (summary.mayChangeSettings) {
    return (
      <p className="mt-3">
        <Link href={`/environment/organisations/${id}/settings`} className="link">
          {t('settings', { name })}
        </Link>
      </p>
    );
  }
  const [missing] = await wordsOfMissing(['organisation_administrator'], actor);
  return <p className="mt-3 text-muted">{t('settingsAsk', { name, remedy: missing?.remedy ?? '' })}</p>;
}

/** The rule in plain words, with the names of whom it is about. */
async function sentenceOf({ code, field, values }: Problem, summary: Summary): Promise<string> {
  const t = await getTranslations('problems');
  const place = /(street|postcode|city)$/i.exec(field ?? '')?.[0]?.toLowerCase() as 'street' | undefined;
  return t(code, {
    value: '',
    ...values,
    sender: summary.sender.name,
    buyer: summary.recipientName || t('buyer'),
    line: String(Number(/^lines\.(\d+)/.exec(field ?? '')?.[1] ?? 0) + 1),
    field: place ? t(`fields.${place}`) : '',
  } as never);
}
