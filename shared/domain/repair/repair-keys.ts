import type { Repair } from '#shared/model/document.ts';

const KINDS = [
  'encoding',
  'mojibake',
  'line-split',
  'page-furniture',
  'flattened-table',
  'line-join',
  'spaces',
] as const satisfies Repair['kind'][];

/** The kinds of repair, in the order in which they are made. */
export const REPAIR_KINDS: readonly Repair['kind'][] = KINDS;

/**
 * The key under which a repair is taken back: its kind, what stood there, and which of several that are word for word the same
 * (`nth` from 1, in reading order). Edits elsewhere in the file leave it alone.
 */
export function repairKey(kind: Repair['kind'], before: string, nth: number): string {
  const print = `${kind}:${fingerprint(before, 0x811c9dc5)}${fingerprint(before, 0x9747b28c)}`;
  return nth === 1 ? print : `${print}.${nth}`;
}

/** The key that stands for all repairs of a kind, those of a later state of the file too. */
export function everyRepairOf(kind: Repair['kind']): string {
  return `${kind}:*`;
}

/** Whether a repair was taken back, by itself or with all of its kind. */
export function isTakenBack(undone: ReadonlySet<string>, { kind, key }: Pick<Repair, 'kind' | 'key'>): boolean {
  return undone.has(key) || undone.has(everyRepairOf(kind));
}

/** FNV-1a over UTF-16 units, in base 36. */
function fingerprint(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0');
}

/** The keys with one repair taken back more. */
export function withTakenBack(undone: readonly string[], { kind, key }: Pick<Repair, 'kind' | 'key'>): string[] {
  return isTakenBack(new Set(undone), { kind, key }) ? [...undone] : [...undone, key];
}

/** The keys with one repair made again; `undoneRepairs` are those of the text, for a kind that was taken back as a whole. */
export function withMadeAgain(
  undone: readonly string[],
  { kind, key }: Pick<Repair, 'kind' | 'key'>,
  undoneRepairs: readonly Pick<Repair, 'kind' | 'key'>[],
): string[] {
  const every = everyRepairOf(kind);
  const named = undone.includes(every)
    ? [...undone.filter((other) => other !== every), ...undoneRepairs.filter((repair) => repair.kind === kind).map((repair) => repair.key)]
    : undone;
  return [...new Set(named)].filter((other) => other !== key);
}
