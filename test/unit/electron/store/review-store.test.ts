import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ReviewDamage, ReviewStore } from '#electron/store/review-store.ts';
import { diskFiles, type StoreFiles } from '#electron/store/store-files.ts';
import type { StoredReview } from '#shared/model/review.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { filesWith, systemError } from './failing-files.ts';

function storeIn(folder: string, files: StoreFiles = diskFiles, damages: ReviewDamage[] = []): ReviewStore {
  const permission = { blocked: null, demand: async () => undefined };
  return new ReviewStore({ folder, files, permission, now: () => '2031-05-06T08:00:00.000Z', onDamage: (damage) => damages.push(damage) });
}

const withUnit = (unit: string) => (review: StoredReview) => ({ review: { ...review, formHead: { unit } }, result: unit });
const appending = (letter: string) => (review: StoredReview) => {
  const unit = `${review.formHead['unit'] ?? ''}${letter}`;
  return { review: { ...review, formHead: { unit } }, result: unit };
};

describe('the store of reviews', () => {
  it('is on the disk before a change is answered', async () => {
    const folder = await temporaryFolder();
    await storeIn(folder).change('d1', withUnit('市司法局'));
    expect(JSON.parse(await readFile(join(folder, 'd1.json'), 'utf8')).formHead).toEqual({ unit: '市司法局' });
  });

  it('opens a review of the first version with everything in it, and nothing corrected or dismissed', async () => {
    const folder = await temporaryFolder();
    const first = { schemaVersion: 1, documentId: 'd1', annotations: [], checklists: [], formHead: { unit: '市司法局' } };
    await writeFile(join(folder, 'd1.json'), JSON.stringify(first));
    expect(await storeIn(folder).read('d1')).toEqual({
      ...first,
      schemaVersion: 2,
      corrections: [],
      dismissals: [],
      reading: { encoding: null, undoneRepairs: [] },
    });
  });

  it('lets changes to one document queue behind each other, none lost', async () => {
    const store = storeIn(await temporaryFolder());
    const results = await Promise.all([...'甲乙丙丁'].map((letter) => store.change('d1', appending(letter))));
    expect(results).toEqual(['甲', '甲乙', '甲乙丙', '甲乙丙丁']);
  });

  it('writes nothing but the review that changed', async () => {
    const folder = await temporaryFolder();
    await storeIn(folder).change('d1', withUnit('甲'));
    const touched: string[] = [];
    const watched = filesWith((call, path) => {
      if (call === 'writeSynced') touched.push(path);
    });
    await storeIn(folder, watched).change('d2', withUnit('乙'));
    expect(touched).toEqual([join(folder, '.d2.json.tmp')]);
  });

  it('goes back to the state before when a change cannot be written, and goes on from there', async () => {
    const folder = await temporaryFolder();
    let isFull = false;
    const files = filesWith((call) => {
      if (isFull && call === 'writeSynced') throw systemError('ENOSPC');
    });
    const store = storeIn(folder, files);
    await store.change('d1', withUnit('甲'));
    isFull = true;
    await expect(store.change('d1', withUnit('乙'))).rejects.toMatchObject({ code: 'disk-full' });
    expect((await store.read('d1')).formHead).toEqual({ unit: '甲' });
    isFull = false;
    await store.change('d1', appending('丙'));
    expect((await storeIn(folder).read('d1')).formHead).toEqual({ unit: '甲丙' });
  });

  it('starts a review anew when nothing of it can be read, and keeps the damaged file', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'd1.json'), '{');
    const damages: ReviewDamage[] = [];
    expect((await storeIn(folder, diskFiles, damages).read('d1')).annotations).toEqual([]);
    expect(damages).toEqual([{ documentId: 'd1', savedAt: null }]);
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^d1\.json\.\d+\.damaged$/)]);
  });

  it('refuses ids that would lead out of its folder', async () => {
    const store = storeIn(await temporaryFolder());
    for (const id of ['../library', 'a/b', '..\\x', '']) await expect(store.read(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('counts from the disk once and keeps up with changes, those made while it counts included', async () => {
    const folder = await temporaryFolder();
    await storeIn(folder).change('d1', withUnit('甲'));
    const store = storeIn(folder);
    const [counts] = await Promise.all([store.counts(), store.change('d2', withUnit('乙')), store.change('d1', withUnit('丙'))]);
    expect([...(await store.counts()).keys()].sort()).toEqual(['d1', 'd2']);
    const none = { annotations: 0, checklistsUnderWay: 0, checklistsDone: 0, isBegun: false, openItems: 0 };
    const written = { notes: [], corrected: {}, units: [], tasks: [] };
    expect(counts.get('d1')).toEqual({
      ...none,
      sources: [],
      ownSources: [],
      deadlineCorrections: [],
      correctedSummary: {},
      readingKey: '',
      written,
    });
  });

  it('lists on when one review was written by a newer version', async () => {
    const folder = await temporaryFolder();
    await storeIn(folder).change('d1', withUnit('甲'));
    await writeFile(join(folder, 'd2.json'), '{"schemaVersion":99}');
    const store = storeIn(folder);
    expect([...(await store.counts()).keys()]).toEqual(['d1']);
    await expect(store.read('d2')).rejects.toMatchObject({ code: 'store-newer' });
  });

  it('erases a review with every earlier state', async () => {
    const folder = await temporaryFolder();
    const store = storeIn(folder);
    for (const unit of ['甲', '乙', '丙']) await store.change('d1', withUnit(unit));
    await store.change('d12', withUnit('丁'));
    expect(await store.erase('d1')).toEqual({ review: true, backups: true });
    expect(await readdir(folder)).toEqual(['d12.json']);
    expect((await store.read('d1')).formHead).toEqual({});
  });
});
