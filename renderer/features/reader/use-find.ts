import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';
import { findMatches, type Matches, matchFrom, NO_MATCHES } from './find-matches.ts';
import type { ShowRange } from './use-show-range.ts';

const folded = new WeakMap<ReadyDocument, string>();

/** Find in one document: the query, every match, and the one the reader stands on. */
export type Find = {
  readonly isOpen: boolean;
  readonly query: string;
  readonly matches: Matches;
  /** Number of the current match; `null` where there is none. */
  readonly current: number | null;
  /** Grows with each opening, so that the field takes the focus again. */
  readonly opened: number;
  readonly open: () => void;
  readonly close: () => void;
  readonly search: (query: string) => void;
  readonly step: (by: 1 | -1) => void;
};

type FindOptions = {
  readonly document: ReadyDocument;
  readonly place: () => number;
  readonly showRange: ShowRange;
};

/** Find in a document, beginning where the reader stands. */
export function useFind({ document, place, showRange }: FindOptions): Find {
  const [opened, setOpened] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  // A long text is searched between key presses, never in front of them.
  const settled = useDeferredValue(query);
  const matches = useMemo(() => (isOpen ? findMatches(foldedTextOf(document), settled) : NO_MATCHES), [document, settled, isOpen]);
  const current = chosen !== null && chosen < matches.starts.length ? chosen : null;

  const goTo = useCallback(
    (among: Matches, index: number) => {
      const start = among.starts[index];
      setChosen(start === undefined ? null : index);
      if (start !== undefined) showRange({ start, end: start + among.length }, { isFlashing: false, rest: 'quarter' });
    },
    [showRange],
  );
  const open = useCallback(() => {
    setIsOpen(true);
    setOpened((count) => count + 1);
  }, []);
  const close = useCallback(() => {
    setIsOpen(false);
    setChosen(null);
  }, []);
  const search = useCallback(
    (wanted: string) => {
      setQuery(wanted);
      const found = findMatches(foldedTextOf(document), wanted);
      goTo(found, matchFrom(found, Math.floor(place())));
    },
    [document, place, goTo],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      const count = matches.starts.length;
      if (count === 0) return;
      goTo(matches, current === null ? matchFrom(matches, Math.floor(place())) : (current + by + count) % count);
    },
    [matches, current, place, goTo],
  );
  return { isOpen, query, matches, current, opened, open, close, search, step };
}

function foldedTextOf(document: ReadyDocument): string {
  const known = folded.get(document);
  if (known !== undefined) return known;
  const text = foldText(document.canonical.text);
  folded.set(document, text);
  return text;
}
