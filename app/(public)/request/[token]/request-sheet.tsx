import { Check, Minus } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PublicCard } from '@/components/shell/public-frame';
import { DateTime } from '@/components/ui/date-time';
import { DefinitionList } from '@/components/ui/definition-list';
import { Notice } from '@/components/ui/notice';
import type { RequestView } from '@/lib/partnerships/requests/look';
import { masked } from '@/lib/users/sign-in/masked';

/** A request that is there to be looked at. */
export type Seen = Extract<RequestView, { request: unknown }>;
export type LinkProps = { view: Seen; token: string };

/** Who asks, for whom, until when, what accepting gives and what not; then, as `children`, what the reader can do. */
export async function RequestSheet({
  view,
  withConsequences = true,
  children,
}: {
  view: Seen;
  withConsequences?: boolean | undefined;
  children: ReactNode;
}) {
  const t = await getTranslations('request');
  const { kind, requestedByName: person, environmentName: environment, message } = view.request;
  return (
    <PublicCard title={t(`asks.${kind}`, { person, environment })}>
      <div className="-mt-2.5 flex flex-col gap-3">
        {view.isReplaced && <Notice>{t('replaced')}</Notice>}
        <DefinitionList items={await factsOf(view)} className="gap-1" />
        {message && <Message text={message} from={person} />}
        {withConsequences && <Consequences view={view} />}
        {children}
      </div>
    </PublicCard>
  );
}

/** Whether the reader becomes relationship manager by accepting, as an administrator does (C-06). */
export const takesTheRole = ({ state, request, actor }: Seen): boolean =>
  state === 'ready' && request.kind === 'authorisation' && !actor!.isRelationshipManager;

async function factsOf({ request, email, actor }: Seen) {
  const t = await getTranslations('request');
  const client = [request.organisationName, request.legalNumber].filter(Boolean).join(', ');
  const forWhom = request.kind === 'authorisation' ? client : request.otherEnvironmentName;
  return [
    // To whom it was sent, its owner knows once signed in.
    ...(actor?.email === email ? [] : [{ term: t('to'), value: masked(email) }]),
    ...(forWhom ? [{ term: t('for'), value: <bdi>{forWhom}</bdi> }] : []),
    ...(request.softwarePackage ? [{ term: t('software'), value: <bdi>{request.softwarePackage}</bdi> }] : []),
    { term: t('until'), value: <DateTime value={request.expiresAt} locale={await getLocale()} /> },
  ];
}

const shortMessage = 110;

/** A long message folds away behind its beginning, so that the answer stays in sight. */
async function Message({ text, from }: { text: string; from: string }) {
  const t = await getTranslations('request');
  const quote = 'border-line-strong border-l-2 pl-3 text-sm wrap-anywhere';
  if (text.length <= shortMessage)
    return (
      <blockquote className={quote}>
        <span className="sr-only">{t('messageOf', { person: from })}: </span>
        <bdi>{text}</bdi>
      </blockquote>
    );
  return (
    <details className={quote}>
      <summary className="finger cursor-pointer text-muted">
        <span className="sr-only">{t('messageOf', { person: from })}: </span>
        <bdi>{text.slice(0, 80).trimEnd()}…</bdi>
      </summary>
      <p className="mt-2 whitespace-pre-line">
        <bdi>{text}</bdi>
      </p>
    </details>
  );
}

async function Consequences({ view }: { view: Seen }) {
  const t = await getTranslations('request');
  const { request, actor } = view;
  const names = { environment: request.environmentName };
  const gives = [
    t(`gives.${request.kind}`, names),
    ...(request.asksForSoftwareConnection ? [t('gives.softwareConnection', names)] : []),
    ...(takesTheRole(view) ? [t('takesRole', { environment: actor!.environmentName })] : []),
  ];
  return (
    <div className="flex flex-col gap-2 text-sm">
      <List title={t('gives.title')} icon={<Check aria-hidden className="text-done-ink" />} lines={gives} />
      <List
        title={t('givesNot.title')}
        icon={<Minus aria-hidden className="text-muted" />}
        lines={[t(`givesNot.${request.kind}`)]}
      />
    </div>
  );
}

const List = ({ title, icon, lines }: { title: string; icon: ReactNode; lines: string[] }) => (
  <div>
    <h2 className="font-medium">{title}</h2>
    <ul>
      {lines.map((line) => (
        <li key={line} className="flex gap-2 text-muted [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
          {icon}
          <span className="min-w-0">{line}</span>
        </li>
      ))}
    </ul>
  </div>
);
