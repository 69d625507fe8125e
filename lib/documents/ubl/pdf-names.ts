/** What makes a PDF act when it is opened or touched, in whatever viewer: scripts, forms that are scripts, programs, and forms that send or fetch. */
const actingNames = ['JavaScript', 'XFA', 'Launch', 'SubmitForm', 'ImportData'];

/** A name of PDF syntax where it ends; each of its letters may be written as its number. */
function written(name: string): string {
  const letters = [...name].map((letter) => {
    const digits = letter.charCodeAt(0).toString(16);
    return `(?:${letter}|#${digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`;
  });
  return `/${letters.join('')}(?![^\\0\\t\\n\\f\\r ()<>[\\]{}/%])`;
}

const acting = new RegExp(actingNames.map(written).join('|'));
const objectStream = new RegExp(written('ObjStm'), 'g');

/** Whether a text of PDF syntax holds a name that acts, and how many streams of objects it names. */
export const namesIn = (text: string): { acts: boolean; objectStreams: number } => ({
  acts: acting.test(text),
  objectStreams: text.match(objectStream)?.length ?? 0,
});
