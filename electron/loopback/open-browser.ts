import { spawn } from 'node:child_process';

/** Opens an address in the person's browser; does nothing where there is no display. */
export function openBrowser(address: string, environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): void {
  const [command, ...parameters] = openingCommand(address, environment, platform) ?? [];
  if (command === undefined) return;
  const child = spawn(command, parameters, { stdio: 'ignore', detached: true });
  // No browser to be found: the address was printed, so nothing is lost.
  child.on('error', () => undefined);
  child.unref();
}

/** The program that opens an address on this platform, `null` where nobody would see it. */
export function openingCommand(address: string, environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] | null {
  if (platform === 'darwin') return ['open', address];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return environment['DISPLAY'] || environment['WAYLAND_DISPLAY'] ? ['xdg-open', address] : null;
}
