import { reading } from '@/db/client';
import type { DocumentType } from '@/db/vocabulary';
import { organisationFacts } from '@/lib/organisations/facts';
import type { Actor } from '@/lib/policy/actor';
import { exercise } from '@/lib/policy/grant';
import { Refusal } from '@/lib/policy/refusal';
import { type Stored, storeUpload } from '../commands';
import type { UploadInput } from '../input';
import type { Party } from '../ubl/model';
import { listFilingOrganisations } from './organisations';
import { type FilingOrganisation, isParty, type Place, placeOf } from './place';
import { lookAt, type Upload } from './upload';

/** What became of an upload: it was stored, or nothing was and its uploader has to say where it belongs. */
export type Filed =
  | { outcome: 'stored'; stored: Stored; organisationName: string; upload: Upload }
  | { outcome: 'choose'; organisations: FilingOrganisation[]; upload: Upload };

/**
 * Files an upload where its parties say, else where the uploader says. Refuses a file by its content (a Refusal of
 * `ubl/refusal`), and with `not_found` or `forbidden` an organisation under which the actor may not file.
 */
export async function fileUpload(actor: Actor, bytes: Uint8Array, input: UploadInput): Promise<Filed> {
  const upload = lookAt(bytes, input.name);
  const organisations = await reading(actor, listFilingOrganisations);
  if (organisations.length === 0) throw new Refusal('forbidden', { say: 'no_organisation' });
  const place = chosenPlace(input) ?? (upload.model && placeOf(upload.model, organisations));
  const type: DocumentType | undefined = upload.model?.kind ?? input.type;
  if (!place || !type) return { outcome: 'choose', organisations, upload };
  return exercise(
    'document.create',
    actor,
    (tx, current) => organisationFacts(tx, current, place),
    async (grant) => ({
      outcome: 'stored',
      stored: await storeUpload(grant, upload, { box: place.box, type, isOwner: ownerIn(organisations, place) }),
      organisationName: grant.facts.subject.name,
      upload,
    }),
  );
}

/** Tells the organisation of the place among the parties of a document. */
const ownerIn = (organisations: readonly FilingOrganisation[], { organisationId }: Place) => {
  const owner = organisations.find((one) => one.id === organisationId);
  return (party: Party) => owner !== undefined && isParty(owner, party);
};

const chosenPlace = ({ organisation, box }: UploadInput): Place | null =>
  organisation && box ? { organisationId: organisation, box } : null;
