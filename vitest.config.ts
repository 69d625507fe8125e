import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    maxWorkers: 2,
    // For what hangs, not for what is slow: the machine may be busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // These packages import Next's modules without a file ending, which only a bundler resolves.
    server: { deps: { inline: ['next-auth', 'next-intl'] } },
    env: { AUTH_URL: 'http://localhost:3000', AUTH_SECRET: 'a secret for tests alone, of no use elsewhere' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/domain/**', 'tests/e2e/**', 'tests/http/**'],
          globalSetup: ['tests/setup/reader.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'domain',
          include: ['tests/domain/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/setup/reader.ts', 'tests/setup/server.ts'],
          setupFiles: ['tests/setup/database.ts', 'tests/setup/request.ts'],
        },
      },
      {
        extends: true,
        // Needs the built portal, which scripts/testing/http.mjs serves; one file after the other, since they share it.
        test: {
          name: 'http',
          include: ['tests/http/**/*.test.ts'],
          setupFiles: ['tests/setup/portal.ts', 'tests/setup/request.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});
