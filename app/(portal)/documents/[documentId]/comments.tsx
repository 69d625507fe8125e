import { getLocale, getTranslations } from 'next-intl/server';
import { Avatar } from '@/components/ui/avatar';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { ExternalMark } from '@/components/ui/external-mark';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/textarea';
import type { Comment } from '@/lib/documents/activity/queries';
import type { Actor } from '@/lib/policy/actor';
import { addComment } from './actions';

/** What people say about the document, oldest first; `reason` says why the reader cannot add to it. */
export async function Comments({
  actor,
  documentId,
  comments,
  reason,
  now,
}: {
  actor: Actor;
  documentId: string;
  comments: readonly Comment[];
  reason: string | undefined;
  now: Date;
}) {
  const t = await getTranslations('document');
  return (
    <Card id="comments" title={t('comments')}>
      {comments.length === 0 && <p className="text-muted text-sm">{t('noComments')}</p>}
      <ol className="flex flex-col gap-4">
        {comments.map((comment) => (
          <OneComment key={comment.id} actor={actor} comment={comment} now={now} />
        ))}
      </ol>
      {reason ? (
        <p className="mt-4 text-muted text-small">{reason}</p>
      ) : (
        <Form action={addComment} resetOnDone className="mt-4 gap-3">
          <input type="hidden" name="documentId" value={documentId} />
          <Field name="body" label={t('comment')} hint={t('commentHint')}>
            <Textarea rows={2} maxLength={4000} />
          </Field>
          <div>
            <SubmitButton variant="secondary" pending={t('addingComment')}>
              {t('addComment')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Card>
  );
}

async function OneComment({ actor, comment, now }: { actor: Actor; comment: Comment; now: Date }) {
  const t = await getTranslations('document');
  const isExternal = comment.authorEnvironmentName !== actor.environmentName;
  return (
    <li className="flex gap-3">
      <Avatar name={comment.authorName} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 text-sm">
          <bdi className="font-medium">{comment.authorName}</bdi>
          {isExternal && <ExternalMark word={t('external')} environment={comment.authorEnvironmentName} />}
          <DateTime
            value={comment.createdAt}
            as="relative"
            now={now}
            locale={await getLocale()}
            className="text-muted text-small"
          />
        </p>
        <p dir="auto" className="mt-0.5 whitespace-pre-line break-words text-sm">
          {comment.body}
        </p>
      </div>
    </li>
  );
}
