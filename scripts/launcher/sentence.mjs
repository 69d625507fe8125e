/** An error that says in one sentence what is wrong and what to do; launchers print it without a stack. */
export class Sentence extends Error {
  name = 'Sentence';
}
