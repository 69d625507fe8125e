import { listDocuments } from '@/lib/documents/lists/list';
import { searchDocuments } from '@/lib/documents/lists/search';
import {
  type Bench,
  compare,
  everyKind,
  type InRead,
  inbox,
  type Measure,
  type Part,
  seenBy,
  whoSeesMuch,
} from './measure';

const list: InRead = (tx) => () => listDocuments(tx, inbox);
const search =
  (text: string): InRead =>
  (tx) =>
  () =>
    searchDocuments(tx, inbox, text);

/** Words that stand in about a tenth of all documents. */
const common = ['bakker', 'transport', 'services'];

/** Searching in the inbox against the same list without a search. */
export async function measureSearches(bench: Bench): Promise<Measure[]> {
  const words: Part[] = [];
  const numbers: Part[] = [];
  for (const who of everyKind) {
    for (const word of common)
      words.push({ ...(await compare(who, search(word), list, Math.ceil(bench.rounds / 2))), who: `${who}: ${word}` });
  }
  for (const who of whoSeesMuch) {
    const [newest] = await seenBy(who, 1);
    numbers.push(await compare(who, search(newest!.number), list, bench.rounds));
  }
  const against = 'the same list without a search';
  return [
    { name: 'search, a common word', against, unit: 'ms', goal: 5, parts: words },
    { name: 'search, a document number', against, unit: 'ms', goal: 1, parts: numbers },
  ];
}
