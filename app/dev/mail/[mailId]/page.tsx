import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DefinitionList } from '@/components/ui/definition-list';
import { PageHeader } from '@/components/ui/page-header';
import { findLocalMail, type LocalMail } from '@/lib/notifications/queries';
import { isId } from '@/lib/policy/shapes';

/** One letter: its head, its drawn part in a frame of its own, its text part with the link to press. */
export default async function LocalMailPage({ params }: { params: Promise<{ mailId: string }> }) {
  const { mailId } = await params;
  const mail = isId(mailId) ? await findLocalMail(mailId) : null;
  if (!mail) notFound();
  const t = await getTranslations('mailbox');
  return (
    <>
      <title>{mail.subject}</title>
      <div className="flex flex-col gap-6 [overflow-wrap:anywhere]">
        <PageHeader title={mail.subject} back={{ href: '/dev/mail', label: t('back') }} />
        <DefinitionList items={await headOf(mail)} />
        <iframe
          title={t('drawn')}
          src={`/dev/mail/${mailId}/paper`}
          className="h-160 w-full rounded-lg border border-line bg-white"
        />
        <Card title={t('text')}>
          <div className="whitespace-pre-wrap font-mono text-small">{linked(mail.text)}</div>
        </Card>
      </div>
    </>
  );
}

async function headOf({ from, to, replyTo, createdAt, attachments }: LocalMail) {
  const t = await getTranslations('mailbox');
  return [
    { term: t('from'), value: from },
    { term: t('to'), value: to },
    ...(replyTo ? [{ term: t('replyTo'), value: replyTo }] : []),
    { term: t('when'), value: <DateTime value={createdAt} locale={await getLocale()} as="both" /> },
    ...(attachments.length > 0 ? [{ term: t('attachments'), value: attachments.join(', ') }] : []),
  ];
}

/** The text with its links to be pressed. */
const linked = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={part} className="link" data-mail-link>
        {part}
      </a>
    ) : (
      part
    ),
  );
