import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { noteChosenThere, useOriginalPlaces } from '#renderer/api/original-link.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import type { RevealRequest } from '#renderer/api/workspace-state.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { carryRange, type SqueezedText, squeezeForCarrying } from '#shared/domain/text/carry-range.ts';

/** A place of an original: a page from 0, and where in its text; without that, the page as a whole. */
export type OriginalPlace = { readonly page: number; readonly range: TextRange | null };

/** What the link needs of an original: its pages' texts, and a way to show a place. */
export type OriginalSurface = {
  readonly pageCount: number;
  readonly textOf: (page: number) => Promise<string>;
  readonly show: (place: OriginalPlace) => void;
};

/** What is to be said of the last jump. */
export type LinkNotice = 'approximate' | 'not-in-text' | 'not-in-original' | null;

type LinkOptions = { readonly paneKey: number; readonly paneIndex: number; readonly document: ReadyDocument; readonly isAlone: boolean };

/** Milliseconds for which a growing selection is waited on. */
const SETTLE_TIME = 160;

/** Follows what is chosen or gone to in the text, and sends the text where something is chosen in the original. */
export function useOriginalLink(
  options: LinkOptions,
  surface: OriginalSurface | null,
): {
  readonly notice: LinkNotice;
  readonly choose: (page: number, range: TextRange) => void;
} {
  const { paneKey, document, isAlone } = options;
  const [notice, setNotice] = useState<LinkNotice>(null);
  const squeezer = useMemo(() => createSqueezer(document.canonical.text), [document]);
  const follow = useCallback(
    async (range: TextRange, signal: AbortSignal): Promise<void> => {
      if (surface === null) return;
      const found = await findInOriginal(document, squeezer, range, surface, signal);
      if (signal.aborted) return;
      surface.show(found.place);
      setNotice(found.notice);
    },
    [surface, document, squeezer],
  );
  const asked = useOriginalPlaces((state) => (state.asked?.paneKey === paneKey ? state.asked : null));
  useFollowing(asked, follow);
  // Without the text beside it, the original answers what the pane is asked to reveal.
  const revealed = useWorkspace((state) => (isAlone && state.revealRequest?.paneKey === paneKey ? state.revealRequest : null));
  useFollowing(
    useMemo(() => revealedRange(revealed, document), [revealed, document]),
    follow,
  );
  useStart(options, follow);
  const choose = useChoose(options, surface, squeezer, setNotice);
  return { notice, choose };
}

/** Gives the texts of both views squeezed: each once, and a long one in a task of its own, so that typing never waits for it. */
type Squeezer = {
  readonly reading: () => Promise<SqueezedText>;
  /** Of a page's text; that of the last one is kept. */
  readonly original: (text: string) => Promise<SqueezedText>;
};

/** UTF-16 units from which on a text is squeezed in a task of its own. */
const LONG_TEXT = 40_000;

function createSqueezer(reading: string): Squeezer {
  const squeezeApart = async (text: string): Promise<SqueezedText> => {
    if (text.length > LONG_TEXT) await nextTask();
    const squeezed = squeezeForCarrying(text);
    if (text.length > LONG_TEXT) await nextTask();
    return squeezed;
  };
  let own: Promise<SqueezedText> | null = null;
  let last: { readonly text: string; readonly squeezed: Promise<SqueezedText> } | null = null;
  return {
    reading() {
      own ??= squeezeApart(reading);
      return own;
    },
    original(text) {
      if (last?.text !== text) last = { text, squeezed: squeezeApart(text) };
      return last.squeezed;
    },
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Begins where the text stood. */
function useStart({ paneKey, paneIndex, document }: LinkOptions, follow: (range: TextRange, signal: AbortSignal) => Promise<void>): void {
  useEffect(() => {
    const stop = new AbortController();
    const { chosen, stands } = usePassage.getState();
    const blockIndex = stands.get(paneKey) ?? useWorkspace.getState().panes[paneIndex]?.blockIndex ?? 0;
    const isChosen = chosen?.paneKey === paneKey;
    if (isChosen) void follow(chosen.range, stop.signal);
    else if (blockIndex > 0) void follow(blockRange(document, blockIndex), stop.signal);
    return () => stop.abort();
  }, [paneKey, paneIndex, document, follow]);
}

function useFollowing(
  request: { readonly range: TextRange } | null,
  follow: (range: TextRange, signal: AbortSignal) => Promise<void>,
): void {
  const first = useRef(request);
  useEffect(() => {
    // What was asked before the original was there is where it begins anyway.
    if (request === null || request === first.current) return;
    const stop = new AbortController();
    const timer = setTimeout(() => void follow(request.range, stop.signal), SETTLE_TIME);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [request, follow]);
}

function revealedRange(request: RevealRequest | null, document: ReadyDocument): { readonly range: TextRange } | null {
  if (request === null) return null;
  const { target } = request;
  if (target.kind === 'passage') {
    const { chosenThere } = useOriginalPlaces.getState();
    const isOwn = chosenThere?.range.start === target.position && chosenThere.range.end === target.end;
    return isOwn ? null : { range: { start: target.position, end: target.end } };
  }
  const { blocks } = document.opened.model;
  const blockIndex = target.kind === 'block-index' ? target.blockIndex : blocks.findIndex((block) => block.id === target.blockId);
  return blockIndex < 0 ? null : { range: blockRange(document, blockIndex) };
}

function blockRange(document: ReadyDocument, blockIndex: number): TextRange {
  const { offsetOf } = document.canonical;
  return { start: offsetOf(blockIndex, 0), end: offsetOf(blockIndex, Number.POSITIVE_INFINITY) };
}

type FoundPlace = { readonly place: OriginalPlace; readonly notice: LinkNotice };

/** Looks on the page that the block names, the one after it and the one before; without a page number, in the text as a whole. */
async function findInOriginal(
  document: ReadyDocument,
  squeezer: Squeezer,
  range: TextRange,
  surface: OriginalSurface,
  signal: AbortSignal,
): Promise<FoundPlace> {
  const { blockIndex } = document.canonical.locate(range.start);
  const { blocks } = document.opened.model;
  const named = blocks[blockIndex]?.page ?? null;
  const home = named === null ? 0 : Math.min(named - 1, surface.pageCount - 1);
  // A place without extent, as a jump to a heading is: the block it stands in.
  const wanted = range.end > range.start ? range : blockRange(document, blockIndex);
  let near: FoundPlace | null = null;
  for (const page of [home, home + 1, home - 1]) {
    if (page < 0 || page >= surface.pageCount) continue;
    const text = await surface.textOf(page);
    if (signal.aborted) break;
    const [from, to] = pageSpan(document, named === null ? null : page + 1);
    const share = to > from ? Math.max(0, Math.min(1, (range.start - from) / (to - from))) : 0;
    const there = await squeezer.original(text);
    const here = await squeezer.reading();
    if (signal.aborted) break;
    const found = carryRange(here, wanted, there, share);
    if (found === null) continue;
    const place = { page, range: { start: found.start, end: found.end } };
    if (found.isCertain) return { place, notice: null };
    near ??= { place, notice: 'approximate' };
  }
  return near ?? { place: { page: Math.max(0, home), range: null }, notice: named === null ? 'not-in-original' : 'approximate' };
}

/** The part of the text whose blocks begin on a page, or all of it. */
function pageSpan(document: ReadyDocument, page: number | null, margin = 0): readonly [number, number] {
  const { blocks } = document.opened.model;
  if (page === null) return [0, document.canonical.text.length];
  const isOn = (number: number | null): boolean => number !== null && Math.abs(number - page) <= margin;
  const first = blocks.findIndex((block) => isOn(block.page));
  const last = blocks.findLastIndex((block) => isOn(block.page));
  if (first < 0) return [0, document.canonical.text.length];
  return [blockRange(document, first).start, blockRange(document, last).end];
}

function useChoose(
  { paneKey, paneIndex, document }: LinkOptions,
  surface: OriginalSurface | null,
  squeezer: Squeezer,
  setNotice: (notice: LinkNotice) => void,
): (page: number, range: TextRange) => void {
  return useCallback(
    (page, range) => {
      const answer = async (): Promise<void> => {
        const from = await squeezer.original((await surface?.textOf(page)) ?? '');
        const isPaged = document.opened.model.blocks.some((block) => block.page !== null);
        const [start, end] = isPaged ? pageSpan(document, page + 1, 1) : pageSpan(document, null);
        // The block before the page's first may end on it.
        const wide = Math.max(0, start - 4_000);
        const part =
          wide === 0 && end === document.canonical.text.length
            ? await squeezer.reading()
            : squeezeForCarrying(document.canonical.text.slice(wide, end));
        const length = from.offsets.at(-1) ?? 1;
        const found = carryRange(from, range, part, isPaged ? 0.5 : range.start / Math.max(1, length));
        if (found === null) {
          setNotice('not-in-text');
          return;
        }
        const chosen = { start: wide + found.start, end: wide + found.end };
        setNotice(found.isCertain ? null : 'approximate');
        noteChosenThere({ paneKey, range: chosen });
        usePassage.getState().choosePassage({ documentId: document.opened.document.id, paneKey, range: chosen });
        useWorkspace.getState().reveal(paneIndex, { kind: 'passage', position: chosen.start, end: chosen.end });
      };
      void answer();
    },
    [paneKey, paneIndex, document, surface, squeezer, setNotice],
  );
}
