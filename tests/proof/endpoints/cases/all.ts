import type { Case } from '../case';
import { documentActions, documentPlaces } from './documents';
import { environmentActions, environmentPlaces } from './environment';
import { partnerActions, partnerPlaces } from './partners';
import { publicActions, publicPlaces } from './public';
import { workActions, workPlaces } from './work';

/** Every endpoint of the portal, and how it is asked; some for more than one kind of thing. */
export const cases: readonly Case[] = [
  ...[documentActions, environmentActions, partnerActions, workActions, publicActions],
  ...[documentPlaces, environmentPlaces, partnerPlaces, workPlaces, publicPlaces],
].flat();
