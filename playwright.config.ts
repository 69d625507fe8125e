import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// The headless shell draws the same pages at half the cost.
const installed = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = installed.find((place) => place && existsSync(place));
// Chromium's sandbox does not work for root.
const forRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: `.data/browser-failures/${process.env.KOPPEL_APPEARANCE ?? 'en-light'}`,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.KOPPEL_REPORT),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.KOPPEL_REPORT ? [['list'], ['json', { outputFile: process.env.KOPPEL_REPORT }]] : 'list',
  use: {
    baseURL: process.env.BASE_URL ?? 'http://localhost:3000',
    browserName: 'chromium',
    locale: 'en-GB',
    // A picture of the page at every step takes longer than the steps: for who looks into a failure.
    trace: process.env.KOPPEL_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [...forRoot, '--disable-background-networking'],
    },
  },
});
