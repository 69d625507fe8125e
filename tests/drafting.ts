import { newId } from '@/db/id';
import type { Form } from './acting';
import { organisation } from './world';

// The create-invoice form as a browser posts it, for domain tests.

/** A form that is complete: from Bakkerij Jansen to De Boer Accountants, two lines; `changes` replaces fields. */
export const invoiceForm = (changes: Form = {}): Form => ({
  documentId: newId(),
  organisationId: organisation('bakkerij'),
  language: 'nl',
  type: 'invoice',
  recipient: 'platform',
  recipientId: organisation('deboer'),
  issueDate: '2026-11-21',
  term: '30',
  buyerReference: 'PO 7',
  'lines.0.name': 'Brood',
  'lines.0.quantity': '2',
  'lines.0.unit': 'C62',
  'lines.0.price': '1.234,50',
  'lines.0.discount': '',
  'lines.0.vat': 'standard',
  'lines.1.name': 'Bezorgen',
  'lines.1.quantity': '1,5',
  'lines.1.unit': 'HUR',
  'lines.1.price': '40',
  'lines.1.discount': '10',
  'lines.1.vat': 'reduced',
  next: 'stay',
  by: 'script',
  ...changes,
});

/** The same to an address outside the platform. */
export const invoiceOutside = (changes: Form = {}): Form =>
  invoiceForm({
    recipient: 'outside',
    recipientId: '',
    buyerName: 'Molen Zuid BV',
    buyerStreet: 'Molenweg 1',
    buyerPostcode: '1234 AB',
    buyerCity: 'Lisse',
    buyerCountry: 'NL',
    buyerEmail: 'facturen@molen.example',
    buyerLegalNumber: '55555555',
    ...changes,
  });

/** The form of a draft there is: with its version, as the page would post it. */
export const savedForm = (documentId: string, version: number, changes: Form = {}): Form => {
  const { organisationId: _, ...form } = invoiceForm({ ...changes, documentId });
  return { ...form, version: String(version) };
};
