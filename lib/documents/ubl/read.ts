import { addUp } from './adds-up';
import type { EmbeddedFile } from './attachment-bytes';
import { decode } from './decode';
import type { EDocument } from './model';
import { ciiPrefixes, isCii, readCii } from './read-cii';
import { isUbl, readUbl, ublPrefixes } from './read-ubl';
import { Reading } from './reading';
import { excerpt, Refusal } from './refusal';
import { parseTree } from './tree';

/** A document read from its bytes: the model, plain data, and beside it the bytes of embedded files. */
export type ReadDocument = { readonly model: EDocument; readonly attachments: readonly EmbeddedFile[] };

/** Reads UBL 2 and UN/CEFACT CII. Throws a Refusal for everything else; what is merely odd becomes a warning of the model. */
export function readEDocument(bytes: Uint8Array): ReadDocument {
  const root = parseTree(decode(bytes));
  if (!isUbl(root) && !isCii(root)) {
    throw new Refusal('unknown_xml', { root: excerpt(root.name), namespace: excerpt(root.namespace) });
  }
  const reading = new Reading(isUbl(root) ? ublPrefixes : ciiPrefixes);
  const { model, attachments } = isUbl(root) ? readUbl(reading, root) : readCii(reading, root);
  addUp(reading, model);
  return { model: { ...model, warnings: reading.warnings }, attachments: attachments.files };
}
