import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `system` is a browser that the machine has; only there are frame times judged. `packaged` comes inside an npm package and draws in software. */
export type Chromium = {
  readonly executablePath: string;
  readonly args: string[];
  readonly kind: 'system' | 'packaged';
  /** Environment that gives the browser a Chinese font, whatever the machine has installed. */
  readonly env: Record<string, string>;
};

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Quiet and offline: without these the browser looks up its maker's hosts at every start. */
const QUIET_ARGUMENTS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Finds the machine's Chromium or Chrome, else unpacks the one an npm package carries. `YUECE_BROWSER=packaged` forces the latter. */
export async function findChromium(): Promise<Chromium> {
  const env = { ...definedEnvironment(), ...(await chineseFontEnvironment()) };
  const system = process.env['YUECE_BROWSER'] === 'packaged' ? undefined : SYSTEM_BROWSERS.find((path) => existsSync(path));
  if (system) return { executablePath: system, args: [...QUIET_ARGUMENTS, '--disable-gpu'], kind: 'system', env };
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  return {
    executablePath,
    args: [...QUIET_ARGUMENTS, '--use-gl=angle', '--use-angle=swiftshader', '--in-process-gpu'],
    kind: 'packaged',
    env,
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** A font configuration that adds the packaged Chinese font to the machine's own; only Linux reads it, other systems have such fonts. */
async function chineseFontEnvironment(): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {};
  const fonts = join(fileURLToPath(new URL('../../node_modules/@embedpdf/fonts-sc/', import.meta.url)), 'fonts');
  const folder = join(tmpdir(), `yuece-fonts-${process.getuid?.() ?? 0}`);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${fonts}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  <include ignore_missing="yes">/etc/fonts/conf.d</include>
</fontconfig>
`;
  await writeFile(file, configuration);
  return { FONTCONFIG_FILE: file };
}
