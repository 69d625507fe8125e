// React sends a page's data in rows, numbered and ordered as the server happens to finish them: the same page twice is seldom the same bytes.
// Put together again from its first row, each row in the place where it is named, it is.

const script = /<script nonce="[^"]*">self\.__next_f\.push\((\[1,.*?\])\)<\/script>/gs;

/** A page, or a page's data, in an order that does not hang on who was served first; anything else as it is. */
export function inOneOrder(text: string, isData: boolean): string {
  if (isData) return wholeOf(text);
  let data = '';
  const page = text.replaceAll(script, (_, pushed: string) => {
    data += (JSON.parse(pushed) as [number, string])[1];
    return '';
  });
  return data ? `${page}\n${wholeOf(data)}` : text;
}

/** The rows by their numbers; what has none (hints of what to load) goes behind, in alphabetical order. */
function wholeOf(data: string): string {
  const rows = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < data.length; ) {
    const [head, number] = /^([0-9a-f]*):/.exec(data.slice(at, at + 12)) ?? [];
    if (head === undefined) return data;
    at += head.length;
    // A long text says how many bytes it has instead of ending with its line.
    const [mark, length] = /^T([0-9a-f]+),/.exec(data.slice(at, at + 12)) ?? [];
    const end = mark ? at + mark.length + Number.parseInt(length!, 16) : endOfLine(data, at);
    if (number) rows.set(number, data.slice(at, end));
    else rest.push(data.slice(at, end));
    at = mark ? end : end + 1;
  }
  const named = new Set<string>();
  const expanded = (number: string, above: readonly string[]): string => {
    named.add(number);
    if (above.includes(number)) return '<again>';
    const row = rows.get(number);
    return row === undefined
      ? '<nothing>'
      : row.replaceAll(
          /"\$([L@]?)([0-9a-f]+)([":])/g,
          (_, kind: string, inner: string, after: string) => `<${kind}${expanded(inner, [...above, number])}>${after}`,
        );
  };
  const whole = expanded('0', []);
  const left = [...rows.keys()].filter((number) => !named.has(number)).map((number) => expanded(number, []));
  return [whole, ...left.sort(), ...rest.sort()].join('\n');
}

function endOfLine(data: string, at: number): number {
  const end = data.indexOf('\n', at);
  return end < 0 ? data.length : end;
}
