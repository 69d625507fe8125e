/** What a line's VAT can be on a Dutch or Belgian invoice (BT-151, BT-152, and for what bears none the reason, BT-120 and BT-121). */
export const vatChoices = {
  standard: { category: 'S', rate: '21', exemptionReasonCode: null },
  reduced: { category: 'S', rate: '9', exemptionReasonCode: null },
  belgian_12: { category: 'S', rate: '12', exemptionReasonCode: null },
  belgian_6: { category: 'S', rate: '6', exemptionReasonCode: null },
  zero: { category: 'Z', rate: '0', exemptionReasonCode: null },
  exempt: { category: 'E', rate: '0', exemptionReasonCode: null },
  reverse_charge: { category: 'AE', rate: '0', exemptionReasonCode: 'VATEX-EU-AE' },
  intra_community: { category: 'K', rate: '0', exemptionReasonCode: 'VATEX-EU-IC' },
  export: { category: 'G', rate: '0', exemptionReasonCode: 'VATEX-EU-G' },
  outside_scope: { category: 'O', rate: null, exemptionReasonCode: 'VATEX-EU-O' },
} as const;

export type VatChoice = keyof typeof vatChoices;

/** The choices in a seller's country, its standard rate first. */
export function vatChoicesOf(country: string): VatChoice[] {
  const rates: VatChoice[] = country === 'BE' ? ['standard', 'belgian_12', 'belgian_6'] : ['standard', 'reduced'];
  return [...rates, 'zero', 'exempt', 'reverse_charge', 'intra_community', 'export', 'outside_scope'];
}

/** The choice that a category and rate stand for, null for a category or rate that the form does not offer. */
export function vatChoiceOf(category: string | null, rate: string | null): VatChoice | null {
  for (const [name, choice] of Object.entries(vatChoices)) {
    const isRate = choice.rate === null || Number(choice.rate) === Number(rate);
    if (choice.category === category && isRate) return name as VatChoice;
  }
  return null;
}
