import type { ComponentProps } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';

/** A button across the sheet, whose words may be long: they name an address or a company. */
export const WideButton = (rest: Omit<ComponentProps<typeof SubmitButton>, 'size' | 'className'>) => (
  <SubmitButton size="lg" {...rest} className="h-auto min-h-10 w-full whitespace-normal py-2 wrap-anywhere" />
);
