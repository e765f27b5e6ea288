import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, ROOT } from '../support/list-files.ts';

const LINE_LIMIT = 400;
const CODE = ['shared', 'electron', 'renderer', 'test', 'build'].flatMap((room) => listFiles(room, ['.ts', '.tsx', '.mjs', '.js', '.css']));
/** A table made by a script, not written by hand. */
const GENERATED = new Set(['shared/domain/text/fold-table.ts']);
const ROOT_ENTRIES = [
  'LICENSE',
  'README.md',
  'build',
  'electron',
  'electron.vite.config.ts',
  'package-lock.json',
  'package.json',
  'renderer',
  'seeds',
  'shared',
  'test',
  'tsconfig.json',
];
const MADE_BY_TOOLS = new Set(['node_modules', 'out', 'dist', 'test-results']);

describe('the rules of the house', () => {
  it('keeps the root to the entries of the design', () => {
    const entries = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !MADE_BY_TOOLS.has(name));
    expect(entries.filter((name) => !ROOT_ENTRIES.includes(name))).toEqual([]);
  });

  it('keeps every file within 400 lines', () => {
    const long = CODE.filter((file) => !GENERATED.has(file)).filter((file) => read(file).split('\n').length > LINE_LIMIT + 1);
    expect(long, 'split the file by what it does').toEqual([]);
  });

  it('names modules in kebab-case and components in PascalCase, never as a bag of things', () => {
    const modules = CODE.filter((file) => /\.(ts|tsx)$/.test(file) && !file.endsWith('.d.ts')).map((file) => ({
      file,
      name: basename(file).replace(/\.(module\.css|test\.tsx?|spec\.ts|config\.ts|tsx?)$/, ''),
    }));
    const badForm = modules.filter(
      ({ file, name }) => !(file.endsWith('.tsx') ? /^([A-Z][A-Za-z0-9]*|[a-z0-9]+(-[a-z0-9]+)*)$/ : /^[a-z0-9]+(-[a-z0-9]+)*$/).test(name),
    );
    const bags = modules.filter(({ name }) => /^(utils?|helpers?|common|manager|data|misc)$/.test(name));
    expect([...badForm, ...bags].map(({ file }) => file)).toEqual([]);
  });

  it('silences no type and skips no test', () => {
    const silencing = /@ts-(ignore|nocheck|expect-error)/;
    const patterns = [/\b(it|test|describe)\.(only|todo|skip)\b/, /\bas any\b/, /: any\s*[;,)=]/];
    const own = 'test/architecture/house-rules.test.ts';
    const isSilenced = (text: string): boolean => silencing.test(text) || patterns.some((pattern) => pattern.test(withoutComments(text)));
    expect(CODE.filter((file) => file !== own && isSilenced(read(file)))).toEqual([]);
  });

  it('runs every test file: each lies where a runner looks', () => {
    const tests = listFiles('test', ['.test.ts', '.test.tsx', '.spec.ts']);
    const lost = tests.filter(
      (file) =>
        !/^test\/(unit|golden|contract|architecture|shell|corpus)\/.*\.test\.tsx?$/.test(file) &&
        !/^test\/browser\/.*\.spec\.ts$/.test(file),
    );
    expect(lost).toEqual([]);
    expect(tests.length).toBeGreaterThan(20);
  });

  it('pins every dependency to an exact version', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)));
    expect(loose).toEqual([]);
  });

  it('keeps room READMEs to 20 lines', () => {
    const long = ['shared', 'electron', 'renderer', 'test']
      .flatMap((room) => listFiles(room, ['README.md']))
      .filter((file) => read(file).trimEnd().split('\n').length > 20);
    expect(long).toEqual([]);
  });

  it('loads nothing from a network: no address of another host in what is shipped', () => {
    const shipped = CODE.filter((file) => /^(shared|electron|renderer)\//.test(file));
    const addresses = shipped.flatMap((file) =>
      [...read(file).matchAll(/https?:\/\/[^\s'"`)<>]+/g)].map((match) => `${file}: ${match[0]}`),
    );
    // Names of XML namespaces and of this machine's own loopback are no addresses that anything is fetched from.
    const allowed = /http:\/\/(\$\{host\}|127\.0\.0\.1|schemas\.|www\.w3\.org|purl\.oclc\.org|www\.ofdspec\.org|openoffice\.org)/;
    expect(addresses.filter((address) => !allowed.test(address))).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
