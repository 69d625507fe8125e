import type { Box } from '@/db/vocabulary';
import type { EDocument, Party } from '../ubl/model';
import { bare, partiesOf } from './header';

/** An organisation one may file documents under, with what tells it in a document. */
export type FilingOrganisation = {
  id: string;
  name: string;
  environmentName: string;
  country: string;
  legalNumber: string;
  vatNumber: string;
};

/** Where an upload lies: sent documents come into being by sending alone. */
export type UploadBox = Exclude<Box, 'inbox_out'>;
export type Place = { organisationId: string; box: UploadBox };

/**
 * Where a document belongs by its parties: received, when one of the organisations is its recipient (the buyer of an
 * invoice); made here, when one is its sender. Null when none is, or several might be: then the uploader says it.
 */
export function placeOf(model: EDocument, own: readonly FilingOrganisation[]): Place | null {
  const { sender, recipient } = partiesOf(model);
  const receiving = own.filter((each) => isParty(each, recipient));
  if (receiving.length > 0) return only(receiving, 'inbox_in');
  return only(
    own.filter((each) => isParty(each, sender)),
    'documents',
  );
}

function only(found: readonly FilingOrganisation[], box: UploadBox): Place | null {
  const [one, ...others] = found;
  return one && others.length === 0 ? { organisationId: one.id, box } : null;
}

/** Whether the party is the organisation: by Chamber of Commerce or VAT number, and by name only where no number contradicts it. */
export function isParty(organisation: FilingOrganisation, party: Party): boolean {
  const legal = bare(organisation.legalNumber);
  const vat = bare(organisation.vatNumber);
  const stated = numbersOf(party, organisation.country);
  if ((legal && stated.legal.includes(legal)) || (vat && stated.vat.includes(vat))) return true;
  const isContradicted = (legal && stated.legal.length > 0) || (vat && stated.vat.length > 0);
  if (isContradicted) return false;
  const names = [party.name, party.tradingName].map((name) => bare(name ?? ''));
  return names.includes(bare(organisation.name));
}

/** Schemes of the register numbers and VAT numbers of a country, in ISO 6523 and in the lists of Peppol. */
const schemes: Readonly<Record<string, { legal: readonly string[]; vat: readonly string[] }>> = {
  NL: { legal: ['0106', 'NL:KVK'], vat: ['9944', 'NL:VAT'] },
  BE: { legal: ['0208', 'BE:EN', 'BE:CBE'], vat: ['9925', 'BE:VAT'] },
};

/** The party's numbers of the country's own kinds. A legal number without a scheme counts; other identifiers need one. */
function numbersOf(party: Party, country: string): { legal: string[]; vat: string[] } {
  const known = schemes[country] ?? { legal: [], vat: [] };
  const others = [...party.identifiers, ...(party.endpoint ? [party.endpoint] : [])];
  const ofKind = (list: readonly string[]) =>
    others.filter((each) => list.includes(each.scheme?.toUpperCase() ?? '')).map((each) => bare(each.value));
  const scheme = party.legalId?.scheme?.toUpperCase() ?? null;
  const isOfCountry = scheme === null || known.legal.includes(scheme);
  const legal = party.legalId && isOfCountry ? [bare(party.legalId.value)] : [];
  return {
    legal: [...legal, ...ofKind(known.legal)],
    vat: [...(party.vatId ? [bare(party.vatId)] : []), ...ofKind(known.vat)],
  };
}
