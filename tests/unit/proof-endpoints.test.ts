import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import type { Case } from '../proof/endpoints/case';
import { cases } from '../proof/endpoints/cases/all';
import { type Answered, encoded } from '../proof/endpoints/client';
import { inOneOrder } from '../proof/endpoints/flight';
import { comparable, complaintOf, difference, maySee, verdictOf } from '../proof/endpoints/judge';
import { endpointsIn, unmapped } from '../proof/endpoints/manifests';
import { Marks } from '../proof/endpoints/marks';
import type { Trial } from '../proof/endpoints/plan';

// The rig of tests/http/endpoints.test.ts, shown to find what it looks for.

const action = (filename: string, exportedName: string) => ({
  ...{ filename, exportedName },
  workers: { 'app/(portal)/documents/[documentId]/page': {}, 'app/(portal)/documents/page': {} },
});
const addComment = action('app/(portal)/documents/[documentId]/actions.ts', 'addComment');
const pages = { '/(portal)/groups/page': '', '/(portal)/search/route': '', '/_not-found/page': '' };
const mapped = ['documents/[documentId]#addComment', 'page /groups', 'route /search'];

describe('the manifests', () => {
  test('name every action, page and route handler', () => {
    const found = endpointsIn({ node: { a1: addComment } }, pages);
    expect(found.map(({ name }) => name)).toEqual(mapped);
    expect(found[0]).toMatchObject({ kind: 'action', id: 'a1', page: '/documents' });
    expect(unmapped(found, mapped)).toEqual([]);
  });

  test('with an action, a page or a route handler more are red', () => {
    const planted = action('app/(portal)/documents/actions.ts', 'giveEverything');
    const found = endpointsIn(
      { node: { a1: addComment, a2: planted } },
      { ...pages, '/planted/route': '', '/planted/page': '' },
    );
    expect(unmapped(found, mapped)).toEqual([
      'no case for documents#giveEverything',
      'no case for route /planted',
      'no case for page /planted',
    ]);
  });

  test('with one less are red too', () =>
    expect(unmapped(endpointsIn({ node: {} }, pages), mapped)).toEqual([`${mapped[0]} is not in the build`]));

  test('that cannot be read are refused', () => {
    expect(() => endpointsIn({ node: { a1: { ...addComment, filename: '' } } }, {})).toThrow('has no file');
    expect(() => endpointsIn({ node: {} }, { '/planted/default': '' })).toThrow('neither');
    expect(() => endpointsIn({ node: {}, edge: { a1: {} } }, {})).toThrow('edge');
  });
});

describe('a mark', () => {
  const marks = new Marks();
  const word = marks.make({ environment: 'stranger', set: 'open', what: 'a note', reach: 'content' });

  test.each([
    ['as it is', `<p>${word}</p>`],
    ['in JSON', JSON.stringify({ note: `"${word}"` })],
    ['in an address', `/documents?search=${encodeURIComponent(word)}`],
    ['in capitals', word.toUpperCase()],
    ['in base64', Buffer.from(`a${word}`).toString('base64')],
    [
      'further on in base64',
      `data:text/plain;base64,${Buffer.from(`some more words before ${word} and after`).toString('base64url')}`,
    ],
  ])('is found %s', (_, text) => expect(marks.in(text).map(({ text: found }) => found)).toEqual([word]));

  test('is not found where it is not', () =>
    expect(marks.in('xqabcdefghijqx and aGVsbG8gd29ybGQgb2YgYmFzZTY0')).toEqual([]));
});

const answered = (status: number, body: string, headers: Answered['headers'] = {}): Answered => ({
  ...{ status, headers: { 'content-type': 'text/x-component', ...headers } },
  body: Buffer.from(body),
});
const trial = (more: Partial<Trial> = {}): Trial => ({
  one: { endpoint: mapped[0]!, about: 'document', may: { own: ['administrator'] } } satisfies Case,
  ...{ home: 'first', relation: 'stranger', role: 'administrator', manner: 'script' },
  ...more,
});
const done = answered(200, '0:{"a":"$@1"}\n1:{"code":"ok"}\n');
const refused = (code: string) => answered(200, `0:{"a":"$@1"}\n1:{"code":"${code}","message":"No."}\n`);

describe('an action without a guard', () => {
  const judged = (one: Answered, more?: Partial<Trial>) => complaintOf(trial(more), verdictOf(one, true));

  test('is found, whoever asks', () => {
    expect(judged(done)).toBe('not refused: ok');
    expect(judged(done, { relation: 'own', role: 'basic' })).toBe('not refused: ok');
    expect(judged(done, { role: 'nobody' })).toBe('let in: ok');
    expect(judged(refused('not_found'), { role: 'blocked' })).toBe('let in: not_found');
  });
  test('is told from one that has one', () => {
    expect(judged(refused('not_found'))).toBeNull();
    expect(judged(refused('forbidden'), { relation: 'own', role: 'basic' })).toBeNull();
    expect(judged(answered(303, '', { 'x-action-redirect': '/sign-in?next=%2F;push' }), { role: 'nobody' })).toBeNull();
    expect(judged(done, { relation: 'own' })).toBeNull();
  });
  test('as is one that refuses who may, and one that fails', () => {
    expect(judged(refused('forbidden'), { relation: 'own' })).toBe('refused: forbidden');
    expect(judged(answered(500, ''))).toBe('fault');
  });
});

test('a page that throws as its data is read', () => {
  const page = (thrown: string) => verdictOf(answered(200, `0:{}\n1:E{"digest":"${thrown}"}\n`), false);
  expect(page('NEXT_HTTP_ERROR_FALLBACK;404')).toBe('not_found');
  expect(page('NEXT_HTTP_ERROR_FALLBACK;403')).toBe('forbidden');
  expect(page('NEXT_REDIRECT;replace;/sign-in?next=%2Fgroups;307;')).toBe('signed_out');
  expect(page('NEXT_REDIRECT;replace;/environment/users;307;')).toBe('elsewhere');
  expect(page('123456')).toBe('fault');
  expect(verdictOf(answered(200, '0:{}\n'), false)).toBe('ok');
});

test('a stranger sees no mark, a partner those that are shared, and nobody anything', () => {
  const mark = (environment: string, set: string, reach: 'content' | 'internal') => ({
    text: '',
    what: '',
    environment,
    set,
    reach,
  });
  expect(maySee(trial(), mark('stranger', 'open', 'content'))).toBe(false);
  expect(maySee(trial(), mark('second', 'open:shared', 'content'))).toBe(true);
  expect(maySee(trial(), mark('second', 'closed', 'content'))).toBe(false);
  expect(maySee(trial(), mark('second', 'whole', 'internal'))).toBe(false);
  expect(maySee(trial({ role: 'basic' }), mark('first', 'closed', 'content'))).toBe(false);
  expect(maySee(trial({ role: 'nobody' }), mark('first', 'whole', 'internal'))).toBe(false);
});

describe('what is foreign and what is missing', () => {
  const [foreign, missing] = [{ document: '0197-foreign' }, { document: '0197-missing' }];
  const compared = (one: Answered, other: Answered) =>
    difference(comparable(one, foreign, missing), comparable(other, foreign, missing));
  const policy = (nonce: string) => ({ 'content-security-policy': `script-src 'nonce-${nonce}'`, date: nonce });
  const data = (id: string, rest = '') => `1:"a part"\n0:{"path":"/documents/${id}","of":"$1"}\n${rest}`;

  test('are one but for the nonce, the address and the order', () => {
    const other = '0:{"path":"/documents/0197-missing","of":"$a"}\na:"a part"\n';
    expect(
      compared(answered(200, data('0197-foreign'), policy('bm9uY2Ux')), answered(200, other, policy('bm9uY2Uy'))),
    ).toBeNull();
  });
  test.each([
    ['a status', answered(403, data('0197-missing'), policy('bm9uY2Uy'))],
    ['a header', answered(200, data('0197-missing'), { ...policy('bm9uY2Uy'), etag: 'x' })],
    ['a row more', answered(200, data('0197-missing', '2:"there"\n'), policy('bm9uY2Uy'))],
    ['a word', answered(200, data('0197-missing').replace('part', 'word'), policy('bm9uY2Uy'))],
  ])('are told apart by %s', (_, other) =>
    expect(compared(answered(200, data('0197-foreign'), policy('bm9uY2Ux')), other)).not.toBeNull(),
  );
});

test('a page is put in one order with the data in its scripts', () => {
  const page = (first: string, second: string) =>
    `<html><script nonce="n">self.__next_f.push([1,${JSON.stringify(first)}])</script><p>Words</p><script nonce="n">self.__next_f.push([1,${JSON.stringify(second)}])</script></html>`;
  const one = inOneOrder(page('1:T5,a\nb\nc0:["$1"]\n', '2:I["x"]\n'), false);
  expect(inOneOrder(page('2:I["x"]\n0:["$7"]\n', '7:T5,a\nb\nc'), false)).toBe(one);
  expect(inOneOrder(page('1:T5,a\nb\nd0:["$1"]\n', '2:I["x"]\n'), false)).not.toBe(one);
});

test('an action is called as React calls it', async () => {
  const { encodeReply } = createRequire(import.meta.url)('next/dist/compiled/react-server-dom-turbopack/client.node');
  const form = new FormData();
  form.append('documentId', 'abc');
  for (const one of ['1', '2']) form.append('recipients[]', one);
  expect(encoded({ documentId: 'abc', recipients: ['1', '2'] })).toEqual([...(await encodeReply([null, form]))]);
});

test('every case is asked by a form or at an address, and somebody gets it', () => {
  const strange = cases.filter(
    ({ form, path, may, isPublic }) => !form === !path || (Object.keys(may).length === 0 && !isPublic),
  );
  expect(strange.map(({ endpoint }) => endpoint)).toEqual([]);
});
