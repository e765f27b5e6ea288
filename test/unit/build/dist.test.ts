import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../support/list-files.ts';

function runDist(electronDist: string): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, ELECTRON_DIST: electronDist };
  return spawnSync(process.execPath, [join(ROOT, 'build/dist.mjs')], { encoding: 'utf8', env });
}

describe('npm run dist', () => {
  it('exits 3 for a folder that is not there, and names it', async () => {
    const place = await mkdtemp(join(tmpdir(), 'yuece-dist-'));
    const { status, stdout, stderr } = runDist(join(place, 'nowhere'));
    await rm(place, { recursive: true });
    expect(status).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain('nowhere');
  });

  it.runIf(!existsSync(join(ROOT, 'node_modules/electron/dist')))('exits 3 without any Electron, and says what to do', () => {
    const { status, stdout, stderr } = runDist('');
    expect(status).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain('ELECTRON_DIST');
    expect(stderr).toContain('dmg (x64 and arm64)');
  });
});
