import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, ROOT } from '../support/list-files.ts';
import { IMPORT_TABLE, type ImportRule } from './import-table.ts';

type Import = { readonly file: string; readonly specifier: string; readonly isTypeOnly: boolean };

const SOURCES = ['shared', 'electron', 'renderer'].flatMap((room) => listFiles(room, ['.ts', '.tsx']));

describe('the import table of the house', () => {
  it('finds sources and imports to check', () => {
    expect(SOURCES.length).toBeGreaterThan(50);
    expect(SOURCES.flatMap(importsOf).length).toBeGreaterThan(200);
  });

  it('covers every source file with a rule', () => {
    expect(SOURCES.filter((file) => ruleFor(file) === undefined)).toEqual([]);
  });

  it('is kept by every import', () => {
    const broken = SOURCES.flatMap(importsOf).flatMap((item) => {
      const rule = ruleFor(item.file);
      return rule && !isAllowed(rule, item) ? [`${item.file} imports ${item.specifier}: ${rule.instead}`] : [];
    });
    expect(broken).toEqual([]);
  });

  it('refuses what it should: a domain file that reads the disk, a feature that uses another', () => {
    const refused: readonly Import[] = [
      { file: 'shared/domain/text/x.ts', specifier: 'node:fs', isTypeOnly: false },
      { file: 'electron/cli/x.ts', specifier: 'electron', isTypeOnly: false },
      { file: 'electron/cli/x.ts', specifier: '../shell/main.ts', isTypeOnly: false },
      { file: 'renderer/features/home/x.ts', specifier: '../reader/x.ts', isTypeOnly: false },
      { file: 'renderer/api/x.ts', specifier: '#electron/ports.ts', isTypeOnly: false },
    ];
    expect(
      refused.filter((item) => {
        const rule = ruleFor(item.file);
        return rule === undefined || isAllowed(rule, item);
      }),
    ).toEqual([]);
  });

  it('has no circle of imports', () => {
    const graph = new Map(SOURCES.map((file) => [file, importsOf(file).flatMap((item) => (item.isTypeOnly ? [] : (target(item) ?? [])))]));
    expect(findCircle(graph)).toEqual([]);
  });

  it('starts the comparing child without the library of the schemas, while a person waits for it', () => {
    expect(packagesBehind('electron/library/compare-worker.ts')).not.toContain('zod');
    expect(packagesBehind('electron/library/check-worker.ts')).toContain('zod');
  });
});

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const pattern = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;
  return [...text.matchAll(pattern)].map((match) => ({ file, specifier: match[2] ?? match[3] ?? '', isTypeOnly: match[1] !== undefined }));
}

/** The packages that a file loads, itself or by others. */
function packagesBehind(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  return importsOf(file)
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .flatMap((item) => {
      const next = target(item);
      return next === null ? [item.specifier] : packagesBehind(next, seen);
    });
}

function ruleFor(file: string): ImportRule | undefined {
  return IMPORT_TABLE.find(({ room }) => isInside(file, room));
}

/** The file of the repository that an import means; `null` for a package. */
function target({ file, specifier }: Import): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier)).replaceAll('\\', '/');
  return null;
}

function isAllowed(rule: ImportRule, item: Import): boolean {
  const file = target(item);
  if (file === null && rule.room === 'electron/serve' && item.isTypeOnly && item.specifier === 'electron') return true;
  if (file === null) return rule.packages.some((name) => matchesPackage(name, item.specifier));
  if (file.endsWith('.css')) return item.file.startsWith('renderer/');
  if (rule.room === 'renderer/features') return isInside(file, featureOf(item.file)) || rule.rooms.some((room) => isInside(file, room));
  if (isInside(file, rule.room) && !isShellFromOutside(item.file, file)) return true;
  // A type says nothing about what runs: transports may name the types of what they carry.
  if (rule.room === 'electron/serve' && item.isTypeOnly && isInside(file, 'electron') && !isInside(file, 'electron/shell')) return true;
  return rule.rooms.some((room) =>
    room === 'electron/!shell' ? isInside(file, 'electron') && !isInside(file, 'electron/shell') : isInside(file, room),
  );
}

function isShellFromOutside(importer: string, imported: string): boolean {
  return isInside(imported, 'electron/shell') && !isInside(importer, 'electron/shell');
}

function featureOf(file: string): string {
  return file.split('/').slice(0, 3).join('/');
}

function isInside(file: string, room: string): boolean {
  return file === room || file.startsWith(`${room}/`);
}

function matchesPackage(allowed: string, specifier: string): boolean {
  if (allowed.endsWith('*')) return specifier.startsWith(allowed.slice(0, -1));
  return specifier === allowed || specifier.startsWith(`${allowed}/`);
}

function findCircle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const visit = (file: string): readonly string[] => {
    if (state.get(file) === 'done') return [];
    if (state.get(file) === 'open') return [...trail.slice(trail.indexOf(file)), file];
    state.set(file, 'open');
    trail.push(file);
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next);
      if (circle.length > 0) return circle;
    }
    trail.pop();
    state.set(file, 'done');
    return [];
  };
  for (const file of graph.keys()) {
    const circle = visit(file);
    if (circle.length > 0) return circle;
  }
  return [];
}
