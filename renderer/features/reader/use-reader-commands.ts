import { useMemo } from 'react';
import { stepFinding } from '#renderer/api/finding-actions.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { redo, undo } from '#renderer/api/undo-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useStepNotice } from '#renderer/i18n/use-undoable-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Words } from '#renderer/i18n/words.ts';
import { showNotice } from '#renderer/ui/show-notice.tsx';
import type { HighlightColour } from '#shared/model/annotation.ts';
import { type PaneController, paneController } from './pane-registry.ts';
import { stopFollowing } from './scroll-link.ts';
import { splitActive } from './split-active.ts';
import { type PassageCommands, usePassageCommandsFor } from './use-passage-commands.ts';

export type ReaderCommandName = keyof Words['reader']['commands'];

/** What the reader can be told to do, whichever pane is active: by key, or from a palette. */
export type ReaderCommands = {
  readonly run: (name: ReaderCommandName) => void;
  readonly highlight: (colour: HighlightColour) => void;
  /** Lets go of what is chosen, in focus or waiting for a place, the nearest first; `false` when there was nothing. */
  readonly release: () => boolean;
};

/** The reader's commands with their failures told to the person. */
export function useReaderCommands(): ReaderCommands {
  const { reader: words, repairs } = useWords();
  const noRepairs = repairs.noneHere;
  const tell = useFailureNotice();
  const tellStep = useStepNotice();
  const commandsFor = usePassageCommandsFor();
  return useMemo(() => {
    const withPassage = (act: (commands: PassageCommands) => void): void => {
      const controller = activeController();
      const range = controller?.actionRange() ?? null;
      if (controller !== null && range !== null && range.end > range.start) act(commandsFor(controller.document, range));
    };
    const stepHit = (by: 1 | -1): void => {
      if (activeController()?.stepHit(by) === false) showNotice({ kind: 'done', text: words.noHits });
    };
    const actions: Readonly<Record<ReaderCommandName, () => void>> = {
      find: () => activeController()?.openFind(),
      goToClause: () => activeController()?.openClause(),
      nextRepair: () => {
        if (activeController()?.showRepair() === false) showNotice({ kind: 'done', text: noRepairs });
      },
      openCitation: () => {
        if (activeController()?.openCitation() === false) showNotice({ kind: 'done', text: words.noCitation });
      },
      nextBlock: () => activeController()?.moveCursor(1),
      previousBlock: () => activeController()?.moveCursor(-1),
      selectSentence: () => activeController()?.chooseSentence(false),
      extendSentence: () => activeController()?.chooseSentence(true),
      extendBlock: () => activeController()?.extendByBlock(1),
      annotate: () => withPassage((commands) => commands.annotate()),
      evidence: () => withPassage((commands) => commands.evidence()),
      copyWithSource: () => withPassage((commands) => commands.copyWithSource()),
      showMatching: () => withPassage((commands) => commands.showMatching()),
      nextFinding: () => void stepActiveFinding(1).catch(tell),
      previousFinding: () => void stepActiveFinding(-1).catch(tell),
      nextHit: () => stepHit(1),
      previousHit: () => stepHit(-1),
      split: splitActive,
      switchView,
      closePane: () => {
        stopFollowing();
        useWorkspace.getState().closePane(useWorkspace.getState().activePane);
      },
      toggleLink: () => {
        stopFollowing();
        useWorkspace.getState().toggleScrollLink();
      },
      toggleOutline: () => useWorkspace.getState().toggleSidePanel(),
      toggleInspector: () => useWorkspace.getState().toggleInspector(),
      back: () => useWorkspace.getState().back(),
      forward: () => useWorkspace.getState().forward(),
      undo: () => tellStep('undo', undo()),
      redo: () => tellStep('redo', redo()),
    };
    return { run: (name) => actions[name](), highlight: (colour) => withPassage((commands) => commands.highlight(colour)), release };
  }, [words, noRepairs, tell, tellStep, commandsFor]);
}

function activeController(): PaneController | null {
  const { panes, activePane } = useWorkspace.getState();
  const pane = panes[activePane];
  return pane === undefined ? null : paneController(pane.key);
}

async function stepActiveFinding(step: 1 | -1): Promise<void> {
  const { panes, activePane } = useWorkspace.getState();
  const pane = panes[activePane];
  if (pane !== undefined) await stepFinding(pane.documentId, step);
}

/** From the text to both, to the original, and round again. */
function switchView(): void {
  const { panes, activePane, setPaneView } = useWorkspace.getState();
  const view = panes[activePane]?.view ?? 'reading';
  setPaneView(activePane, view === 'reading' ? 'both' : view === 'both' ? 'original' : 'reading');
}

function release(): boolean {
  const { chosen, attaching, focused, stopAttaching, clearFocus } = usePassage.getState();
  if (chosen !== null) {
    const { panes } = useWorkspace.getState();
    const pane = panes.find((other) => other.key === chosen.paneKey);
    if (pane !== undefined) paneController(pane.key)?.clearChoice();
    else usePassage.getState().choosePassage(null);
    return true;
  }
  if (attaching !== null) stopAttaching();
  else if (focused !== null) clearFocus();
  else return false;
  return true;
}
