import type { Adoption, CarriedPlace } from '#shared/model/carrying.ts';
import { foldText } from '../text/fold-text.ts';
import { readSuggestion } from './read-suggestion.ts';

/** A suggestion with the clauses it can have changed. */
export type SuggestionCase = {
  readonly suggestion: string;
  /** The passage it was made on. */
  readonly passage: string;
  /** The paragraphs the passage stood in, in the old text. */
  readonly oldClause: string;
  /** What stands in their place in the new one; empty where nothing does. */
  readonly newClause: string;
  readonly place: CarriedPlace;
};

/** From here on a wording put in counts as the one asked for; below the other, as another one. Shares of its pairs of characters. */
const MET = 0.85;
const PARTLY = 0.4;
/** From this share of its pairs of characters on, a passage that was to go still stands, reworded. */
const STANDS = 0.5;

/** Proposes what became of a suggested wording; `null` where there is none, or the texts do not tell. */
export function judgeAdoption({ suggestion, passage, oldClause, newClause, place }: SuggestionCase): Adoption | null {
  if (suggestion.trim() === '') return null;
  const asked = readSuggestion(suggestion, passage);
  if (place.kind === 'lost') {
    if (place.reason === 'unclear') return null;
    return asked.isDeletion
      ? { state: 'adopted', met: [passage], missing: [] }
      : { state: 'clause-removed', met: [], missing: [...asked.additions] };
  }
  const [old, fresh] = [folded(oldClause), folded(newClause)];
  if (asked.isDeletion) {
    const isGone = countOf(fresh, folded(passage)) < countOf(old, folded(passage)) && remainsOf(folded(passage), fresh) < STANDS;
    return isGone ? { state: 'adopted', met: [passage], missing: [] } : { state: 'not-adopted', met: [], missing: [], standing: [passage] };
  }
  const put = asked.additions.map((words) => ({ words, degree: degreeOf(folded(words), old, fresh), isPut: true }));
  const gone = asked.removals.map((words) => ({
    words,
    degree: countOf(fresh, folded(words)) < countOf(old, folded(words)) ? 1 : 0,
    isPut: false,
  }));
  const parts = [...put, ...gone];
  if (parts.length === 0) return null;
  const [met, missing] = [parts.filter(({ degree }) => degree >= MET), parts.filter(({ degree }) => degree < MET)];
  const isTouched = parts.some(({ degree }) => degree >= PARTLY);
  return {
    state: missing.length === 0 ? 'adopted' : isTouched ? 'partly-adopted' : 'not-adopted',
    met: met.filter(({ isPut }) => isPut).map(({ words }) => words),
    missing: missing.filter(({ isPut }) => isPut).map(({ words }) => words),
    ...(missing.some(({ isPut }) => !isPut) ? { standing: missing.filter(({ isPut }) => !isPut).map(({ words }) => words) } : {}),
  };
}

/** The share of a passage that is still there in other words. */
function remainsOf(passage: string, fresh: string): number {
  const pairs = pairsOf(passage);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => fresh.includes(pair)).length / pairs.length;
}

/** How much of a wording the new clause has that the old one had not. Figures are right or wrong, never nearly right. */
function degreeOf(words: string, old: string, fresh: string): number {
  if (words === '') return 1;
  if (countOf(fresh, words) > countOf(old, words)) return 1;
  const figures = figuresIn(words);
  const freshFigures = new Set(figuresIn(fresh));
  if (figures.some((figure) => !freshFigures.has(figure))) return 0;
  const pairs = pairsOf(words).filter((pair) => !old.includes(pair));
  if (pairs.length === 0) return 0;
  const share = pairs.filter((pair) => fresh.includes(pair)).length / pairs.length;
  // Without the words themselves it may be close to what was asked, but it is not the same.
  return Math.min(share, words.length > 12 ? 1 : MET - 0.01);
}

function figuresIn(text: string): readonly string[] {
  return [...text.matchAll(/\d+(?:\.\d+)?%?/g)].map(([figure]) => figure);
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)).filter((pair) =>
    /^[\p{L}\p{N}]{2}$/u.test(pair),
  );
}

function countOf(text: string, words: string): number {
  if (words === '') return 0;
  let count = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) count += 1;
  return count;
}

function folded(text: string): string {
  return foldText(text).replace(/\s+/g, '');
}
