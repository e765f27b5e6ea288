import { foldText, foldUnits } from '../text/fold-text.ts';
import type { ByteCodecs } from './byte-codecs.ts';
import type { DocumentEvidence } from './document-evidence.ts';
import { characterCost, RARE_HAN_BITS, readingCost } from './reading-cost.ts';

/** A character chosen for a place, and whether it leads the next choice clearly. */
export interface Guess {
  readonly text: string;
  readonly certain: boolean;
}

/** What stands around a character to be guessed. */
export interface GuessPlace {
  readonly before: string;
  readonly after: string;
  readonly isInsideQuotes: boolean;
}

/** Bits by which a guess must lead the next one to count as certain. */
const CLEAR_LEAD = 5;
const VARIANT_BITS = 2;

interface Choice {
  readonly text: string;
  readonly unit: number;
  /** A rare variant is not meant where the ordinary character would do. */
  readonly penalty: number;
}

/** Guesses a character of which one GB18030 byte was lost: the one that makes a word there, in the words of its document. */
export class CharacterGuesser {
  readonly decode: (bytes: Uint8Array) => string;
  readonly #evidence: DocumentEvidence;
  readonly #choices = new Map<number, readonly Choice[]>();

  constructor(codecs: ByteCodecs, evidence: DocumentEvidence) {
    this.decode = codecs.decodeGb18030;
    this.#evidence = evidence;
  }

  /** The likeliest character whose second byte is `trail`; an empty text where there is none. */
  withTrail(trail: number, place: GuessPlace): Guess {
    return this.#likeliest(
      this.#choicesOf(trail, 0x81, (lead) => Uint8Array.of(lead, trail)),
      place,
    );
  }

  /** The likeliest character whose first byte is `lead`; an empty text where there is none. */
  withLead(lead: number, place: GuessPlace): Guess {
    if (lead < 0x81) return { text: '', certain: false };
    return this.#likeliest(
      this.#choicesOf(0x100 + lead, 0x40, (trail) => Uint8Array.of(lead, trail)),
      place,
    );
  }

  #choicesOf(key: number, firstByte: number, pair: (byte: number) => Uint8Array): readonly Choice[] {
    const known = this.#choices.get(key);
    if (known !== undefined) return known;
    const choices = new Set<string>();
    for (let byte = firstByte; byte <= 0xfe; byte += 1) {
      const text = this.decode(pair(byte));
      // Rarer characters never win, and there are many of them.
      if (text.length === 1 && text.trim() !== '' && characterCost(text) < RARE_HAN_BITS) choices.add(text);
    }
    const weighed = [...choices].map((text) => ({ text, unit: foldedUnit(text), penalty: foldText(text) === text ? 0 : VARIANT_BITS }));
    this.#choices.set(key, weighed);
    return weighed;
  }

  #likeliest(choices: readonly Choice[], { before, after, isInsideQuotes }: GuessPlace): Guess {
    let best = { text: '', cost: Number.POSITIVE_INFINITY };
    let nextCost = Number.POSITIVE_INFINITY;
    const left = foldedUnit(before.slice(-1));
    const right = foldedUnit(after);
    for (const { text, unit, penalty } of choices) {
      // A set phrase in quotes does not end with a mark.
      const markBits = isInsideQuotes && '。、，；'.includes(text) ? 12 : 0;
      const cost = readingCost(before + text + after) + penalty + markBits - this.#evidence.support(left, unit, right);
      if (cost < best.cost) {
        nextCost = best.cost;
        best = { text, cost };
      } else if (cost < nextCost) nextCost = cost;
    }
    return { text: best.text, certain: nextCost - best.cost >= CLEAR_LEAD };
  }
}

function foldedUnit(text: string): number {
  return foldUnits(text.slice(0, 1))[0] ?? 0;
}
