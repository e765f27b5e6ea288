import { foldUnits } from '../text/fold-text.ts';

/** What the rest of a document says about which characters it uses, and which follow each other. */
export interface DocumentEvidence {
  /** Bits by which a character between two neighbours is likelier here than in prose at large; 0–9. All three are folded units. */
  readonly support: (before: number, character: number, after: number) => number;
}

const PAIR_BITS = 20;

/** Counts the characters and pairs of a document. Linear. */
export function gatherEvidence(texts: Iterable<string>): DocumentEvidence {
  const counts = new Uint32Array(0x10000);
  const pairs = new Uint8Array(1 << PAIR_BITS);
  for (const text of texts) {
    const units = foldUnits(text);
    for (let index = 0; index < units.length; index += 1) {
      const unit = units[index] ?? 0;
      counts[unit] = (counts[unit] ?? 0) + 1;
      pairs[pairSlot(unit, units[index + 1] ?? 0)] = 1;
    }
  }
  return {
    support: (left, unit, right) => {
      const known = Math.min(3, Math.log2(1 + (counts[unit] ?? 0)));
      return known + 3 * (pairs[pairSlot(left, unit)] ?? 0) + 3 * (pairs[pairSlot(unit, right)] ?? 0);
    },
  };
}

function pairSlot(left: number, right: number): number {
  return (Math.imul(left, 0x9e3779b1) + Math.imul(right, 0x85ebca6b)) >>> (32 - PAIR_BITS);
}
