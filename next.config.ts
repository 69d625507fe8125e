import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withWords = createNextIntlPlugin({
  requestConfig: './lib/words.ts',
  experimental: { createMessagesDeclaration: './messages/en.json' },
});

const config: NextConfig = {
  // Types are a test of their own (`npm test`), over the tests too: a build need not wait for them.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // What the middleware does not dress: files of the build, which are the same for everybody.
  headers: async () =>
    ['/_next/static/:path*', '/icon.svg', '/favicon.ico', '/robots.txt'].map((source) => ({
      source,
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
      ],
    })),
  serverExternalPackages: ['postgres', 'graphile-worker', 'pdfmake', 'react-email'],
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: '1mb' },
    // Over the limit of uploads (10 MB): a longer body is cut off here in silence, and must still be seen to be too long.
    proxyClientMaxBodySize: '11mb',
  },
};

export default withWords(config);
