import type { Access } from '@/db/vocabulary';
import type { PressWords } from '../documents/press/words';

/** The words of the share dialog; those in braces are filled in by it. */
export type ShareWords = {
  titleOne: string;
  titleMany: string;
  recipients: string;
  recipientsHint: string;
  permission: string;
  permissionFor: string;
  message: string;
  messageHint: string;
  submit: string;
  submitting: string;
  gaining: string;
  alreadyHas: string;
  alreadyLess: string;
  changes: string;
  unchanged: string;
  external: string;
  manyHint: string;
  failed: string;
  retry: string;
  press: PressWords;
  accesses: Record<Access, string>;
  meanings: Record<Access, string>;
  access: AccessWords;
};

/** The words of the list of who has access. */
export type AccessWords = {
  title: string;
  change: string;
  withdraw: string;
  withdrawTitle: string;
  withdrawConfirm: string;
  withdrawing: string;
  external: string;
  accesses: Record<Access, string>;
  meanings: Record<Access, string>;
};

/** The text with each `{name}` replaced by its value. */
export function said(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
