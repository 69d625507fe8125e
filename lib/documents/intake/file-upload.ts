import { reading } from '@/db/client';
import type { DocumentType } from '@/db/vocabulary';
import { type HeldOrganisation, listHeldOrganisations, organisationFacts } from '@/lib/organisations/facts';
import type { Actor } from '@/lib/policy/actor';
import { exercise } from '@/lib/policy/grant';
import { Refusal } from '@/lib/policy/refusal';
import { type Stored, storeUpload } from '../commands';
import type { UploadInput } from '../input';
import type { EDocument, Party } from '../ubl/model';
import { partiesOf } from './header';
import { findFilingOrganisation, findFilingOrganisations } from './organisations';
import { isParty, type Place, placeOf } from './place';
import { lookAt, type Upload } from './upload';

/** How many organisations are offered to choose from; whoever has more looks for one. */
export const offeredPlaces = 30;

/** What became of an upload: it was stored, or nothing was and its uploader has to say where it belongs. */
export type Filed =
  | { outcome: 'stored'; stored: Stored; organisationName: string; upload: Upload }
  /** At most one organisation more than are offered. */
  | { outcome: 'choose'; organisations: HeldOrganisation[]; upload: Upload };

/**
 * Files an upload where its parties say, else where the uploader says. Refuses a file by its content (a Refusal of
 * `ubl/refusal`), and with `not_found` or `forbidden` an organisation under which the actor may not file.
 */
export async function fileUpload(actor: Actor, bytes: Uint8Array, input: UploadInput): Promise<Filed> {
  const upload = await lookAt(bytes, input.name);
  const place = chosenPlace(input) ?? (upload.model && (await placeByParties(actor, upload.model)));
  const type: DocumentType | undefined = upload.model?.kind ?? input.type;
  if (!place || !type) return { outcome: 'choose', organisations: await placesToChoose(actor), upload };
  return exercise(
    'document.create',
    actor,
    (tx, current) => organisationFacts(tx, current, place),
    async (grant) => {
      const owner = await findFilingOrganisation(grant.tx, place.organisationId);
      const isOwner = (party: Party) => owner !== null && isParty(owner, party);
      return {
        outcome: 'stored',
        stored: await storeUpload(grant, upload, { box: place.box, type, isOwner, key: input.key ?? null }),
        organisationName: grant.facts.subject.name,
        upload,
      };
    },
  );
}

const placeByParties = (actor: Actor, model: EDocument): Promise<Place | null> =>
  reading(actor, async (tx) => placeOf(model, await findFilingOrganisations(tx, Object.values(partiesOf(model)))));

/** The first of the organisations one may file under; refuses whoever has none (E-004). */
async function placesToChoose(actor: Actor): Promise<HeldOrganisation[]> {
  const organisations = await reading(actor, (tx) => listHeldOrganisations(tx, '', offeredPlaces + 1));
  if (organisations.length > 0) return organisations;
  throw new Refusal('forbidden', { say: 'no_organisation' });
}

const chosenPlace = ({ organisation, box }: UploadInput): Place | null =>
  organisation && box ? { organisationId: organisation, box } : null;
