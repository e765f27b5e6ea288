import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as elapse } from 'node:timers/promises';
import { createDirectHost } from '#electron/cli/direct-host.ts';
import { composeApplication } from '#electron/compose.ts';
import { systemClock } from '#electron/loopback/system-clock.ts';
import { findInstallation } from '#electron/serve/find-installation.ts';
import { createReviewClient, type ReviewClient } from '#shared/contract/client.ts';
import { startHost } from '../contract/run-built.ts';
import { forkHere } from './fork-here.ts';
import { generatePolicy, seededRandom } from './generate-policy.ts';
import { ROOT } from './list-files.ts';

export type KillRounds = {
  readonly rounds: number;
  readonly seed: number;
  /** An empty folder for library and store. */
  readonly place: string;
  /** Files written anew in each round. */
  readonly files: number;
  /** Milliseconds after the address of the host is known within which it is killed. */
  readonly within: number;
};

/** What went wrong, one line each; empty where nothing was lost. `unfinished` counts the rounds that were killed before all was read. */
export type KillOutcome = { readonly faults: readonly string[]; readonly unfinished: number };

const QUERIES = ['平台', '市财政局', '中介服务超市', '工程联合验收机制', '2032年', '冷链 专利转化', '第七号标记', '不存在的词语'];
const NOTE = '这一条要保留';

/**
 * Kills the built host while it reads a folder that changed, at a seeded moment, again and again; each time a fresh application must open
 * the store without a word, still have every document under its id, go on, and then find exactly what stands in the files.
 */
export async function runKillRounds({ rounds, seed, place, files, within }: KillRounds): Promise<KillOutcome> {
  const library = join(place, 'library');
  const store = join(place, 'store');
  await mkdir(library, { recursive: true });
  const random = seededRandom(seed);
  const faults: string[] = [];
  const idOf = new Map<string, string>();
  let unfinished = 0;
  for (let round = 0; round < rounds; round += 1) {
    await changeLibrary(library, round, files, random);
    await killWhileReading(library, store, Math.floor(random() * within));
    const application = await openOn(store, library);
    try {
      const outcome = await goOn(application.client, library, idOf);
      faults.push(...outcome.faults.map((fault) => `round ${round + 1}: ${fault}`));
      unfinished += outcome.wasUnfinished ? 1 : 0;
      if (round === 0) await leaveNote(application.client);
    } finally {
      await application.close();
    }
  }
  return { faults, unfinished };
}

/** New files, changed ones, one moved, one deleted. */
async function changeLibrary(library: string, round: number, files: number, random: () => number): Promise<void> {
  const names = (await readdir(library)).filter((name) => name.endsWith('.txt')).sort();
  const pick = (): string => names[1 + Math.floor(random() * (names.length - 1))] ?? '';
  const text = (): string => `${generatePolicy({ seed: Math.floor(random() * 1e9), characters: 1_500 })}第七号标记\n`;
  for (let index = 0; index < files; index += 1) await writeFile(join(library, `r${round}-${String(index).padStart(3, '0')}.txt`), text());
  if (names.length < 4) return;
  await writeFile(join(library, pick()), text());
  await rename(join(library, pick()), join(library, `moved-${round}.txt`));
  await rm(join(library, pick()), { force: true });
}

async function killWhileReading(library: string, store: string, moment: number): Promise<void> {
  const host = startHost('cli/yuece.mjs', ['serve', '--library', library, '--data', store]);
  await host.url;
  await elapse(moment);
  host.stop('SIGKILL');
  await host.finished;
}

async function openOn(
  dataFolder: string,
  library: string,
): Promise<{ readonly client: ReviewClient; readonly close: () => Promise<void> }> {
  const installation = findInstallation(join(ROOT, 'out'), null);
  const application = await composeApplication({
    installation,
    dataFolder,
    host: createDirectHost(installation, null),
    clock: systemClock,
    forkChild: forkHere(),
    log: () => undefined,
    initialFolders: [library],
  });
  return { client: createReviewClient(application.dispatch, application.subscribe), close: application.close };
}

async function goOn(
  client: ReviewClient,
  library: string,
  idOf: Map<string, string>,
): Promise<{ readonly faults: readonly string[]; readonly wasUnfinished: boolean }> {
  const faults: string[] = [];
  const found = await client.call('library.read', {});
  for (const { kind } of found.notices) faults.push(`the store told of ${kind}`);
  const listed = new Set(found.documents.map(({ id }) => id));
  for (const [path, id] of idOf) if (!listed.has(id)) faults.push(`${path} is lost`);
  const report = await client.call('library.index', { folderId: null });
  for (const { file, code } of report.failed) faults.push(`${file} was not read: ${code}`);
  const texts = await Promise.all((await readdir(library)).map((name) => readFile(join(library, name), 'utf8')));
  if (report.documents !== texts.length) faults.push(`${report.documents} documents of ${texts.length} files`);
  for (const query of QUERIES) {
    const expected = texts.filter((text) => query.split(' ').every((word) => text.includes(word))).length;
    const { total } = await client.call('search.query', { query, limit: 1 });
    if (total !== expected) faults.push(`${query}: ${total} found, ${expected} in the files`);
  }
  const after = await client.call('library.read', {});
  const noted = after.documents.filter(({ annotations }) => annotations > 0).length;
  if (idOf.size > 0 && noted !== 1) faults.push('the annotation is lost');
  for (const { relativePath, id } of after.documents) idOf.set(relativePath, id);
  return { faults, wasUnfinished: report.added + report.updated > 0 };
}

async function leaveNote(client: ReviewClient): Promise<void> {
  const [document] = [...(await client.call('library.read', {})).documents].sort((a, b) => (a.relativePath < b.relativePath ? -1 : 1));
  const documentId = document?.id ?? '';
  const { model, contentHash } = await client.call('document.open', { documentId });
  const text = model.blocks.map((block) => block.text).join('\n');
  const exact = text.slice(0, 6);
  await client.call('annotation.create', {
    documentId,
    target: {
      source: contentHash,
      selector: [
        { type: 'TextPositionSelector', start: 0, end: exact.length },
        { type: 'TextQuoteSelector', exact, prefix: '', suffix: text.slice(6, 38) },
        { type: 'YueceClauseSelector', path: [] },
      ],
    },
    content: { colour: 'yellow', issueType: null, severity: null, note: NOTE, suggestion: '', basis: '', status: 'open' },
  });
}
