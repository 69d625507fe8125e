import type { Case } from '../case';
import { documentActions, documentPlaces } from './documents';
import { environmentActions, environmentPlaces } from './environment';
import { invoiceActions, invoicePlaces } from './invoices';
import { partnerActions, partnerPlaces } from './partners';
import { peopleActions, peoplePlaces } from './people';
import { publicActions, publicPlaces } from './public';
import { requestActions, requestPlaces } from './requests';
import { workActions, workPlaces } from './work';

/** Every endpoint of the portal, and how it is asked; some for more than one kind of thing. */
export const cases: readonly Case[] = [
  ...[
    documentActions,
    invoiceActions,
    environmentActions,
    peopleActions,
    partnerActions,
    requestActions,
    workActions,
    publicActions,
  ],
  ...[
    documentPlaces,
    invoicePlaces,
    environmentPlaces,
    peoplePlaces,
    partnerPlaces,
    requestPlaces,
    workPlaces,
    publicPlaces,
  ],
].flat();
