import type { VatChoice } from '@/lib/documents/ubl/vat-choices';
import type { Sector } from './cast';

/** Trades of suppliers outside the cast. */
export type OutsideSector = 'energy' | 'office' | 'telecom' | 'insurance';
export type Trade = Sector | OutsideSector;

/** Something that is sold: name, unit (UN/ECE Rec 20), lowest and highest price and quantity with their places, VAT. */
export type Ware = {
  readonly name: string;
  readonly unit: string;
  readonly price: readonly [lowest: number, highest: number, places: number];
  readonly quantity: readonly [lowest: number, highest: number, places: number];
  readonly vat: VatChoice;
};

const once = [1, 1, 0] as const;

/** A ware; VAT is 21 % unless said otherwise. */
function ware(
  name: string,
  unit: string,
  [lowest, highest, places = 2]: readonly [number, number, number?],
  quantity: readonly [number, number, number] = once,
  vat: VatChoice = 'standard',
): Ware {
  return { name, unit, price: [lowest, highest, places], quantity, vat };
}

/** What each trade sells. */
export const catalogue: Readonly<Record<Trade, readonly Ware[]>> = {
  bakery: [
    ware('Volkorenbrood, heel', 'C62', [2.1, 2.95], [20, 180, 0], 'reduced'),
    ware('Tarwebrood, half', 'C62', [1.25, 1.7], [20, 120, 0], 'reduced'),
    ware('Roomboter croissant', 'C62', [0.85, 1.25], [24, 240, 0], 'reduced'),
    ware('Krentenbollen, per zes', 'C62', [3.1, 3.9], [10, 60, 0], 'reduced'),
    ware('Appeltaart, 24 cm', 'C62', [14.5, 19.5], [1, 12, 0], 'reduced'),
    ware('Speculaas', 'KGM', [11.2, 14.8], [2, 25, 1], 'reduced'),
    ware('Belegde broodjes', 'C62', [3.4, 4.6], [15, 90, 0], 'reduced'),
    ware('Huur vitrine', 'MON', [45, 85]),
  ],
  real_estate: [
    ware('Huur bedrijfsruimte', 'MON', [1450, 6800]),
    ware('Servicekosten', 'MON', [120, 540]),
    ware('Voorschot stookkosten', 'MON', [90, 380]),
    ware('Huur parkeerplaats', 'MON', [65, 140], [1, 12, 0]),
    ware('Huur bovenwoning', 'MON', [850, 1650], once, 'exempt'),
    ware('Taxatie bedrijfspand', 'C62', [695, 1850]),
    ware('Beheervergoeding', 'MON', [150, 620]),
  ],
  logistics: [
    ware('Rit distributie Randstad', 'C62', [185, 420], [1, 14, 0]),
    ware('Rit Rotterdam – Venlo', 'C62', [260, 540], [1, 6, 0]),
    ware('Gereden kilometers', 'KMT', [1.05, 1.62], [80, 1400, 0]),
    ware('Palletopslag, per week', 'C62', [3.2, 5.4], [12, 240, 0]),
    ware('Brandstoftoeslag', 'C62', [18, 145]),
    ware('Wachttijd', 'HUR', [52, 68], [0.5, 4, 2]),
    ware('Laadklep en handling', 'C62', [12.5, 24], [1, 20, 0]),
  ],
  accountancy: [
    ware('Administratie, vast maandbedrag', 'MON', [185, 650]),
    ware('Samenstellen jaarrekening', 'C62', [1850, 4900]),
    ware('Aangifte vennootschapsbelasting', 'C62', [420, 980]),
    ware('Aangifte omzetbelasting', 'C62', [75, 140]),
    ware('Loonadministratie, per medewerker', 'C62', [14.5, 22], [2, 34, 0]),
    ware('Advies accountant', 'HUR', [115, 165], [0.5, 12, 2]),
    ware('Advies fiscalist', 'HUR', [135, 195], [0.5, 8, 2]),
  ],
  kiosk: [
    ware('Dagbladen', 'C62', [2.4, 3.6], [20, 140, 0], 'reduced'),
    ware('Tijdschriften', 'C62', [4.5, 8.9], [5, 60, 0], 'reduced'),
    ware('Koffie, bekers', 'C62', [2.1, 2.9], [30, 260, 0], 'reduced'),
    ware('Frisdrank, 33 cl', 'C62', [1.35, 1.95], [24, 240, 0], 'reduced'),
    ware('Telefoonhoesjes', 'C62', [7.5, 14.5], [3, 20, 0]),
  ],
  building: [
    ware('Arbeid timmerman', 'HUR', [52, 64], [4, 76, 1]),
    ware('Arbeid schilder', 'HUR', [46, 56], [4, 80, 1]),
    ware('Arbeid installateur', 'HUR', [58, 72], [2, 48, 1]),
    ware('Gipsplaat 12,5 mm', 'MTK', [4.2, 6.1], [20, 240, 1]),
    ware('Grenen balk 44 × 120', 'MTR', [5.1, 7.8], [12, 180, 1]),
    ware('Muurverf wit, 10 liter', 'C62', [64, 98], [1, 16, 0]),
    ware('Voorrijkosten', 'C62', [38, 55]),
    ware('Onderaanneming ruwbouw', 'C62', [4200, 28500], once, 'reverse_charge'),
  ],
  garden: [
    ware('Tuinonderhoud', 'HUR', [44, 56], [3, 40, 1]),
    ware('Snoeien en afvoeren', 'HUR', [48, 62], [2, 24, 1]),
    ware('Graszoden', 'MTK', [3.1, 4.6], [20, 320, 1]),
    ware('Taxus haag, 80 – 100 cm', 'C62', [11.5, 17.5], [8, 90, 0]),
    ware('Snijbloemen, gemengd', 'C62', [0.42, 0.95, 3], [80, 900, 0], 'reduced'),
    ware('Potgrond, 40 liter', 'C62', [6.2, 9.4], [4, 60, 0]),
  ],
  care: [
    ware('Verzorging en begeleiding', 'HUR', [54, 72], [6, 90, 1], 'exempt'),
    ware('Dagbesteding', 'DAY', [68, 94], [2, 22, 0], 'exempt'),
    ware('Intake en zorgplan', 'C62', [145, 260], once, 'exempt'),
  ],
  catering: [
    ware('Lunchbuffet, per persoon', 'C62', [14.5, 24.5], [12, 140, 0], 'reduced'),
    ware('Walking dinner, per persoon', 'C62', [36, 58], [20, 160, 0], 'reduced'),
    ware('Koffie en thee, per persoon', 'C62', [3.2, 5.1], [12, 180, 0], 'reduced'),
    ware('Wijn, per fles', 'C62', [16.5, 28], [4, 48, 0]),
    ware('Bediening', 'HUR', [34, 42], [6, 48, 1]),
    ware('Huur serviesgoed', 'C62', [65, 240]),
  ],
  software: [
    ware('Abonnement werkplek, per gebruiker', 'MON', [18.5, 42], [3, 60, 0]),
    ware('Hosting en beheer', 'MON', [95, 480]),
    ware('Ontwikkeling', 'HUR', [95, 135], [4, 96, 2]),
    ware('Advies en projectleiding', 'HUR', [110, 150], [2, 32, 2]),
    ware('Koppeling boekhouding', 'C62', [450, 2400]),
  ],
  retail: [
    ware('Kaas, jong belegen', 'KGM', [8.9, 12.4, 3], [4, 85, 3], 'reduced'),
    ware('Volle melk, 10 liter', 'C62', [8.4, 10.2], [6, 90, 0], 'reduced'),
    ware('Verse haring', 'C62', [1.85, 2.65], [40, 320, 0], 'reduced'),
    ware('Stadsfiets, 7 versnellingen', 'C62', [489, 869], [1, 6, 0]),
    ware('Onderhoudsbeurt fiets', 'C62', [54, 92], [1, 12, 0], 'reduced'),
    ware('Winkelverpakking, per duizend', 'C62', [38, 84], [1, 12, 0]),
    ware('Etalagemateriaal', 'C62', [24, 160], [1, 8, 0]),
  ],
  metal: [
    ware('RVS-plaat 2 mm', 'MTK', [68, 112], [1, 24, 2]),
    ware('Laswerk op locatie', 'HUR', [62, 84], [2, 38, 1]),
    ware('Draaiwerk volgens tekening', 'C62', [14.5, 96], [4, 120, 0]),
    ware('Koelinstallatie, onderhoud', 'C62', [240, 860]),
    ware('Koudemiddel', 'KGM', [48, 92], [1, 18, 2]),
    ware('Materiaal klein', 'C62', [22, 145]),
  ],
  energy: [
    ware('Elektriciteit, normaaltarief', 'KWH', [0.11, 0.19, 5], [240, 6800, 0]),
    ware('Elektriciteit, daltarief', 'KWH', [0.09, 0.15, 5], [180, 4200, 0]),
    ware('Gas', 'MTQ', [0.48, 0.82, 5], [60, 1900, 0]),
    ware('Vaste leveringskosten', 'MON', [6.5, 14.5]),
    ware('Netbeheerkosten', 'MON', [32, 128]),
  ],
  office: [
    ware('Kopieerpapier A4, doos', 'C62', [21.5, 29.9], [1, 24, 0]),
    ware('Tonercartridge zwart', 'C62', [62, 118], [1, 6, 0]),
    ware('Balpennen, per twintig', 'C62', [4.2, 8.6], [1, 15, 0]),
    ware('Ordners, per tien', 'C62', [17.5, 26], [1, 8, 0]),
    ware('Bureaustoel', 'C62', [189, 420], [1, 4, 0]),
  ],
  telecom: [
    ware('Zakelijk glasvezel', 'MON', [48, 96]),
    ware('Mobiel abonnement', 'MON', [17.5, 32], [1, 18, 0]),
    ware('Vaste telefonie, per toestel', 'MON', [8.5, 14], [1, 24, 0]),
    ware('Verbruik buiten bundel', 'C62', [2.4, 64]),
  ],
  insurance: [
    ware('Bedrijfsaansprakelijkheid, premie', 'MON', [28, 145], once, 'exempt'),
    ware('Verzuimverzekering, premie', 'MON', [210, 1450], once, 'exempt'),
    ware('Inventarisverzekering, premie', 'MON', [24, 98], once, 'exempt'),
  ],
};
