import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

export type Architecture = 'x64' | 'arm64';

/** An unpacked Electron. */
export type ElectronFolder = { readonly folder: string; readonly platform: 'linux' | 'win32' | 'darwin'; readonly arch: Architecture };

const PROGRAMS = [
  ['win32', 'electron.exe'],
  ['darwin', join('Electron.app', 'Contents', 'MacOS', 'Electron')],
  ['linux', 'electron'],
] as const;

/** Says for which system an unpacked Electron is (absolute path); `null` where the folder holds none. */
export function inspectElectron(folder: string, fallback: Architecture): ElectronFolder | null {
  for (const [platform, program] of PROGRAMS) {
    const path = join(folder, program);
    if (existsSync(path)) return { folder, platform, arch: architectureOf(readHead(path)) ?? fallback };
  }
  return null;
}

/** Reads the processor from the head of a program: ELF, PE or Mach-O; `null` for any other. */
export function architectureOf(head: Buffer): Architecture | null {
  if (head.length >= 20 && head.readUInt32BE(0) === 0x7f454c46) return named(head.readUInt16LE(18), 0x3e, 0xb7);
  if (head.length >= 8 && head.readUInt32LE(0) === 0xfeedfacf) return named(head.readUInt32LE(4), 0x0100_0007, 0x0100_000c);
  if (head.length >= 0x40 && head.readUInt16LE(0) === 0x5a4d) {
    const at = head.readUInt32LE(0x3c) + 4;
    return at + 2 <= head.length ? named(head.readUInt16LE(at), 0x8664, 0xaa64) : null;
  }
  return null;
}

function named(machine: number, x64: number, arm64: number): Architecture | null {
  if (machine === x64) return 'x64';
  return machine === arm64 ? 'arm64' : null;
}

function readHead(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(4_096);
    return head.subarray(0, readSync(file, head, 0, head.length, 0));
  } finally {
    closeSync(file);
  }
}
