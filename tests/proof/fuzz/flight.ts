import type { Found } from './actions';
import { hostileName, hostileText } from './hostile';
import { asForm, type Known, nearlyValid } from './payload';
import type { Random } from './random';

// What a browser can send to an action: React's own encoding of arguments, and what stands in it where it should not (T-68).

export type Sent = { headers: Record<string, string>; body: BodyInit };

/** What React reads as something other than a text, sound and unsound. */
const tokens = (random: Random) =>
  random.pick([
    '$K1',
    '$K',
    '$K99',
    '$F1',
    '$F',
    '$h1',
    '$B1',
    '$Q1',
    '$W1',
    '$i1',
    '$I',
    '$-0',
    '$NaN',
    '$Infinity',
    '$-Infinity',
    '$undefined',
    '$n1',
    `$n${'9'.repeat(random.below(500))}`,
    '$nx',
    '$D2026-11-30',
    '$Dx',
    '$D',
    '$@1',
    '$@',
    '$1',
    '$0',
    '$99',
    '$1:a',
    '$0:0',
    '$1:__proto__',
    '$1:__proto__:constructor',
    '$1:constructor:constructor',
    '$1:then',
    '$$1',
    '$',
    '$S1',
    '$L1',
    '$E',
    '$A1',
    '$O1',
    '$o1',
    '$U1',
    '$r1',
    '$R1',
    '$X1',
    '$x1',
    '$T',
    '$P1',
    '$Z',
    hostileText(random).slice(0, 5000),
  ]);

/** A tree of them, some of it deep or wide. */
function tree(random: Random, depth = 0): unknown {
  const kind = random.below(depth > 4 ? 4 : 8);
  if (kind < 3) return tokens(random);
  if (kind === 3) return random.pick([null, true, 0, -1, 1e21, '', []]);
  if (kind === 4) return Array.from({ length: random.below(6) }, () => tree(random, depth + 1));
  if (kind === 5)
    return Object.fromEntries(
      Array.from({ length: random.below(4) }, () => [hostileName(random), tree(random, depth + 1)]),
    );
  if (kind === 6)
    return Object.fromEntries([
      ['then', tokens(random)],
      ['status', 'resolved_model'],
      ['reason', -1],
      ['value', tokens(random)],
    ]);
  return { __proto__: null, constructor: tokens(random), [hostileName(random)]: tokens(random) };
}

/** JSON that is none, or more than there may be. */
const broken = (random: Random) =>
  random.pick([
    () => '',
    () => '[',
    () => '["',
    () => ']',
    () => 'null',
    () => '0',
    () => '"x"',
    () => '{}',
    () => 'NaN',
    () => '[1e400]',
    () => '[-0]',
    () => '[NaN]',
    () => '\ufeff[]',
    () => '['.repeat(1 + random.below(20_000)),
    () => `${'['.repeat(2000)}${']'.repeat(2000)}`,
    () => '{"a":'.repeat(1 + random.below(5000)),
    () => `[${'null,'.repeat(random.below(20_000))}null]`,
    () => `["$n${'1'.repeat(random.below(200_000))}"]`,
    () => '["\ud800"]',
    () => '[{"__proto__":{"a":1}}]',
    () => JSON.stringify(['x'.repeat(random.below(900_000))]),
    () => `["${'\\u0000'.repeat(random.below(1000))}"]`,
  ])();

/** What is sent to an action, in one of the ways there are. Nothing in it is what its schema takes. */
export function sentTo(found: Found, id: string, known: Known, random: Random): Sent {
  const next = { 'next-action': id };
  const kind = random.below(10);
  if (kind < 3)
    return {
      headers: { ...next, 'content-type': 'text/plain;charset=UTF-8' },
      body: JSON.stringify(Array.from({ length: random.below(4) }, () => tree(random))),
    };
  if (kind < 5)
    return {
      headers: {
        ...next,
        'content-type': random.pick([
          'text/plain;charset=UTF-8',
          'text/plain',
          'application/json',
          'application/octet-stream',
          'x',
        ]),
      },
      body: broken(random),
    };
  if (kind < 6)
    return { headers: { ...next, 'content-type': 'multipart/form-data; boundary=x' }, body: brokenParts(random) };
  if (kind < 8) return { headers: next, body: argumentsOf(found, known, random) };
  return { headers: {}, body: byForm(found, id, known, random) };
}

/** What a page posts, with faults, one of which no schema lets through: they are strict. */
function refusedForm(found: Found, known: Known, random: Random): FormData {
  const form = asForm(nearlyValid(found.input, known, random), random, random.below(4));
  form.set('no_such_field', hostileText(random).slice(0, 1000));
  return form;
}

/** What one page posts, with faults, as React's second argument. */
function argumentsOf(found: Found, known: Known, random: Random): FormData {
  const sent = new FormData();
  for (const [name, value] of refusedForm(found, known, random)) sent.append(`1_${name}`, value);
  sent.set('1', JSON.stringify(tree(random)));
  sent.set(
    '0',
    JSON.stringify(
      random.pick([[null, '$K1'], ['$K1'], ['$K1', '$K1', '$K1'], [tree(random), '$K1'], ['$1'], ['$1', '$K1']]),
    ),
  );
  return sent;
}

/** What a page without script posts. */
function byForm(found: Found, id: string, known: Known, random: Random): FormData {
  const form = refusedForm(found, known, random);
  const kind = random.below(5);
  if (kind === 0) form.set(`$ACTION_ID_${id}`, '');
  else if (kind === 1)
    form.set(`$ACTION_ID_${random.pick(['', 'x', id.slice(1), `${id}0`, '__proto__', 'constructor'])}`, '');
  else {
    form.set('$ACTION_REF_1', '');
    form.set(
      '$ACTION_1:0',
      random.pick([
        JSON.stringify({ id, bound: '$@1' }),
        JSON.stringify({ id, bound: null }),
        JSON.stringify({ id, bound: tree(random) }),
        broken(random).slice(0, 5000),
      ]),
    );
    form.set('$ACTION_1:1', random.pick([JSON.stringify([tree(random)]), broken(random).slice(0, 5000), '[null]']));
    if (kind === 4) form.set('$ACTION_KEY', hostileText(random).slice(0, 1000));
  }
  return form;
}

/** A body in parts that is not as its headers say. */
function brokenParts(random: Random): string {
  const part = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return random.pick([
    () => '',
    () => '--x--\r\n',
    () => `${part('0', '["$K1"]')}`,
    () => `${part('0', '["$1"]')}${part('1', '"$0"')}--x--\r\n`,
    () => `${part('0', '["$1:a"]')}${part('1', '{"a":"$1"}')}--x--\r\n`,
    () => `${part('0', '["$F1"]')}${part('1', '{"id":"x","bound":"$@1"}')}--x--\r\n`,
    () => `${part('__proto__', '["$1"]')}${part('0', '["$1"]')}--x--\r\n`,
    () => `${part('0', '["$Q1","$W2","$i3"]')}${part('1', '[["a"],1]')}${part('2', '1')}${part('3', '"x"')}--x--\r\n`,
    () =>
      `--x\r\nContent-Disposition: form-data; name="0"; filename="../../x\\"y"\r\nContent-Type: x/x\r\n\r\n[]\r\n--x--\r\n`,
    () => `${part('1', 'x').repeat(1 + random.below(3000))}${part('0', '["$K1"]')}--x--\r\n`,
    () => `--x\r\n\r\n\r\n--x--`,
    () => `--x\r\nContent-Disposition: form-data; name="${'n'.repeat(random.below(100_000))}"\r\n\r\nx\r\n--x--\r\n`,
    () => hostileText(random),
  ])();
}
