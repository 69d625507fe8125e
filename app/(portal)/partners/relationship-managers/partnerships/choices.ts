import type { Choice } from '@/components/ui/combobox';
import type { PartnershipChoice } from '@/lib/partnerships/managers/queries';

/** Partnerships as a combobox offers them, by the partner's name. */
export const choicesOf = (partnerships: PartnershipChoice[]): Choice[] =>
  partnerships.map(({ id, name }) => ({ id, label: name, kind: 'organisation' }));
