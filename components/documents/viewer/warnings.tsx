import { getTranslations } from 'next-intl/server';
import type { Warning } from '@/lib/documents/ubl/model';
import { Notice } from '../../ui/notice';
import { plain } from './saying';

const shownAtOnce = 4;

/** What does not fit in a document, in words; it is shown with its faults, never put right. */
export async function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null;
  const t = await getTranslations('documentWarnings');
  const word = await getTranslations('viewer');
  const sentences = [
    ...new Set(
      warnings.map(({ code, field, values }) => {
        const line = /^lines\.(\d+)\./.exec(field)?.[1];
        const said = t(code, cleaned(values) as never);
        return line === undefined ? said : `${word('atLine', { line: String(Number(line) + 1) })} ${said}`;
      }),
    ),
  ];
  const [first, rest] = [sentences.slice(0, shownAtOnce), sentences.slice(shownAtOnce)];
  return (
    <Notice tone="warn" className="no-print mb-4" title={word('warnings', { count: sentences.length })}>
      <p>{word('warningsWhy')}</p>
      <Sentences sentences={first} />
      {rest.length > 0 && (
        <details className="mt-1">
          <summary className="link w-fit">{word('warningsMore', { count: rest.length })}</summary>
          <Sentences sentences={rest} />
        </details>
      )}
    </Notice>
  );
}

function Sentences({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul className="mt-1.5 list-disc pl-4">
      {sentences.map((sentence) => (
        <li key={sentence}>
          <bdi>{sentence}</bdi>
        </li>
      ))}
    </ul>
  );
}

const cleaned = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]));
