import { checkInvoice } from '../../ubl/check';
import type { RuleId } from '../../ubl/finding';
import type { Departure } from '../facts';

/** Why a draft cannot leave yet: a rule of the law or of the network, or a recipient that is missing. */
export type Problem = {
  code: RuleId | 'RECIPIENT' | 'RECIPIENT-GONE' | 'EMAIL';
  /** Whose the missing thing is: the sending organisation's details, the recipient, or the invoice itself. */
  about: 'sender' | 'recipient' | 'invoice';
  /** The field of the form that mends it; nothing when it has none. */
  field: string | null;
  values: Readonly<Record<string, string>>;
};

/** Everything that stands in the way of sending, one problem for each field. */
export function problemsOf(departure: Departure): Problem[] {
  const problems = [...recipientProblems(departure)];
  const isUnknown = problems.some((one) => one.code !== 'EMAIL');
  for (const { code, path, values } of checkInvoice(departure.model)) {
    // Without a recipient its name and address are missing too: one sentence is enough.
    if (isUnknown && path.startsWith('buyer.')) continue;
    const about = path.startsWith('seller.') ? 'sender' : path.startsWith('buyer.') ? 'recipient' : 'invoice';
    problems.push({ code, about, field: fieldOf(path, departure), values });
  }
  return problems.filter((one, place) => problems.findIndex((each) => isSame(each, one)) === place);
}

const isSame = (one: Problem, other: Problem) => one.field === other.field && one.code === other.code;

function recipientProblems({ recipient, isRecipientGone, model }: Departure): Problem[] {
  const problem = (code: Problem['code'], field: string): Problem => ({ code, about: 'recipient', field, values: {} });
  if (recipient) return [];
  if (isRecipientGone) return [problem('RECIPIENT-GONE', 'recipientId')];
  if (model.buyer.name === null) return [problem('RECIPIENT', 'recipientId')];
  return model.buyer.contact.email === null ? [problem('EMAIL', 'buyerEmail')] : [];
}

const fields: Readonly<Record<string, string>> = {
  'precedingInvoices.0.number': 'precedingNumber',
  'paymentMeans.0.iban': 'iban',
  'paymentMeans.0.code': 'iban',
  'delivery.date': 'deliveryDate',
  'delivery.address.country': 'buyerCountry',
  'totals.payable': 'lines.0.price',
  lines: 'lines.0.name',
};
const partyFields: Readonly<Record<string, string>> = {
  name: 'Name',
  legalId: 'LegalNumber',
  vatId: 'VatNumber',
  endpoint: 'LegalNumber',
  'address.street': 'Street',
  'address.postcode': 'Postcode',
  'address.city': 'City',
  'address.country': 'Country',
};

/** The form's field for a place in the model. What an organisation says of itself is mended in its settings, not here. */
function fieldOf(path: string, { sender, recipient }: Departure): string | null {
  const [, party, place = ''] = /^(seller|buyer)\.(.+)$/.exec(path) ?? [];
  if (party) {
    const details = party === 'seller' ? sender : recipient;
    const name = partyFields[place];
    if (!name || (details && isStated(details, name))) return null;
    return `${party === 'seller' ? 'sender' : 'buyer'}${name}`;
  }
  const line = /^lines\.(\d+)\.(\w+)$/.exec(path);
  if (line) return `lines.${line[1]}.${line[2]!.startsWith('vat') ? 'vat' : line[2]}`;
  if (/^vat\.\d+\.exemptionReason$/.test(path)) return 'exemptionReason';
  return fields[path] ?? path;
}

/** Whether the organisation itself says it, so that the form has no field for it. */
function isStated(details: object, name: string): boolean {
  const key = name.charAt(0).toLowerCase() + name.slice(1);
  return Boolean((details as Record<string, unknown>)[key]);
}
