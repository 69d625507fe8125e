'use client';

import { useContext, useId } from 'react';
import { FormContext } from '../ui/form-context';
import { Select } from '../ui/select';

/** One organisation and how an invited person enters it; what was chosen stays when the form comes back. */
export function EntranceSelect({ name, options }: { name: string; options: { value: string; label: string }[] }) {
  const id = useId();
  const posted = useContext(FormContext)?.values?.organisations;
  const chosen = options.find((option) => option.value && Array.isArray(posted) && posted.includes(option.value));
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-3 py-2">
      <label htmlFor={id} className="min-w-0 flex-1 basis-40 text-sm">
        <bdi>{name}</bdi>
      </label>
      <span className="w-44">
        <Select id={id} name="organisations[]" options={options} defaultValue={chosen?.value ?? ''} />
      </span>
    </li>
  );
}
