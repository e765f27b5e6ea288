import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DOCUMENT_FORMAT } from '#shared/model/document-format.ts';
import { officeText } from '#test/browser/support/read-office-file.ts';
import { NOTICE_TEXT, PLAN_TEXT } from './application-on-disk.ts';
import { runCommandLine, startHost } from './run-built.ts';

const SEEDS = join(import.meta.dirname, '../../seeds');

let place: string;
let plan: string;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'yuece-cli-'));
  plan = await file('方案.txt', PLAN_TEXT);
});
afterEach(() => rm(place, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(place, name);
  await writeFile(path, content);
  return path;
}

describe('compare', { timeout: 90_000 }, () => {
  it('prints every change of two files, its edits giving back both texts', async () => {
    const changed = await file('方案二稿.txt', PLAN_TEXT.replace('95%', '98%'));
    const { code, stdout, stderr } = await runCommandLine(['compare', plan, changed, '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const { changes, statistics } = JSON.parse(stdout);
    expect(statistics).toMatchObject({ changed: 1, moved: 0, added: 0, removed: 0, charactersAdded: 3, charactersRemoved: 3 });
    const [{ kind, oldText, newText, oldPath, newPath, edits, aspects }] = changes;
    expect([kind, aspects]).toEqual(['changed', ['numbers']]);
    expect(newPath).toEqual(oldPath);
    const side = (op: string): string =>
      edits.flatMap((edit: { op: string; text: string }) => (['keep', op].includes(edit.op) ? [edit.text] : [])).join('');
    expect([side('remove'), side('add')]).toEqual([oldText, newText]);
    expect(newText).toContain('98%');
  });

  it('says of a file compared with itself that nothing changed, and of a missing one that it cannot be read', async () => {
    const same = await runCommandLine(['compare', plan, plan]);
    expect([same.code, same.stdout.split('\n').length]).toEqual([0, 2]);
    expect((await runCommandLine(['compare', plan, join(place, '没有.txt')])).code).toBe(3);
    expect((await runCommandLine(['compare', plan])).code).toBe(2);
  });
});

describe('review', { timeout: 90_000 }, () => {
  it('writes an annotation, takes it to another store as a package, and merges packages', async () => {
    const [mine, theirs] = [join(place, 'mine'), join(place, 'theirs')];
    const run = async (...args: readonly string[]): Promise<ReturnType<typeof JSON.parse>> => {
      const { code, stdout, stderr } = await runCommandLine(['review', ...args, '--json']);
      expect([code, stderr], args.join(' ')).toEqual([0, '']);
      return JSON.parse(stdout);
    };
    await runCommandLine(['index', place, '--data', mine]);
    await cp(mine, theirs, { recursive: true });
    const document: string = JSON.parse(await readFile(join(mine, 'library.json'), 'utf8')).documents[0].id;
    const added = await run(
      'add',
      '--data',
      mine,
      '--document',
      document,
      '--quote',
      '95%',
      '--note',
      '指标偏低',
      '--suggestion',
      '改为98%',
    );
    expect(added).toMatchObject({ quote: '95%', note: '指标偏低', status: 'open' });
    const out = join(place, '审阅包.json');
    await run('export', '--data', mine, '--document', document, '--to', out);
    expect(await run('import', out, '--data', theirs)).toMatchObject({ added: 1, updated: 0, unchanged: 0 });
    const told = (await run('list', '--data', theirs)).documents;
    expect(told.map(({ annotations }: { annotations: unknown[] }) => annotations)).toEqual([[added]]);
    const both = join(place, '合并.json');
    expect(await run('merge', out, out, '--to', both)).toMatchObject({ annotations: 1 });
    expect((await runCommandLine(['review', 'import', plan, '--data', theirs])).code).toBe(3);
    const otherPaper = join(place, '别的文件.json');
    await writeFile(otherPaper, (await readFile(out, 'utf8')).replace(/"contentHash": "[^"]*"/, '"contentHash": "other"'));
    expect((await runCommandLine(['review', 'merge', out, otherPaper, '--to', both])).code).toBe(2);
    expect((await runCommandLine(['review', 'import', otherPaper, '--document', document, '--data', theirs])).code).toBe(2);
    await writeFile(both, '别的内容');
    expect((await runCommandLine(['review', 'merge', out, out, '--to', both])).code).toBe(2);
    expect(await readFile(both, 'utf8')).toBe('别的内容');
  });
});

describe('align', { timeout: 90_000 }, () => {
  it('lines the provisions of several files up by topic, one cell a file in the order given', async () => {
    const power = (reliability: string): string =>
      PLAN_TEXT.replace(/$/, `4.稳定供电。城区供电可靠率达到${reliability}以上。\n5.维护钟楼古树。每棵古树挂牌。\n`);
    const other = await file('云岭方案.txt', power('99.90%'));
    const third = await file(
      '海陵方案.txt',
      '海陵市方案\n一、主要任务\n（一）改善供电服务。年户均停电时间不超过2小时，供电可靠率达到99.98%以上。\n（二）其他。略。',
    );
    const { code, stdout, stderr } = await runCommandLine(['align', plan, other, third, '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const { files, topics } = JSON.parse(stdout);
    expect(files).toEqual(['方案.txt', '云岭方案.txt', '海陵方案.txt']);
    const utilities = topics.find(({ topic }: { topic: string }) => topic === '获得水电气');
    expect(utilities.cells.map((cell: { file: string } | null) => cell?.file ?? null)).toEqual([null, '云岭方案.txt', '海陵方案.txt']);
    expect(utilities.cells[2]).toMatchObject({ path: ['一、', '（一）'], text: expect.stringContaining('供电可靠率') });
    expect(utilities.cells[2].indicators.map(({ text }: { text: string }) => text)).toEqual(['不超过2小时', '99.98%以上']);
    expect(utilities.figures[0].values.map((value: { value: number } | null) => value?.value ?? null)).toEqual([null, 99.9, 99.98]);
  });

  it('leaves the column of a file that cannot be read empty, names the file, and does the rest', async () => {
    const { code, stdout, stderr } = await runCommandLine(['align', plan, join(place, '没有.txt'), plan, '--json']);
    expect(code).toBe(3);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    const { topics } = JSON.parse(stdout);
    expect(topics.length).toBeGreaterThan(0);
    for (const { cells } of topics) expect(cells[1]).toBeNull();
  });

  it('prints topics with clauses and shared words for a person, and takes two to six files', async () => {
    const { code, stdout } = await runCommandLine(['align', plan, plan]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^共 \d+ 个事项\n/);
    expect(stdout).toContain('共同用语：');
    expect((await runCommandLine(['align', plan])).code).toBe(2);
    expect((await runCommandLine(['align', ...Array.from({ length: 7 }, () => plan)])).code).toBe(2);
  });
});

describe('export benchmark', { timeout: 90_000 }, () => {
  it('writes the table of several files, and wants two at least', async () => {
    const to = join(place, '对标表.xlsx');
    const { code, stderr } = await runCommandLine(['export', 'benchmark', plan, '--from', plan, '--to', to]);
    expect([code, stderr]).toEqual([0, '']);
    const text = await officeText(to);
    expect(text).toContain('事项/指标');
    expect(text).toContain('编制开放目录');
    expect((await runCommandLine(['export', 'benchmark', plan, '--to', to])).code).toBe(2);
    expect((await runCommandLine(['export', 'benchmark', plan, join(place, '没有.txt'), '--to', to])).code).toBe(3);
  });
});

describe('inspect', { timeout: 90_000 }, () => {
  it('prints one JSON value with the public keys, and nothing on stderr', async () => {
    const { code, stdout, stderr } = await runCommandLine(['inspect', '--json', plan]);
    expect([code, stderr]).toEqual([0, '']);
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining(['format', 'file', 'meta', 'blocks', 'outline', 'tasks', 'references', 'repairs', 'warnings']),
    );
    const bytes = await readFile(plan);
    expect(result).toMatchObject({
      format: DOCUMENT_FORMAT,
      file: {
        name: '方案.txt',
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        mediaType: 'text/plain',
        encoding: 'utf-8',
      },
    });
    expect(result.blocks.map((block: { text: string }) => block.text).join('\n')).toContain('数据更新及时率达到95%以上');
  });

  it('says which encoding it read', async () => {
    const path = await file('方案-gb.txt', iconv.encode(PLAN_TEXT, 'gb18030'));
    const result = JSON.parse((await runCommandLine(['inspect', path, '--json'])).stdout);
    expect(result.file.encoding).toBe('gb18030');
    expect(JSON.stringify(result.blocks)).toContain('海陵市公共数据开放行动方案');
  });

  it('gives several files as an array in their order, a failed one with its code, and ends with 3', async () => {
    const damaged = await file('坏.docx', 'PK\u0003\u0004 not a package at all');
    const missing = join(place, '没有.pdf');
    const { code, stdout, stderr } = await runCommandLine(['inspect', plan, damaged, missing, plan, '--json']);
    expect(code).toBe(3);
    const results = JSON.parse(stdout);
    expect(results.map((one: { error?: { code: string } }) => one.error?.code ?? 'read')).toEqual([
      'read',
      'damaged',
      'unreadable',
      'read',
    ]);
    expect(results[1]).toEqual({ file: damaged, error: { code: 'damaged', message: expect.any(String) } });
    const lines = stderr.trimEnd().split('\n');
    expect(lines.map((line) => line.slice(0, line.indexOf(': ')))).toEqual([damaged, missing]);
  });

  it('says in one line on stderr why the only file failed, still with one JSON value', async () => {
    const path = await file(
      '图.txt',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0]),
    );
    const { code, stdout, stderr } = await runCommandLine(['inspect', path, '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ file: path, error: { code: expect.any(String) } });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('reads every document of the sample library from the bundle, PDF and Word included', async () => {
    const paths = (await readdir(SEEDS)).filter((name) => /\.(?:txt|docx|pdf|html|md)$/.test(name)).map((name) => join(SEEDS, name));
    const { code, stdout, stderr } = await runCommandLine(['inspect', '--json', ...paths]);
    expect([code, stderr]).toEqual([0, '']);
    const characters = (JSON.parse(stdout) as { blocks: { text: string }[] }[]).map(
      ({ blocks }) => blocks.map(({ text }) => text).join('').length,
    );
    expect(characters.length).toBeGreaterThanOrEqual(5);
    expect(Math.min(...characters)).toBeGreaterThan(500);
  });

  it('ends with 0 and a warning for a well-formed file without text', async () => {
    const { code, stdout } = await runCommandLine(['inspect', '--json', await file('空.txt', '')]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ blocks: [], warnings: [{ code: 'no-text' }] });
  });

  it('prints for people in Chinese, or in English where the locale is English', async () => {
    const chinese = await runCommandLine(['inspect', plan]);
    expect(chinese.stdout).toContain('大纲');
    const english = await runCommandLine(['inspect', plan, join(place, 'none.txt')], { env: { LANG: 'en_US.UTF-8' } });
    expect(english.stdout).toContain('Outline');
    expect(english.stderr).toContain('cannot be opened');
  });
});

describe('index, search and export', { timeout: 90_000 }, () => {
  let store: string;
  let folder: string;

  beforeEach(async () => {
    store = join(place, 'store');
    folder = join(place, 'library');
    await mkdir(folder);
    await writeFile(join(folder, '方案.txt'), PLAN_TEXT);
    await writeFile(join(folder, '通知.txt'), NOTICE_TEXT);
  });

  async function json(args: readonly string[]) {
    const { code, stdout, stderr } = await runCommandLine([...args, '--data', store, '--json']);
    expect([code, stderr]).toEqual([0, '']);
    return JSON.parse(stdout);
  }

  it('index what is new or changed, list what failed, and end with 0', async () => {
    await writeFile(join(folder, '坏.docx'), 'PK\u0003\u0004 broken');
    const first = await json(['index', folder]);
    expect(first).toMatchObject({ added: 2, updated: 0, unchanged: 0, removed: 0 });
    expect(first.failed).toEqual([{ file: expect.stringContaining('坏.docx'), code: 'damaged', message: expect.any(String) }]);
    expect(first.characters).toBeGreaterThan(200);
    await writeFile(join(folder, '通知.txt'), `${NOTICE_TEXT}\n特此通知。\n`);
    await rm(join(folder, '坏.docx'));
    expect(await json(['index', folder])).toMatchObject({ added: 0, updated: 1, unchanged: 1, failed: [] });
  });

  it('search exactly, one hit a document, within the limit, and end with 0 without a hit', async () => {
    await json(['index', folder]);
    const { total, hits } = await json(['search', '公共数据', '--limit', '1']);
    expect([total, hits.length]).toEqual([2, 1]);
    expect(Object.keys(hits[0]).sort()).toEqual(['block', 'count', 'document', 'file', 'path', 'score', 'snippet', 'title']);
    expect(await json(['search', '没有这样的词'])).toEqual({ total: 0, hits: [] });
    const odd = await runCommandLine(['search', '"公共数据', 'OR', '--data', store, '--json']);
    expect([odd.code, JSON.parse(odd.stdout).notes]).toMatchObject([0, [{ kind: 'unbalanced-quote' }, { kind: 'waiting-operator' }]]);
    expect(odd.stderr).toMatch(/引号没有成对[\s\S]*OR 的后面还没有词语[\s\S]*理解为：「"公共数据」/);
  });

  it('export a table of a document in the store, and of a file that no store knows', async () => {
    await json(['index', folder]);
    const [hit] = (await json(['search', '编制开放目录'])).hits;
    const fromStore = join(place, '任务.xlsx');
    const done = await runCommandLine(['export', 'tasks', '--data', store, '--document', hit.document, '--to', fromStore, '--json']);
    expect([done.code, done.stderr]).toEqual([0, '']);
    expect(JSON.parse(done.stdout)).toEqual({ file: fromStore, bytes: (await stat(fromStore)).size });
    const fromFile = join(place, '任务.docx');
    expect((await runCommandLine(['export', 'tasks', '--from', plan, '--to', fromFile])).code).toBe(0);
    for (const path of [fromStore, fromFile]) expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK');
  });

  it('export the changes of two files, however they are named, and ask for the second one', async () => {
    const notice = join(folder, '通知.txt');
    const byPlace = join(place, '对照.docx');
    expect((await runCommandLine(['export', 'comparison', plan, notice, '--to', byPlace])).code).toBe(0);
    const byOption = join(place, '对照.xlsx');
    expect((await runCommandLine(['export', 'comparison', '--from', plan, '--from', notice, '--to', byOption])).code).toBe(0);
    for (const path of [byPlace, byOption]) expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK');
    const alone = await runCommandLine(['export', 'comparison', '--from', plan, '--to', byPlace]);
    expect([alone.code, alone.stdout]).toEqual([2, '']);
  });

  it('never export over the source file', async () => {
    const { code, stderr } = await runCommandLine(['export', 'tasks', '--from', join(place, 'a.docx'), '--to', join(place, 'a.docx')]);
    expect(code).toBe(2);
    expect(stderr).toContain('不予覆盖');
  });

  it('say that a file for an export cannot be read, and end with 3', async () => {
    const { code, stdout, stderr } = await runCommandLine([
      'export',
      'tasks',
      '--from',
      join(place, 'no.txt'),
      '--to',
      join(place, 'a.docx'),
    ]);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining('no.txt: ')]);
  });

  it('end with 3 for a folder that is not there', async () => {
    const { code, stderr } = await runCommandLine(['index', join(place, 'nowhere'), '--data', store]);
    expect(code).toBe(3);
    expect(stderr).toContain('nowhere');
  });

  it('end with 4 while another program has the store', async () => {
    const host = startHost('cli/yuece.mjs', ['serve', '--data', store]);
    await host.url;
    const { code, stdout, stderr } = await runCommandLine(['search', '数据', '--data', store, '--json']);
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain('[store-in-use]');
    host.stop('SIGTERM');
    expect((await host.finished).code).toBe(0);
    expect((await runCommandLine(['search', '数据', '--data', store])).code).toBe(0);
  });

  it('end with 4 for a store of a later version, and leave it as it is', async () => {
    await mkdir(store);
    const later = JSON.stringify({ schemaVersion: 99, folders: [] });
    await writeFile(join(store, 'library.json'), later);
    const { code, stderr } = await runCommandLine(['index', folder, '--data', store]);
    expect(code).toBe(4);
    expect(stderr).toContain('[store-newer]');
    expect(await readFile(join(store, 'library.json'), 'utf8')).toBe(later);
  });
});

describe('wrong usage', { timeout: 90_000 }, () => {
  it.each([
    [[]],
    [['fly']],
    [['toString']],
    [['inspect']],
    [['inspect', 'a.txt', '--fast']],
    [['inspect', 'a.txt', '--ocr=latin']],
    [['index', 'folder']],
    [['index', '--data', 'store']],
    [['search', '--data', 'store']],
    [['search', 'x', '--data', 'store', '--limit', '0']],
    [['search', 'x', '--data', 'store', '--limit', 'many']],
    [['export', 'everything', '--from', 'a.txt', '--to', 'b.docx']],
    [['export', 'tasks', '--from', 'a.txt', '--to', 'b.pdf']],
    [['export', 'tasks', '--to', 'b.docx']],
    [['export', 'opinions', '--from', 'a.txt', '--to', 'b.docx']],
    [['serve', '--port', '99999']],
  ])('ends with 2 and a sentence on stderr only: %j', async (args) => {
    const { code, stdout, stderr } = await runCommandLine(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().length).toBeGreaterThan(4);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it('prints the usage when asked', async () => {
    const { code, stdout } = await runCommandLine(['--help']);
    expect(code).toBe(0);
    for (const command of ['inspect', 'index', 'search', 'export', 'serve']) expect(stdout).toContain(`yuece ${command}`);
  });
});

describe('under a Node that is too old', { timeout: 90_000 }, () => {
  const old = ['--import', "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})"];

  it('runs itself again under the project’s own, with arguments, output and exit code passed through', async () => {
    const { code, stdout, stderr } = await runCommandLine(['inspect', '--json', plan, join(place, '没 有.txt')], { nodeOptions: old });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toHaveLength(2);
    expect(stderr).toContain('没 有.txt: ');
  });

  it('says so, instead of trying for ever, when that one is too old as well', async () => {
    const { code, stderr } = await runCommandLine(['inspect', plan], { nodeOptions: old, env: { YUECE_SECOND_RUN: '1' } });
    expect(code).toBe(2);
    expect(stderr).toContain('Node 24');
  });
});
