import type { ElectronFolder } from './inspect-electron.ts';

export type TargetName = 'dir' | 'zip' | 'nsis' | 'portable' | 'deb' | 'AppImage' | 'dmg';

/** One package: what makes it, or why nothing here can. */
export type PlannedTarget =
  | { readonly target: TargetName; readonly by: 'electron-builder' | 'own-zip' }
  | { readonly target: TargetName; readonly by: null; readonly reason: string };

/** The machine that packs. */
export type PackingMachine = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether a program is on the path. */
  readonly hasProgram: (name: string) => boolean;
  /** electron-builder may download its tools. */
  readonly mayFetch: boolean;
};

/** What is made of an Electron for each system, in the order of making. */
export const TARGETS: Readonly<Record<ElectronFolder['platform'], readonly TargetName[]>> = {
  linux: ['dir', 'zip', 'deb', 'AppImage'],
  win32: ['dir', 'zip', 'nsis', 'portable'],
  darwin: ['dir', 'zip', 'dmg'],
};

/** Decides for every package of one system whether this machine can make it. Pure but for `hasProgram`. */
export function planTargets(platform: ElectronFolder['platform'], machine: PackingMachine): readonly PlannedTarget[] {
  return TARGETS[platform].map((target): PlannedTarget => {
    const reason = obstacle(platform, target, machine);
    if (reason !== null) return { target, by: null, reason };
    return { target, by: target === 'zip' && !hasSevenZip(machine) ? 'own-zip' : 'electron-builder' };
  });
}

function obstacle(platform: ElectronFolder['platform'], target: TargetName, machine: PackingMachine): string | null {
  const { environment, hasProgram, mayFetch } = machine;
  if (platform === 'darwin' && machine.platform !== 'darwin') return 'electron-builder packs for macOS only on macOS';
  if (target === 'dir' || target === 'zip' || target === 'dmg' || mayFetch) return null;
  if (target === 'deb')
    return hasProgram('fpm') || environment['CUSTOM_FPM_PATH'] ? null : 'needs fpm on the path or named by CUSTOM_FPM_PATH';
  if (target === 'AppImage') return environment['APPIMAGE_TOOLS_PATH'] ? null : 'needs the AppImage tools, named by APPIMAGE_TOOLS_PATH';
  if (!environment['ELECTRON_BUILDER_NSIS_DIR'] || !environment['ELECTRON_BUILDER_NSIS_RESOURCES_DIR'])
    return 'needs NSIS, named by ELECTRON_BUILDER_NSIS_DIR and ELECTRON_BUILDER_NSIS_RESOURCES_DIR';
  if (!hasSevenZip(machine)) return 'needs 7-Zip on the path or named by ELECTRON_BUILDER_7ZIP_PATH';
  return machine.platform === 'win32' || hasProgram('wine') ? null : 'needs Windows or wine';
}

function hasSevenZip({ environment, hasProgram, mayFetch }: PackingMachine): boolean {
  return mayFetch || Boolean(environment['ELECTRON_BUILDER_7ZIP_PATH']) || SEVEN_ZIP_PROGRAMS.some(hasProgram);
}

/** Names under which systems install 7-Zip. */
export const SEVEN_ZIP_PROGRAMS: readonly string[] = ['7za', '7zz', '7z'];
