import { describe, expect, it } from 'vitest';
import { createIndexAhead } from '#electron/library/index-ahead.ts';
import { IDLE_PROGRESS } from '#electron/library/indexing-tally.ts';

const read = (characters: number) => ({ ...IDLE_PROGRESS, phase: 'reading', characters }) as const;

/** What was taken up of a run, each part ended by hand. */
function watched() {
  const ends: (() => void)[] = [];
  const rests: string[] = [];
  const gather = () => new Promise<void>((resolve) => ends.push(resolve));
  const ahead = createIndexAhead({ gather, prepare: async () => rests.push('rest') }, 100);
  /** How many parts were begun when so many characters are read. */
  const endsAfter = (characters: number): number => {
    ahead(read(characters));
    return ends.length;
  };
  return { ahead, ends, rests, endsAfter };
}

describe('taking up what was read while a run goes on', () => {
  it('begins with each full part, and not with less', () => {
    const { ahead, ends } = watched();
    for (const characters of [10, 99]) ahead(read(characters));
    expect(ends).toHaveLength(0);
    ahead(read(100));
    expect(ends).toHaveLength(1);
  });

  it('does one part at a time, and then what came meanwhile', async () => {
    const { ahead, ends, endsAfter } = watched();
    for (const characters of [100, 200, 300]) ahead(read(characters));
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await expect.poll(() => endsAfter(310)).toBe(2);
  });

  it('has the rest taken up when all of a long run is read, and of a short one nothing', () => {
    const { ahead, rests } = watched();
    const finishing = { ...read(50), phase: 'finishing' } as const;
    ahead(read(50));
    ahead(finishing);
    expect(rests).toEqual([]);
    ahead(read(150));
    ahead({ ...finishing, characters: 170 });
    ahead({ ...finishing, characters: 170 });
    expect(rests).toEqual(['rest']);
  });

  it('counts anew with the next run', async () => {
    const { ahead, ends, endsAfter } = watched();
    ahead(read(500));
    ends[0]?.();
    ahead(IDLE_PROGRESS);
    await expect.poll(() => endsAfter(100)).toBe(2);
  });
});
