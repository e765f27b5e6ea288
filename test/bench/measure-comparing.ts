import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { generatePolicy, seededRandom } from '../support/generate-policy.ts';
import { openBenchApplication } from './bench-application.ts';
import type { BenchRow } from './bench-table.ts';
import { median, timed } from './timing.ts';

const CHARACTERS = 300_000;
const MOVES = 40;
/** New versions, each compared once: what was worked out is remembered. The first finds no child yet. */
const VERSIONS = 6;
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

/** Compares two versions of a long plan through the application, beside `git diff` by characters on the same files. */
export async function measureComparing(place: string): Promise<readonly BenchRow[]> {
  const library = join(place, 'versions');
  await mkdir(library, { recursive: true });
  const text = generatePolicy({ seed: 5, characters: CHARACTERS, title: '临江市长篇实施方案' });
  const paths = { old: join(library, 'old.txt'), rewritten: join(library, 'rewritten.txt') };
  await writeFile(paths.old, text);
  await writeFile(paths.rewritten, revised(text, 0.5, 1));
  const edited = Array.from({ length: VERSIONS }, (_, at) => join(library, `edited-${at}.txt`));
  for (const [at, path] of edited.entries()) await writeFile(path, revised(text, 0.05, at + 1));
  const { client, close } = await openBenchApplication(join(place, 'versions-store'), library);
  try {
    await client.call('library.index', { folderId: null });
    const { documents } = await client.call('library.read', {});
    const idOf = (path: string): string => documents.find(({ fileName }) => fileName === basename(path))?.id ?? '';
    const run = (path: string) => client.call('comparison.run', { oldId: idOf(paths.old), newId: idOf(path) });
    const ours: number[] = [];
    const peers: number[] = [];
    let found = '';
    for (const path of edited) {
      const { milliseconds, result } = await timed(() => run(path));
      if (result.kind !== 'compared') throw new Error('the comparison was cancelled');
      const { moved, charactersAdded, charactersRemoved } = result.view.statistics;
      const peer = gitDiff(paths.old, path);
      ours.push(milliseconds);
      peers.push(peer.milliseconds);
      found = `${moved} of ${MOVES} moves seen, ${charactersAdded + charactersRemoved} characters in the edits; git: no moves, ${peer.characters}`;
    }
    const [cold = Number.NaN, ...warm] = ours;
    const rewritten = await timed(() => run(paths.rewritten));
    const seen = await timed(() => run(edited.at(-1) ?? ''));
    const base = { unit: 'ms', isJudged: true } as const;
    const git = median(peers);
    const name = '`git diff --no-index --word-diff-regex=.` as a process';
    const what = `compare two versions of ${CHARACTERS} characters`;
    return [
      {
        ...base,
        operation: `${what}, 5 % edited: in a warm child`,
        ours: median(warm),
        peer: { name, value: git },
        limit: git,
        note: found,
      },
      { ...base, operation: `${what}: the first, child and all`, ours: cold, peer: { name, value: git }, limit: git * 3, note: '' },
      { ...base, operation: `${what}: asked for again`, ours: seen.milliseconds, peer: null, limit: 300, note: 'from memory' },
      {
        ...base,
        operation: `${what}, half of it rewritten`,
        ours: rewritten.milliseconds,
        peer: { name, value: gitDiff(paths.old, paths.rewritten).milliseconds },
        limit: null,
        note: 'one run',
      },
    ];
  } finally {
    await close();
  }
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
