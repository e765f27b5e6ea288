import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { architectureOf, inspectElectron } from '../../../build/inspect-electron.ts';

function elf(machine: number): Buffer {
  const head = Buffer.alloc(64);
  head.write('\u007fELF', 'latin1');
  head.writeUInt16LE(machine, 18);
  return head;
}

function pe(machine: number): Buffer {
  const head = Buffer.alloc(256);
  head.write('MZ', 'latin1');
  head.writeUInt32LE(0x80, 0x3c);
  head.write('PE\0\0', 0x80, 'latin1');
  head.writeUInt16LE(machine, 0x84);
  return head;
}

function machO(type: number): Buffer {
  const head = Buffer.alloc(32);
  head.writeUInt32LE(0xfeedfacf, 0);
  head.writeUInt32LE(type, 4);
  return head;
}

describe('the processor a program is for', () => {
  it.each([
    ['ELF for x86-64', elf(0x3e), 'x64'],
    ['ELF for AArch64', elf(0xb7), 'arm64'],
    ['PE for x86-64', pe(0x8664), 'x64'],
    ['PE for ARM64', pe(0xaa64), 'arm64'],
    ['Mach-O for x86-64', machO(0x01000007), 'x64'],
    ['Mach-O for ARM64', machO(0x0100000c), 'arm64'],
    ['ELF for another processor', elf(0x28), null],
    ['PE whose header lies beyond what was read', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(62, 0xff)]), null],
    ['a script', Buffer.from('#!/bin/sh\nexit 0\n'), null],
    ['nothing', Buffer.alloc(0), null],
  ])('is read from %s', (_name, head, arch) => {
    expect(architectureOf(head)).toBe(arch);
  });
});

describe('an Electron folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yuece-electron-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is known by its program', async () => {
    await writeFile(join(folder, 'electron.exe'), pe(0xaa64));
    expect(inspectElectron(folder, 'x64')).toEqual({ folder, platform: 'win32', arch: 'arm64' });
  });

  it('is taken for this machine where the program does not tell', async () => {
    await writeFile(join(folder, 'electron'), '#!/bin/sh\n');
    expect(inspectElectron(folder, 'arm64')).toEqual({ folder, platform: 'linux', arch: 'arm64' });
  });

  it('is found inside a bundle', async () => {
    await mkdir(join(folder, 'Electron.app/Contents/MacOS'), { recursive: true });
    await writeFile(join(folder, 'Electron.app/Contents/MacOS/Electron'), machO(0x0100000c));
    expect(inspectElectron(folder, 'x64')?.platform).toBe('darwin');
  });

  it('is none without a program', () => {
    expect(inspectElectron(folder, 'x64')).toBeNull();
  });
});
