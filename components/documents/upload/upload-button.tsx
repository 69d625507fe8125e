'use client';

import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../ui/button';
import { addFiles } from './uploads';

/** Chooses files to upload. `u` presses it too. */
export function UploadButton({ label }: { label: string }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant="primary"
        icon={<Upload aria-hidden />}
        data-upload
        aria-keyshortcuts="u"
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        tabIndex={-1}
        accept=".xml,.pdf,.png,.jpg,.jpeg,application/xml,text/xml,application/pdf,image/png,image/jpeg"
        onChange={(event) => {
          addFiles([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen once more after it failed.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
