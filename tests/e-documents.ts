import { emptyDocument, emptyLine, emptyParty } from '@/lib/documents/ubl/empty';
import type { EDocument, Party } from '@/lib/documents/ubl/model';
import { withTotals } from '@/lib/documents/ubl/totals';
import { writeUbl } from '@/lib/documents/ubl/write';

// Invoices of our own, for tests that upload them.

export const party = (name: string, legalNumber?: string, more: Partial<Party> = {}): Party => ({
  ...emptyParty,
  name,
  legalId: legalNumber ? { value: legalNumber, scheme: '0106' } : null,
  ...more,
});

export const bakkerij = party('Bakkerij Jansen BV', '10000001');
export const zuivel = party('Zuivel Noord BV', '87654321');

/** A document whose sums come out: one line of goods, 21 % VAT. */
export function eDocument(values: Partial<EDocument> = {}): EDocument {
  return withTotals({
    ...emptyDocument,
    number: '2026-0001',
    issueDate: '2026-11-02',
    dueDate: '2026-12-02',
    currency: 'EUR',
    seller: zuivel,
    buyer: bakkerij,
    lines: [
      {
        ...emptyLine,
        id: '1',
        name: 'Roomboter 10 kg',
        quantity: '12',
        unit: 'C62',
        price: '64.50',
        vatCategory: 'S',
        vatRate: '21',
      },
    ],
    ...values,
  });
}

/** The same as the bytes of a UBL file. */
export const ublOf = (values: Partial<EDocument> = {}): Uint8Array => writeUbl(eDocument(values));
