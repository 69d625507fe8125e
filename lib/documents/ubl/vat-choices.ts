/** What a line's VAT can be on a Dutch invoice (BT-151, BT-152, and for what bears none the reason, BT-120 and BT-121). */
export const vatChoices = {
  standard: { category: 'S', rate: '21', exemptionReasonCode: null },
  reduced: { category: 'S', rate: '9', exemptionReasonCode: null },
  zero: { category: 'Z', rate: '0', exemptionReasonCode: null },
  exempt: { category: 'E', rate: '0', exemptionReasonCode: null },
  reverse_charge: { category: 'AE', rate: '0', exemptionReasonCode: 'VATEX-EU-AE' },
  intra_community: { category: 'K', rate: '0', exemptionReasonCode: 'VATEX-EU-IC' },
  export: { category: 'G', rate: '0', exemptionReasonCode: 'VATEX-EU-G' },
  outside_scope: { category: 'O', rate: null, exemptionReasonCode: 'VATEX-EU-O' },
} as const;

export type VatChoice = keyof typeof vatChoices;

/** The choice that a category and rate stand for, null for a category or rate that the form does not offer. */
export function vatChoiceOf(category: string | null, rate: string | null): VatChoice | null {
  for (const [name, choice] of Object.entries(vatChoices)) {
    const isRate = choice.rate === null || Number(choice.rate) === Number(rate);
    if (choice.category === category && isRate) return name as VatChoice;
  }
  return null;
}
