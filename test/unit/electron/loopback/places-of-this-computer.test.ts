import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { placesOfThisComputer } from '#electron/loopback/places-of-this-computer.ts';

it('begins with the home folder, whatever else is mounted', async () => {
  const home = await mkdtemp(join(tmpdir(), 'yuece-home-'));
  const places = await placesOfThisComputer(home, process.platform);
  expect(places[0]).toBe(home);
  expect(new Set(places).size).toBe(places.length);
  await rm(home, { recursive: true });
});

it('knows only the home folder on a system it knows no mounts of', async () => {
  expect(await placesOfThisComputer('/home/zhang', 'plan9')).toEqual(['/home/zhang']);
});
