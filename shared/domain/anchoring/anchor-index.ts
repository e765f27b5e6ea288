import type { Block } from '#shared/model/document.ts';
import { type CanonicalText, canonicalText } from '../text/canonical-text.ts';
import { foldUnits } from '../text/fold-text.ts';

/** One state of a document, as much of it as anchoring needs. */
export interface AnchorDocument {
  readonly blocks: readonly Pick<Block, 'kind' | 'text' | 'rows' | 'path'>[];
  readonly contentHash: string;
}

/** Half-open range of UTF-16 units in a document's canonical text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A document made ready for resolving many passages. */
export interface AnchorIndex {
  readonly contentHash: string;
  readonly canonical: CanonicalText;
  /** The canonical text folded, unit for unit: a change of script, width or quotes is no change of the passage. */
  readonly units: Uint16Array;
  /** Clause path of the block at an offset. */
  readonly pathAt: (offset: number) => readonly string[];
  /** Places where two folded units may stand together, ascending; a superset, to be verified. */
  readonly pairPositions: (first: number, second: number) => Uint32Array;
  /** How many places `pairPositions` gives. */
  readonly pairCount: (first: number, second: number) => number;
}

const BUCKET_BITS = 17;
const BUCKET_COUNT = 1 << BUCKET_BITS;

function bucketOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca6b)) >>> (32 - BUCKET_BITS);
}

/**
 * Prepares a document for anchoring: its canonical text, and where each pair of characters stands. Linear in the text.
 * The pairs are counted on first use: a passage that stands where it was taken from never asks for them.
 */
export function createAnchorIndex(document: AnchorDocument): AnchorIndex {
  const canonical = canonicalText(document.blocks);
  let pairs: PairTable | null = null;
  const table = (): PairTable => {
    pairs ??= pairTable(foldUnits(canonical.text));
    return pairs;
  };
  return {
    contentHash: document.contentHash,
    canonical,
    get units() {
      return table().units;
    },
    pathAt: (offset) => document.blocks[canonical.locate(offset).blockIndex]?.path ?? [],
    pairCount: (first, second) => {
      const { bucketStarts } = table();
      const bucket = bucketOf(first, second);
      return (bucketStarts[bucket + 1] ?? 0) - (bucketStarts[bucket] ?? 0);
    },
    pairPositions: (first, second) => {
      const { bucketStarts, positions } = table();
      const bucket = bucketOf(first, second);
      return positions.subarray(bucketStarts[bucket] ?? 0, bucketStarts[bucket + 1] ?? 0);
    },
  };
}

/** Offsets of all pairs of neighbours, sorted by bucket; those of bucket n stand at `[bucketStarts[n], bucketStarts[n + 1])`. */
interface PairTable {
  readonly units: Uint16Array;
  readonly bucketStarts: Uint32Array;
  readonly positions: Uint32Array;
}

function pairTable(units: Uint16Array): PairTable {
  const bucketStarts = new Uint32Array(BUCKET_COUNT + 1);
  const pairs = Math.max(0, units.length - 1);
  for (let index = 0; index < pairs; index += 1) {
    const bucket = bucketOf(units[index] ?? 0, units[index + 1] ?? 0);
    bucketStarts[bucket + 1] = (bucketStarts[bucket + 1] ?? 0) + 1;
  }
  for (let bucket = 0; bucket < BUCKET_COUNT; bucket += 1) {
    bucketStarts[bucket + 1] = (bucketStarts[bucket + 1] ?? 0) + (bucketStarts[bucket] ?? 0);
  }
  const next = bucketStarts.slice();
  const positions = new Uint32Array(pairs);
  for (let index = 0; index < pairs; index += 1) {
    const bucket = bucketOf(units[index] ?? 0, units[index + 1] ?? 0);
    const slot = next[bucket] ?? 0;
    positions[slot] = index;
    next[bucket] = slot + 1;
  }
  return { units, bucketStarts, positions };
}

/** The index itself, or one made for a document. */
export function asAnchorIndex(source: AnchorDocument | AnchorIndex): AnchorIndex {
  return 'canonical' in source ? source : createAnchorIndex(source);
}
