import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app } from 'electron';
import { registerPageScheme } from './protocol.ts';
import { runDesktop } from './run-desktop.ts';

const { values } = parseArgs({
  // Started as `electron <folder> …` in development, as `Yuece …` when installed.
  args: process.argv.slice(app.isPackaged ? 1 : 2),
  options: {
    library: { type: 'string', multiple: true, default: [] },
    data: { type: 'string' },
    sample: { type: 'boolean' },
    'no-watch': { type: 'boolean' },
  },
  // Chromium's own switches come along, and are none of our business.
  strict: false,
});
const libraries = [values.library].flat().flatMap((folder) => (typeof folder === 'string' ? [resolve(folder)] : []));

app.setName('Yuece');
const dataFolder = typeof values.data === 'string' ? resolve(values.data) : join(app.getPath('appData'), 'Yuece', 'store');
// The lock of the single instance lies in here: one application a store.
app.setPath('userData', typeof values.data === 'string' ? join(dataFolder, 'desktop') : join(app.getPath('appData'), 'Yuece'));
app.enableSandbox();
// Whatever Chromium itself would like to ask the network for: no name is ever looked up.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
registerPageScheme();

if (app.requestSingleInstanceLock())
  runDesktop({
    builtFolder: dirname(import.meta.dirname),
    dataFolder,
    libraries,
    opensSample: values.sample === true,
    watches: values['no-watch'] !== true,
  });
else app.quit();
