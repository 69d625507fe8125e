import type { Letters } from '../letters';
import type { MailWords, Sheet } from './sheet';

type WayIn = 'sign_in' | 'sign_up' | 'confirm_address';

/** A link and a code that let somebody in, or confirm an address. */
export const wayIn =
  (kind: WayIn) =>
  (t: MailWords, { link, code }: Letters[WayIn]): Sheet => ({
    subject: t(`${kind}.subject`),
    heading: t(`${kind}.heading`),
    lines: [t(`${kind}.line`)],
    button: { label: t(`${kind}.button`), link },
    code: { label: t('wayIn.code'), value: code },
    notes: [t('wayIn.until'), t('wayIn.notYou')],
  });
