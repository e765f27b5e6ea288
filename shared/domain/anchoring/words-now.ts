import { foldText } from '../text/fold-text.ts';
import type { Anchor } from './resolve-passage.ts';

/**
 * The words where a passage stands now, where they are others than its own; `null` where it has its own words, or no place. Width, script,
 * spaces and line breaks make no words different.
 */
export function wordsNow(text: string, quote: string, anchor: Anchor): string | null {
  if (anchor.kind !== 'moved') return null;
  const now = text.slice(anchor.range.start, anchor.range.end);
  return now === quote || bare(now) === bare(quote) ? null : now;
}

function bare(text: string): string {
  return foldText(text).replace(/\s/g, '');
}
