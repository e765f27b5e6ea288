import { defineConfig } from '@playwright/test';
import { findChromium } from './support/find-chromium.ts';
import { TESTS_AT_ONCE } from './support/tests-at-once.ts';

const chromium = await findChromium();

export default defineConfig({
  testDir: './browser',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/browser',
  fullyParallel: false,
  // Two browsers with software drawing are what two cores carry.
  workers: TESTS_AT_ONCE,
  // Generous, for machines that do other work besides: a test that hangs is still told from one that waits.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    // To open a window anew costs a second of a processor; its cookies, storage and scripts are cleared between scenarios all the same.
    reuseContext: true,
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    // A control that never comes is named at once, instead of when the whole scenario runs out of time.
    actionTimeout: 20_000,
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: chromium.executablePath, args: chromium.args, env: chromium.env },
  },
});
