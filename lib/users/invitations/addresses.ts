/** The addresses in a text, as people type or paste them: one per line, or with commas, or "Jan Jansen <jan@example.com>". */
export function addressesIn(text: string): string[] {
  return text
    .split(/[,;\n]+/)
    .flatMap((part) => part.match(/<([^<>]+)>/)?.[1] ?? part.split(/\s+/))
    .map((address) => address.trim())
    .filter(Boolean);
}
