import { describe, expect, it } from 'vitest';
import { type PackingMachine, planTargets } from '../../../build/plan-distribution.ts';

const BARE: PackingMachine = { platform: 'linux', environment: {}, hasProgram: () => false, mayFetch: false };

describe('the plan of a distribution', () => {
  it('makes folder and zip of a Linux and a Windows Electron on a bare machine, and names a reason for every other package', () => {
    for (const platform of ['linux', 'win32'] as const) {
      const plans = planTargets(platform, BARE);
      expect(plans.filter(({ by }) => by !== null)).toEqual([
        { target: 'dir', by: 'electron-builder' },
        { target: 'zip', by: 'own-zip' },
      ]);
      expect(plans.flatMap((plan) => (plan.by === null ? [plan.reason] : [])).every((reason) => reason.startsWith('needs '))).toBe(true);
      expect(plans).toHaveLength(4);
    }
  });

  it('leaves the zip to electron-builder where 7-Zip is at hand', () => {
    const machine: PackingMachine = { ...BARE, hasProgram: (name) => name === '7zz' };
    expect(planTargets('linux', machine)).toContainEqual({ target: 'zip', by: 'electron-builder' });
    const named: PackingMachine = { ...BARE, environment: { ELECTRON_BUILDER_7ZIP_PATH: '/opt/7za' } };
    expect(planTargets('linux', named)).toContainEqual({ target: 'zip', by: 'electron-builder' });
  });

  it('makes a deb where fpm is at hand, and installers where NSIS, 7-Zip and wine are', () => {
    expect(planTargets('linux', { ...BARE, hasProgram: (name) => name === 'fpm' })).toContainEqual({
      target: 'deb',
      by: 'electron-builder',
    });
    const environment = { ELECTRON_BUILDER_NSIS_DIR: '/opt/nsis', ELECTRON_BUILDER_NSIS_RESOURCES_DIR: '/opt/nsis-resources' };
    const withoutWine: PackingMachine = { ...BARE, environment, hasProgram: (name) => name === '7za' };
    expect(planTargets('win32', withoutWine)).toContainEqual({ target: 'nsis', by: null, reason: 'needs Windows or wine' });
    const onWindows: PackingMachine = { ...withoutWine, platform: 'win32' };
    expect(planTargets('win32', onWindows).every(({ by }) => by === 'electron-builder')).toBe(true);
  });

  it('packs for macOS on macOS only', () => {
    expect(planTargets('darwin', BARE).every(({ by }) => by === null)).toBe(true);
    expect(planTargets('darwin', { ...BARE, platform: 'darwin' }).every(({ by }) => by !== null)).toBe(true);
  });
});
