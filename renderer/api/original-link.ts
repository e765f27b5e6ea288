import { create } from 'zustand';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';

/** A place of the text whose counterpart in the original is wanted; canonical offsets. `nonce` grows with each request. */
export type OriginalRequest = { readonly paneKey: number; readonly range: TextRange; readonly nonce: number };

type OriginalLinkState = {
  readonly asked: OriginalRequest | null;
  /** What a person chose in the original: the text shows it and must not send the original there again. */
  readonly chosenThere: { readonly paneKey: number; readonly range: TextRange; readonly at: number } | null;
};

/** Milliseconds in which the text has shown what was chosen in the original, and told of it. */
const ECHO_TIME = 1_000;

/** What a pane's text and its original say to each other. */
export const useOriginalPlaces = create<OriginalLinkState>()(() => ({ asked: null, chosenThere: null }));

/** Asks a pane's original to show a place of the text; unless that is where the original itself has just sent the text. */
export function askOriginal(paneKey: number, range: TextRange): void {
  const { asked, chosenThere } = useOriginalPlaces.getState();
  const isFresh = chosenThere?.paneKey === paneKey && performance.now() - chosenThere.at < ECHO_TIME;
  const isEcho = isFresh && range.start <= chosenThere.range.end && range.end >= chosenThere.range.start;
  if (!isEcho) useOriginalPlaces.setState({ asked: { paneKey, range, nonce: (asked?.nonce ?? 0) + 1 }, chosenThere: null });
}

/** Notes what a person chose in the original, `null` for nothing any more. */
export function noteChosenThere(chosen: { readonly paneKey: number; readonly range: TextRange } | null): void {
  useOriginalPlaces.setState({ chosenThere: chosen === null ? null : { ...chosen, at: performance.now() } });
}
