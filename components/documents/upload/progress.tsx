'use client';

import { RotateCw, X } from 'lucide-react';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Link } from '../../ui/link';
import { type Upload, UploadDrawer } from '../../ui/upload-drawer';
import { type FileUpload, forget, forgetAll, mayRetry, retry, retryAll } from './uploads';
import type { UploadWords } from './words';

/** The drawer in the corner: those that failed or wait for an answer first, each with its sentence and what can be done. */
export function Progress({
  words,
  uploads,
  onPlace,
}: {
  words: UploadWords;
  uploads: readonly FileUpload[];
  onPlace: (keys: readonly string[]) => void;
}) {
  const isUnderWay = uploads.some((one) => one.state === 'waiting' || one.state === 'sending');
  const inOrder = [...uploads].sort((one, other) => urgency[one.state] - urgency[other.state]);
  return (
    <UploadDrawer
      title={titleOf(words, uploads)}
      uploads={inOrder.map((one) => shown(one, words, onPlace))}
      onClose={isUnderWay ? undefined : forgetAll}
      action={
        uploads.filter(mayRetry).length > 1 && (
          <Button size="sm" onClick={retryAll}>
            {words.retryAll}
          </Button>
        )
      }
    />
  );
}

const urgency = { failed: 0, choosing: 1, sending: 2, waiting: 3, done: 4 };

function titleOf(words: UploadWords, uploads: readonly FileUpload[]): string {
  const count = (...states: FileUpload['state'][]) => uploads.filter((one) => states.includes(one.state)).length;
  const underWay = count('waiting', 'sending');
  const failed = count('failed');
  const choosing = count('choosing');
  if (underWay > 0) return words.titleSending.replace('#', String(underWay));
  if (failed > 0) return words.titleFailed.replace('#', String(failed));
  if (choosing > 0) return words.titleChoose.replace('#', String(choosing));
  return words.titleDone.replace('#', String(uploads.length));
}

function shown(one: FileUpload, words: UploadWords, onPlace: (keys: readonly string[]) => void): Upload {
  return {
    key: one.key,
    name: one.file.name,
    state: one.state === 'choosing' ? 'waiting' : one.state,
    ...(one.state === 'sending' && { progress: one.progress }),
    message: messageOf(one, words),
    action: actionOf(one, words, onPlace),
  };
}

function messageOf(one: FileUpload, words: UploadWords): string {
  if (one.state === 'waiting') return words.waiting;
  if (one.state === 'sending') return words.sending.replace('#', String(Math.round(one.progress * 100)));
  if (one.state === 'choosing') return one.choice?.message ?? '';
  const said = one.message ?? (one.fault ? words[one.fault] : '');
  return [said, ...(one.warnings ?? []).map((each) => each.message)].join('. ').replaceAll('..', '.');
}

function actionOf(one: FileUpload, words: UploadWords, onPlace: (keys: readonly string[]) => void) {
  if (one.state === 'choosing') {
    return (
      <Button size="sm" onClick={() => onPlace([one.key])}>
        {words.choose}
      </Button>
    );
  }
  if (one.state === 'done') {
    const warning = one.warnings?.find((each) => each.href);
    return (
      <span className="flex flex-col items-end gap-1 text-small">
        <Link href={one.href ?? '/'} className="link">
          {words.open}
        </Link>
        {warning?.href && (
          <Link href={warning.href} className="link">
            {words.original}
          </Link>
        )}
      </span>
    );
  }
  const stop = (
    <IconButton
      size="sm"
      label={words.stop.replace('#', one.file.name)}
      icon={<X aria-hidden />}
      onClick={() => forget(one.key)}
    />
  );
  if (!mayRetry(one)) return stop;
  return (
    <span className="flex">
      <IconButton
        size="sm"
        label={words.retry.replace('#', one.file.name)}
        icon={<RotateCw aria-hidden />}
        onClick={() => retry(one.key)}
      />
      {stop}
    </span>
  );
}
