'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FormAction } from '@/lib/policy/outcome';
import { Form } from '../ui/form';
import { Notice } from '../ui/notice';

/** A form that is drawn anew once it is done, and says above itself what was done: for what has more than one outcome. */
export function ToldForm({ action, children }: { action: FormAction; children: ReactNode }) {
  const [told, setTold] = useState<{ times: number; message: string | undefined }>({ times: 0, message: undefined });
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer is brought into sight.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [told]);
  return (
    <>
      {told.message && (
        <div ref={box} className="mb-5">
          <Notice tone="success">{told.message}</Notice>
        </div>
      )}
      <Form
        key={told.times}
        action={action}
        onDone={({ message }) => setTold(({ times }) => ({ times: times + 1, message }))}
      >
        {children}
      </Form>
    </>
  );
}
