import type { Status } from '@/db/vocabulary';

/**
 * What a status means to the sender's software: the code of an invoice response (UNCL4343). Acknowledged, in process, accepted, paid or
 * rejected; nothing for what its recipient has not answered by.
 */
export const responseCodes: Partial<Record<Status, 'AB' | 'IP' | 'AP' | 'PD' | 'RE'>> = {
  received: 'AB',
  opened: 'AB',
  under_review: 'IP',
  approved: 'AP',
  approved_for_payment: 'AP',
  paid: 'PD',
  rejected: 'RE',
};
