import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { generatePolicy, seededRandom } from '../support/generate-policy.ts';
import { openBenchApplication } from './bench-application.ts';
import type { BenchRow } from './bench-table.ts';
import { measureComparisonScreen } from './measure-comparison-screen.ts';
import { annotate } from './opening-store.ts';
import { median, timed } from './timing.ts';

const CHARACTERS = 300_000;
const MOVES = 40;
/** New versions, each compared once: what was worked out is remembered. */
const VERSIONS = 6;
/** Applications of which each compares for the first time. */
const STARTS = 3;
const WORDS = '统筹推动各类主体加强协同落实清单管理动态评估结果运用';

/** Two versions: a share of the characters edited in short stretches, and paragraphs that changed places. */
function revised(text: string, share: number, seed: number): string {
  const random = seededRandom(seed);
  const lines = text.split('\n');
  for (let planted = 0; planted < text.length * share; ) {
    const index = Math.floor(random() * lines.length);
    const line = lines[index] ?? '';
    const [cut, add] = [Math.floor(random() * 7), Math.floor(random() * 7)];
    if (line.length < 30 || cut + add === 0) continue;
    const at = 8 + Math.floor(random() * (line.length - 20));
    const added = Array.from({ length: add }, () => WORDS.charAt(Math.floor(random() * WORDS.length))).join('');
    lines[index] = line.slice(0, at) + added + line.slice(at + cut);
    planted += cut + add;
  }
  for (let moved = 0; moved < MOVES; moved += 1) {
    const from = lines.findIndex((line, index) => index > random() * lines.length && line.length > 60);
    const [line] = lines.splice(Math.max(0, from), 1);
    if (line !== undefined) lines.splice(Math.floor(random() * lines.length), 0, line);
  }
  return lines.join('\n');
}

/** Annotations on the old version that go to an edited one. */
const ANNOTATIONS = 1_000;
/** Milliseconds after reading in which the child makes itself fast. */
const PREPARING = 4_000;

type Versions = {
  readonly library: string;
  readonly data: string;
  readonly old: string;
  readonly rewritten: string;
  readonly edited: readonly string[];
};

/** Compares two versions of a long plan through the application, beside `git diff` by characters on the same files. */
export async function measureComparing(place: string): Promise<readonly BenchRow[]> {
  const versions = await writeVersions(place);
  const cold: number[] = [];
  for (let start = 0; start < STARTS; start += 1) cold.push(await measureFirst(versions));
  const rows = [...(await measureWarm(versions, cold)), await measureCarrying(versions)];
  const { data, library, old, edited } = versions;
  const names = { old: basename(old), edited: edited.slice(0, 3).map((path) => basename(path)) };
  return [...rows, ...(await measureComparisonScreen({ data, library, ...names }, place))];
}

async function writeVersions(place: string): Promise<Versions> {
  const library = join(place, 'versions');
  await mkdir(library, { recursive: true });
  const text = generatePolicy({ seed: 5, characters: CHARACTERS, title: '临江市长篇实施方案' });
  const [old, rewritten] = [join(library, 'old.txt'), join(library, 'rewritten.txt')];
  await writeFile(old, text);
  await writeFile(rewritten, revised(text, 0.5, 1));
  const edited = Array.from({ length: VERSIONS }, (_, at) => join(library, `edited-${at}.txt`));
  for (const [at, path] of edited.entries()) await writeFile(path, revised(text, 0.05, at + 1));
  return { library, data: join(place, 'versions-store'), old, rewritten, edited };
}

/** The library over these versions, with what compares two of them by their paths. */
async function openVersions({ data, library }: Versions, watches: boolean) {
  const { client, close } = await openBenchApplication(data, library, watches);
  await client.call('library.index', { folderId: null });
  const { documents } = await client.call('library.read', {});
  const idOf = (path: string): string => documents.find(({ fileName }) => fileName === basename(path))?.id ?? '';
  const run = (old: string, fresh: string) => client.call('comparison.run', { oldId: idOf(old), newId: idOf(fresh) });
  return { client, close, idOf, run };
}

/** Milliseconds of the first comparison of an application that made nothing ready for it, its child's start among them. */
async function measureFirst(versions: Versions): Promise<number> {
  const { run, close } = await openVersions(versions, false);
  try {
    return (await timed(() => run(versions.old, versions.edited[0] ?? ''))).milliseconds;
  } finally {
    await close();
  }
}

async function measureWarm(versions: Versions, cold: readonly number[]): Promise<readonly BenchRow[]> {
  const { old, rewritten, edited } = versions;
  const { run, close } = await openVersions(versions, true);
  try {
    await wait(PREPARING);
    const ours: number[] = [];
    const peers: number[] = [];
    let found = '';
    for (const path of edited) {
      const { milliseconds, result } = await timed(() => run(old, path));
      if (result.kind !== 'compared') throw new Error('the comparison was cancelled');
      const { moved, charactersAdded, charactersRemoved } = result.view.statistics;
      const peer = gitDiff(old, path);
      ours.push(milliseconds);
      peers.push(peer.milliseconds);
      found = `${moved} of ${MOVES} moves seen, ${charactersAdded + charactersRemoved} characters in the edits; git: no moves, ${peer.characters}`;
    }
    const half = await timed(() => run(old, rewritten));
    const seen = await timed(() => run(old, edited.at(-1) ?? ''));
    const base = { unit: 'ms', isJudged: true } as const;
    const git = median(peers);
    const peer = { name: '`git diff --no-index --word-diff-regex=.` as a process', value: git };
    const what = `compare two versions of ${CHARACTERS} characters`;
    return [
      {
        ...base,
        operation: `${what}, 5 % edited: in a warm child`,
        ours: median(ours),
        peer,
        limit: git,
        note: `${found}; of ${listed(ours)} beside ${listed(peers)}`,
      },
      {
        ...base,
        operation: `${what}: the first, child and all, nothing made ready`,
        ours: median(cold),
        peer,
        limit: git * 3,
        note: `of ${listed(cold)}`,
      },
      { ...base, operation: `${what}: asked for again`, ours: seen.milliseconds, peer: null, limit: 300, note: 'from memory' },
      {
        ...base,
        operation: `${what}, half of it rewritten`,
        ours: half.milliseconds,
        peer: { name: peer.name, value: gitDiff(old, rewritten).milliseconds },
        limit: null,
        note: 'one run',
      },
    ];
  } finally {
    await close();
  }
}

/** Where a thousand annotations go in the next version: the comparison is there already. */
async function measureCarrying(versions: Versions): Promise<BenchRow> {
  const first = await openVersions(versions, false);
  const opened = await first.client.call('document.open', { documentId: first.idOf(versions.old) });
  await first.close();
  await annotate(versions.data, opened, ANNOTATIONS);
  const { client, close, idOf, run } = await openVersions(versions, false);
  try {
    const times: number[] = [];
    let placed = '';
    for (const path of versions.edited.slice(0, 3)) {
      await run(versions.old, path);
      const pair = { oldId: idOf(versions.old), newId: idOf(path) };
      const { milliseconds, result } = await timed(() => client.call('carrying.propose', pair));
      times.push(milliseconds);
      if (result.kind === 'proposed')
        placed = `${result.items.filter(({ place }) => place.kind !== 'lost').length} of ${ANNOTATIONS} placed`;
    }
    const operation = `${ANNOTATIONS} annotations to the next version of ${CHARACTERS} characters, both compared`;
    return { operation, ours: median(times), peer: null, unit: 'ms', limit: 1_000, isJudged: true, note: placed };
  } finally {
    await close();
  }
}

function listed(values: readonly number[]): string {
  return values.map((value) => value.toFixed(0)).join(', ');
}

function gitDiff(old: string, fresh: string): { readonly milliseconds: number; readonly characters: number } {
  const began = performance.now();
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--word-diff=porcelain', '--word-diff-regex=.', old, fresh], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const milliseconds = performance.now() - began;
  const edits = stdout.split('\n').filter((line) => /^[+-](?![+-]{2})/.test(line));
  return { milliseconds, characters: edits.reduce((sum, line) => sum + line.length - 1, 0) };
}
