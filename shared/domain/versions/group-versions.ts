import {
  areOtherPapers,
  areToldApart,
  daysBetween,
  judgePair,
  type ReadEntry,
  readEntry,
  VERSION_REASONS,
  type VersionEntry,
  type VersionReason,
} from './judge-pair.ts';
import { type PaperTitle, readPaperTitle } from './paper-title.ts';

/** Documents of one paper, as found or as a person confirmed. */
export interface PaperGroup {
  /** From the first draft to the paper in force. */
  readonly documentIds: readonly string[];
  /** Those of them that a person confirmed to be one paper; the others are proposed. */
  readonly confirmed: readonly string[];
  /** The surest first. */
  readonly reasons: readonly VersionReason[];
}

type Pair = { readonly left: ReadEntry; readonly right: ReadEntry; readonly reason: VersionReason; readonly gap: number };
type Cluster = { readonly members: ReadEntry[]; readonly reasons: Set<VersionReason> };

/**
 * Orders in which documents of one paper come to stand together, and how many of the next ones each is compared with: the cost stays
 * linear, however many titles are alike. In an exact order only those of the same key are.
 */
const ORDERS: readonly { readonly keyOf: (entry: ReadEntry) => string; readonly window: number; readonly isExact: boolean }[] = [
  { keyOf: ({ entry }) => entry.paper ?? '', window: 8, isExact: true },
  { keyOf: ({ entry }) => entry.contentHash, window: 4, isExact: true },
  { keyOf: ({ number }) => number ?? '', window: 8, isExact: true },
  { keyOf: ({ title }) => title.core, window: 12, isExact: true },
  { keyOf: ({ title }) => title.essence, window: 12, isExact: true },
  { keyOf: ({ title }) => title.essence, window: 4, isExact: false },
  { keyOf: ({ title }) => title.essenceReversed, window: 4, isExact: false },
];
/** Documents one group may hold: far more than a paper has versions, so that a text copied thousands of times costs little. */
const LARGEST_GROUP = 100;
/** Where a date is missing, the pair comes after all that have theirs. */
const NO_GAP = 1_000_000;

/** A paper's way: stages in their order, and at the end what is issued. */
const STAGE_ORDER: readonly string[] = [
  '初稿',
  '代拟稿',
  '讨论稿',
  '草案',
  '修订草案',
  '征求意见稿',
  '修订稿',
  '送审稿',
  '审议稿',
  '报批稿',
];

/** Titles are read once for each object: a library is grouped again at every change of it. */
const readTitles = new WeakMap<VersionEntry, ReadEntry>();

/**
 * The papers of which a library has several documents, in the order of their first ids. Each document is in one group at most, and no group
 * holds two documents that were told apart. The order of `entries` does not matter. O(n log n).
 */
export function groupVersions(entries: readonly VersionEntry[]): readonly PaperGroup[] {
  const read = entries.map(readyEntry).sort((a, b) => compareText(a.entry.id, b.entry.id));
  const clusters = new Map<ReadEntry, Cluster>(read.map((entry) => [entry, { members: [entry], reasons: new Set() }]));
  for (const pair of candidatePairs(read)) join(clusters, pair);
  return [...new Set(clusters.values())]
    .filter(({ members }) => members.length > 1)
    .map(groupOf)
    .sort((a, b) => compareText(a.documentIds[0] ?? '', b.documentIds[0] ?? ''));
}

function readyEntry(entry: VersionEntry): ReadEntry {
  const known = readTitles.get(entry);
  if (known !== undefined) return known;
  const title: PaperTitle = readPaperTitle(entry.title, entry.issuer);
  const made = readEntry(entry, title);
  readTitles.set(entry, made);
  return made;
}

/** Pairs that are one paper, the surest and nearest first; which are looked at does not depend on the order of the entries. */
function candidatePairs(read: readonly ReadEntry[]): readonly Pair[] {
  const pairs = new Map<number, Pair>();
  for (const { keyOf, window, isExact } of ORDERS) {
    const keyed = read.map((entry, index) => ({ entry, index, key: keyOf(entry) })).filter(({ key }) => key !== '');
    keyed.sort((a, b) => compareText(a.key, b.key) || compareText(dateOf(a.entry), dateOf(b.entry)) || a.index - b.index);
    for (const [place, one] of keyed.entries()) {
      const end = Math.min(keyed.length, place + 1 + window);
      for (let next = place + 1; next < end; next += 1) {
        const other = keyed[next];
        if (other === undefined || (isExact && other.key !== one.key)) break;
        const [left, right] = one.index < other.index ? [one, other] : [other, one];
        const number = left.index * read.length + right.index;
        if (pairs.has(number)) continue;
        const reason = judgePair(left.entry, right.entry);
        if (reason !== null) pairs.set(number, pairOf(left.entry, right.entry, reason));
      }
    }
  }
  return [...pairs.entries()]
    .sort(
      ([number, a], [otherNumber, b]) =>
        VERSION_REASONS.indexOf(a.reason) - VERSION_REASONS.indexOf(b.reason) || a.gap - b.gap || number - otherNumber,
    )
    .map(([, pair]) => pair);
}

function pairOf(left: ReadEntry, right: ReadEntry, reason: VersionReason): Pair {
  return { left, right, reason, gap: daysBetween(left, right) ?? NO_GAP };
}

function dateOf({ entry }: ReadEntry): string {
  return entry.issueDate ?? '';
}

/** Puts two clusters together, unless a document of one is told apart from a document of the other. */
function join(clusters: Map<ReadEntry, Cluster>, { left, right, reason }: Pair): void {
  const [into, from] = [clusters.get(left), clusters.get(right)];
  if (into === undefined || from === undefined) return;
  if (into !== from) {
    if (into.members.length + from.members.length > LARGEST_GROUP) return;
    if (into.members.some((member) => from.members.some((other) => areApart({ member, of: left }, { member: other, of: right })))) return;
    for (const member of from.members) {
      into.members.push(member);
      clusters.set(member, into);
    }
    for (const other of from.reasons) into.reasons.add(other);
  }
  into.reasons.add(reason);
}

type Member = { readonly member: ReadEntry; readonly of: ReadEntry };

/** A copy of one that the pair is about is as much that paper, whatever its file is called. */
function areApart(one: Member, other: Member): boolean {
  return areToldApart(one.member, other.member) || (isOf(one) && isOf(other) ? false : areOtherPapers(named(one), named(other)));
}

function isOf({ member, of }: Member): boolean {
  return member === of || (member.entry.contentHash !== '' && member.entry.contentHash === of.entry.contentHash);
}

function named(one: Member): ReadEntry {
  return isOf(one) ? one.of : one.member;
}

function groupOf({ members, reasons }: Cluster): PaperGroup {
  const ordered = [...members].sort(
    (a, b) =>
      stageRank(a) - stageRank(b) || compareText(a.entry.issueDate ?? '9', b.entry.issueDate ?? '9') || compareText(a.entry.id, b.entry.id),
  );
  const papers = new Map<string, string[]>();
  for (const { entry } of ordered) if (entry.paper !== null) papers.set(entry.paper, [...(papers.get(entry.paper) ?? []), entry.id]);
  return {
    documentIds: ordered.map(({ entry }) => entry.id),
    confirmed: [...papers.values()].find(({ length }) => length > 1) ?? [],
    reasons: VERSION_REASONS.filter((reason) => reasons.has(reason)),
  };
}

function stageRank({ title, entry, isDraft }: ReadEntry): number {
  if (!isDraft) return STAGE_ORDER.length + 1;
  const rank = STAGE_ORDER.indexOf(title.stage ?? entry.stage ?? '');
  return rank < 0 ? STAGE_ORDER.indexOf('修订稿') : rank;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
