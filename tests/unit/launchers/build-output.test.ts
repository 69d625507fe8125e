import { expect, test } from 'vitest';
import { complaintsIn } from '@/scripts/prepare/build-output.mjs';

const quiet = `▲ Next.js 16.4.6 (Turbopack)
- Experiments (use with caution):
  ✓ authInterrupts

⚠ The "middleware" file convention is deprecated. Please use "proxy" instead.
  Learn more: https://nextjs.org/docs/messages/middleware-to-proxy
⚠ No build cache found. Please configure build caching for faster rebuilds. Read more: https://nextjs.org/docs/messages/no-cache
  Creating an optimized production build ...
✓ Compiled successfully in 47s
Route (app)
┌ ƒ /
├ ƒ /documents/error
└ ƒ /warnings

ƒ Proxy (Middleware)
`;

test('a quiet build has nothing to complain of: not the routes, not the name of the middleware, not the first build of a checkout', () => {
  expect(complaintsIn(quiet)).toEqual([]);
});

test.each([
  '⚠ Unsupported metadata viewport is configured in metadata export in /profile.',
  '⨯ Failed to compile',
  'Error: Dynamic server usage: Route /profile could not be rendered statically',
  './app/page.tsx:3:1 Warning: something looks odd',
  'warn  - Invalid next.config.ts options detected',
  'Failed to collect page data for /documents',
])('a build that prints %j complains', (line) => {
  expect(complaintsIn(quiet.replace('✓ Compiled', `  ${line}\n✓ Compiled`))).toEqual([line]);
});
