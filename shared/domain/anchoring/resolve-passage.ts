import type { PassageTarget } from '#shared/model/annotation.ts';
import { foldUnits } from '../text/fold-text.ts';
import { type AnchorDocument, type AnchorIndex, asAnchorIndex, type TextRange } from './anchor-index.ts';
import { wholeCharacters } from './describe-passage.ts';
import { CLEAR_LEAD, type EditedPassage, findEditedPassages } from './find-edited-passage.ts';
import { evidence, findOccurrences, type Occurrence, type SoughtPassage } from './find-occurrences.ts';

/**
 * Where a passage stands in a state of its document.
 * `exact` says the very words where they are known to belong · `moved` elsewhere, or edited, with a confidence 0–1 ·
 * `orphan` gone, or several places fit equally well.
 */
export type Anchor =
  | { readonly kind: 'exact'; readonly range: TextRange }
  | { readonly kind: 'moved'; readonly range: TextRange; readonly score: number }
  | { readonly kind: 'orphan' };

const ORPHAN: Anchor = { kind: 'orphan' };

/** Long enough to be told apart by its words alone, where it stands only once. */
const TELLING_LENGTH = 16;
/** From here on, no edited version of the passage elsewhere is looked for. */
const BEYOND_DOUBT = 0.8;
/** From here on, surroundings and clause count as unchanged. */
const UNCHANGED = 0.99;

/** Finds a passage again, never on other words than its own when in doubt. For more than a few, pass an index made once. */
export function resolvePassage(document: AnchorDocument | AnchorIndex, target: PassageTarget): Anchor {
  const index = asAnchorIndex(document);
  const { text } = index.canonical;
  const [position, quote, clause] = target.selector;
  const { exact } = quote;
  if (target.source === index.contentHash && position.end <= text.length && text.slice(position.start, position.end) === exact) {
    return { kind: 'exact', range: { start: position.start, end: position.end } };
  }
  if (exact.length === 0) return ORPHAN;
  const sought: SoughtPassage = {
    exact,
    quote: foldUnits(exact),
    context: { prefix: foldUnits(quote.prefix), suffix: foldUnits(quote.suffix) },
    start: position.start,
    path: clause.path,
  };
  const occurrences = findOccurrences(index, sought);
  const choice = chooseOccurrence(occurrences, sought);
  if (choice !== null && choice !== 'ambiguous' && evidence(choice) >= BEYOND_DOUBT) return anchorAt(text, sought, choice);
  if (choice === 'ambiguous') return ORPHAN;
  const edited = findEditedPassages(index, sought, choice === null ? Number.POSITIVE_INFINITY : 1 + evidence(choice));
  if (choice === null) return anchorEdited(text, chooseEdited(edited, sought));
  const isRivalled = edited.some(
    (passage) => !overlaps(passage.range, choice) && passage.likeness + passage.support > 1 + evidence(choice) - CLEAR_LEAD,
  );
  return isRivalled ? anchorEdited(text, chooseEdited(edited, sought)) : anchorAt(text, sought, choice);
}

function overlaps(left: TextRange, right: TextRange): boolean {
  return left.start < right.end && right.start < left.end;
}

function anchorAt(text: string, sought: SoughtPassage, place: Occurrence): Anchor {
  const range = wholeCharacters(text, place);
  const isUnchanged = text.slice(range.start, range.end) === sought.exact && evidence(place) >= UNCHANGED;
  return isUnchanged ? { kind: 'exact', range } : { kind: 'moved', range, score: 0.6 + 0.4 * evidence(place) };
}

function anchorEdited(text: string, passage: EditedPassage | null): Anchor {
  if (passage === null) return ORPHAN;
  return { kind: 'moved', range: wholeCharacters(text, passage.range), score: 0.6 * passage.likeness + 0.4 * passage.support };
}

function chooseOccurrence(places: readonly Occurrence[], sought: SoughtPassage): Occurrence | 'ambiguous' | null {
  const [best, next] = places;
  if (best === undefined) return null;
  const strongestSide = Math.max(best.before, best.after);
  if (next === undefined) {
    const isTelling = sought.quote.length >= TELLING_LENGTH || (sought.quote.length >= TELLING_LENGTH / 2 && best.path === 1);
    return isTelling || strongestSide >= 0.4 ? best : null;
  }
  const hasSupport = best.before + best.after >= 1 || strongestSide >= 0.75;
  if (!hasSupport) return sought.quote.length >= TELLING_LENGTH ? 'ambiguous' : null;
  if (evidence(best) - evidence(next) >= CLEAR_LEAD) return best;
  return chooseByDistance(places, best);
}

/** Word-for-word repeats with the same surroundings: only the place that stayed put, the others being far, is beyond doubt. */
function chooseByDistance(places: readonly Occurrence[], best: Occurrence): Occurrence | 'ambiguous' {
  const equals = places
    .filter((place) => evidence(best) - evidence(place) < CLEAR_LEAD)
    .sort((left, right) => left.distance - right.distance);
  const [nearest, second] = equals;
  if (nearest === undefined || second === undefined) return best;
  const isUnmoved = nearest.distance === 0 && evidence(nearest) >= evidence(best);
  return isUnmoved || second.distance > 8 * nearest.distance + 400 ? nearest : 'ambiguous';
}

function chooseEdited(passages: readonly EditedPassage[], sought: SoughtPassage): EditedPassage | null {
  const [best, next] = passages;
  if (best === undefined) return null;
  if (next !== undefined && best.likeness + best.support - next.likeness - next.support < CLEAR_LEAD) return null;
  // A near-identical sentence elsewhere is another clause: what is edited must be held by its surroundings, or be long and nearly the same.
  const isLongAndAlike = sought.quote.length >= 40 && best.likeness >= 0.9;
  if (best.path < 1) {
    // One of the blocks that a passage spans may have gone, and its set phrases be found in the neighbour.
    const isWithinBlock = !sought.exact.includes('\n');
    return best.weakerSide >= 0.9 || (isWithinBlock && (isLongAndAlike || (best.weakerSide >= 0.6 && best.likeness >= 0.8))) ? best : null;
  }
  const isHeld = best.weakerSide >= 0.5 && best.likeness >= 0.5;
  const isMostlyHeld = best.strongerSide >= 0.8 && best.likeness >= 0.8;
  return isHeld || isMostlyHeld || isLongAndAlike ? best : null;
}
