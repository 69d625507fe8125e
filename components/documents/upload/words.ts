import type { Option } from '../../ui/select';
import type { OwnFault } from './uploads';

/** What the uploads say in the browser, in the reader's language; `#` stands for a number. */
export type UploadWords = Record<OwnFault, string> & {
  drop: string;
  waiting: string;
  sending: string;
  /** While files are under way, and when all of them have arrived or failed. */
  titleSending: string;
  titleDone: string;
  titleFailed: string;
  titleChoose: string;
  open: string;
  retry: string;
  retryAll: string;
  stop: string;
  original: string;
  choose: string;
  placeTitle: string;
  placeOrganisation: string;
  placeOrganisationEmpty: string;
  placeOrganisationMissing: string;
  placeBox: string;
  placeType: string;
  place: string;
  boxes: readonly { value: 'documents' | 'inbox_in'; label: string; description: string }[];
  types: readonly Option[];
};
