import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from './stand-in-machine.ts';

/** An event that a listener can stop. */
export function stoppable(): { preventDefault: () => void; isPrevented: () => boolean } {
  let isPrevented = false;
  return {
    preventDefault() {
      isPrevented = true;
    },
    isPrevented: () => isPrevented,
  };
}

/** Electron's `app`, as far as the shell uses it. */
export class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = { appendSwitch: (): void => undefined };
  isReady = false;
  /** Ends all windows; set by the part that has them. */
  closeWindows: () => Promise<boolean> = async () => true;
  readonly #paths = new Map<string, string>();
  #name = 'Electron';
  #lock: string | null = null;

  setName(name: string): void {
    this.#name = name;
  }
  getPath(name: string): string {
    const { appData } = machine.setup;
    return this.#paths.get(name) ?? (name === 'appData' ? appData : join(appData, name === 'userData' ? this.#name : name));
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }
  getLocale(): string {
    return machine.setup.locale;
  }
  enableSandbox(): void {
    if (this.isReady) throw new Error('enableSandbox must come before ready');
  }
  async whenReady(): Promise<void> {
    // Electron gets ready after the main module has run to its end, never during it.
    await new Promise((resolve) => setImmediate(resolve));
    mkdirSync(this.getPath('userData'), { recursive: true });
    this.isReady = true;
  }

  /** One process a `userData` folder; a second one wakes the first by a signal. */
  requestSingleInstanceLock(): boolean {
    const file = join(this.getPath('userData'), 'stand-in-lock');
    mkdirSync(this.getPath('userData'), { recursive: true });
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
    } catch {
      process.kill(Number(readFileSync(file, 'utf8')), 'SIGUSR2');
      return false;
    }
    this.#lock = file;
    process.on('SIGUSR2', () => this.emit('second-instance'));
    return true;
  }

  quit(): void {
    void this.#quit();
  }
  async #quit(): Promise<void> {
    if (!(await this.closeWindows())) return;
    const event = stoppable();
    this.emit('will-quit', event);
    if (!event.isPrevented()) this.exit(0);
  }
  exit(code: number): void {
    if (this.#lock !== null) rmSync(this.#lock, { force: true });
    process.exit(code);
  }
}

/** The one application of this process. */
export const app = new StandInApp();
