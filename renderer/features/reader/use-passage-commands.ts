import { useMemo } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { findCounterparts, takePassage } from '#renderer/api/passage-comparison.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { showNotice } from '#renderer/ui/show-notice.tsx';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import type { HighlightColour } from '#shared/model/annotation.ts';
import {
  annotatePassage,
  attachPassage,
  citedPassage,
  highlightPassage,
  offerPassage,
  offerToBoard,
  putOnBoard,
} from './passage-actions.ts';
import { showBeside, showMatching } from './show-matching.ts';

/** What can be done with a passage, with failures told to the person. */
export type PassageCommands = {
  readonly highlight: (colour: HighlightColour) => void;
  readonly annotate: () => void;
  readonly evidence: () => void;
  readonly copyWithSource: () => void;
  readonly showMatching: () => void;
  readonly attach: () => void;
  /** Offers the passage to a 对标 board. */
  readonly offerToBoard: () => void;
  /** Puts it under the topic that one is looked for. */
  readonly putOnBoard: () => void;
  /** Keeps the passage, or compares it with the one that was kept. */
  readonly compare: () => void;
  /** Goes to what stands for it in the documents beside. */
  readonly counterpart: () => void;
};

/** The commands for a chosen passage. */
export function usePassageCommands(document: ReadyDocument, range: TextRange): PassageCommands {
  const create = usePassageCommandsFor();
  return useMemo(() => create(document, range), [create, document, range]);
}

/** Makes the commands for any passage: keys learn only when pressed which one is meant. */
export function usePassageCommandsFor(): (document: ReadyDocument, range: TextRange) => PassageCommands {
  const { reader: words, comparing } = useWords();
  const tell = useFailureNotice();
  return useMemo(
    () => (document, range) => ({
      highlight: (colour) => void highlightPassage(document, range, colour).catch(tell),
      annotate: () => void annotatePassage(document, range).catch(tell),
      evidence: () => offerPassage(document, range),
      copyWithSource: () => {
        navigator.clipboard.writeText(citedPassage(document, range, words.citation)).then(
          () => showNotice({ kind: 'done', text: words.copied }),
          () => showNotice({ kind: 'failure', text: words.copyFailed }),
        );
      },
      compare: () => {
        if (!takePassage(document, range)) showNotice({ kind: 'done', text: comparing.passageTaken });
      },
      counterpart: () =>
        void findCounterparts(document, range).then(({ found, places }) => {
          showBeside(places);
          const kind = found === 'same' || found === 'nearest' ? 'done' : 'failure';
          showNotice({ kind, text: comparing.counterparts[found] });
        }, tell),
      showMatching: () => {
        const told = {
          shown: words.matchShown,
          'in-sight': words.matchInSight,
          none: () => words.matchNone,
          alone: () => words.matchAlone,
        };
        void showMatching(document.opened.document.id, range).then(
          (shown) => showNotice({ kind: 'done', text: told[shown.kind]('topic' in shown ? shown.topic : '') }),
          tell,
        );
      },
      offerToBoard: () => offerToBoard(document, range),
      putOnBoard: () => void putOnBoard(document, range).then(() => showNotice({ kind: 'done', text: words.putOnBoard }), tell),
      attach: () => void attachPassage(document, range).then(() => showNotice({ kind: 'done', text: words.attached }), tell),
    }),
    [words, comparing, tell],
  );
}
