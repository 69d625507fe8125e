import type { VatBreakdown } from '../../ubl/model';

/** What a line can say about VAT: category (UNTDID 5305) and rate; `O` bears no rate at all. */
export const vatChoices = {
  S21: { category: 'S', rate: '21' },
  S12: { category: 'S', rate: '12' },
  S9: { category: 'S', rate: '9' },
  S6: { category: 'S', rate: '6' },
  Z: { category: 'Z', rate: '0' },
  E: { category: 'E', rate: '0' },
  AE: { category: 'AE', rate: '0' },
  K: { category: 'K', rate: '0' },
  G: { category: 'G', rate: '0' },
  O: { category: 'O', rate: null },
} as const;

export type VatChoice = keyof typeof vatChoices;
export const vatChoiceNames = Object.keys(vatChoices) as [VatChoice, ...VatChoice[]];

/** The choices of a seller's country, its standard rate first. */
export function vatChoicesOf(country: string): VatChoice[] {
  const rates: VatChoice[] = country === 'BE' ? ['S21', 'S12', 'S6'] : ['S21', 'S9'];
  return [...rates, 'Z', 'E', 'AE', 'K', 'G', 'O'];
}

/** The choice that a category and rate of the model came from; nothing when the form has none for it. */
export function vatChoiceOf(category: string | null, rate: string | null): VatChoice | null {
  const same = (choice: VatChoice) =>
    vatChoices[choice].category === category && (category !== 'S' || Number(vatChoices[choice].rate) === Number(rate));
  return vatChoiceNames.find(same) ?? null;
}

/** The reasons that stand on the invoice where no VAT is charged (BR-AE-10, BR-IC-10, BR-G-10, BR-O-10); Dutch law wants the first in words. */
const reasons = {
  AE: ['VATEX-EU-AE', 'Btw verlegd (reverse charge)'],
  K: ['VATEX-EU-IC', 'Intracommunautaire levering (intra-community supply)'],
  G: ['VATEX-EU-G', 'Uitvoer buiten de EU (export)'],
  O: ['VATEX-EU-O', 'Buiten het bereik van de btw (not subject to VAT)'],
} as const;

/** The breakdown's reasons for the categories in use; amounts are left to the totals. `exempt` is the reason typed for category E. */
export function exemptionReasons(used: readonly VatChoice[], exempt: string): VatBreakdown[] {
  const empty = { rate: null, base: null, tax: null, exemptionReasonCode: null };
  const found: VatBreakdown[] = [];
  if (used.includes('E') && exempt) found.push({ ...empty, category: 'E', exemptionReason: exempt });
  for (const [category, [code, reason]] of Object.entries(reasons)) {
    if (used.includes(category as VatChoice))
      found.push({ ...empty, category, exemptionReason: reason, exemptionReasonCode: code });
  }
  return found;
}
