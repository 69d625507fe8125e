/** What people write on their documents. */

export const references = [
  'Administratie',
  'Afdeling inkoop',
  'KP 4100',
  'KP 4230',
  'Filiaal 2',
  'Project nieuwbouw',
  't.a.v. directie',
];
export const terms = [
  'Betaling binnen de termijn op bovengenoemde rekening.',
  'Bij te late betaling is wettelijke handelsrente verschuldigd.',
];
export const notes = [
  'Hartelijk dank voor uw opdracht.',
  'Geleverd volgens afspraak.',
  'Let op: ons rekeningnummer is niet gewijzigd.',
  'Vragen? Bel onze administratie.',
];
export const creditNotes = [
  'Creditering wegens retour.',
  'Correctie van aantal.',
  'Creditering: dubbel gefactureerd.',
  'Prijscorrectie volgens afspraak.',
];
export const wishes = [
  'Graag afleveren voor 10.00 uur.',
  'Levering in overleg met de magazijnchef.',
  'Factuur onder vermelding van ons ordernummer.',
];
