import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the store lies when nobody said: the same place that the desktop application uses, so that both show the same library. */
export function defaultDataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = homedir();
  const configuration =
    platform === 'win32'
      ? (environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : environment['XDG_CONFIG_HOME'] || join(home, '.config');
  return join(configuration, 'Yuece', 'store');
}
