'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import type { FormAction } from '@/lib/policy/outcome';
import { Form } from '../ui/form';

/**
 * A form whose save names the version it was made from. When somebody saved in the meantime, what was typed stays, the
 * page is read again (`Meanwhile` beside a field says what it is now), and the next save is made from the new version.
 */
export function VersionedForm({
  action,
  version,
  children,
}: {
  action: FormAction;
  version: number;
  children: ReactNode;
}) {
  const router = useRouter();
  const [drawn, setDrawn] = useState({ from: version, isSaved: false });
  // Saved: draw the form anew from what the server says now.
  if (drawn.isSaved && drawn.from !== version) setDrawn({ from: version, isSaved: false });

  const save: FormAction = async (before, form) => {
    const outcome = await action(before, form);
    if (outcome.code === 'conflict') router.refresh();
    return outcome;
  };
  return (
    <Form key={drawn.from} action={save} onDone={() => setDrawn((last) => ({ ...last, isSaved: true }))}>
      <input type="hidden" name="version" value={version} />
      {children}
    </Form>
  );
}
