import { Button, Tooltip } from '@mantine/core';
import {
  IconArrowsJoin,
  IconArrowsLeftRight,
  IconChecklist,
  IconCopy,
  IconGitCompare,
  IconMapPin,
  IconMessagePlus,
  IconTablePlus,
} from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useBoardPassages } from '#renderer/api/board-passages.ts';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { usePassageComparison } from '#renderer/api/passage-comparison.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { COLOURS } from './passage-actions.ts';
import styles from './SelectionBar.module.css';
import { mountedRange } from './text-offsets.ts';
import { type PassageCommands, usePassageCommands } from './use-passage-commands.ts';

type SelectionBarProps = {
  readonly document: ReadyDocument;
  readonly range: TextRange | null;
  readonly root: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
};

/**
 * The small bar at a chosen passage: what can be done with it. It waits until the mouse button is up, so that it is never in the
 * way of choosing, and steps aside while somebody works in the panels beside the text; the passage stays chosen for them.
 */
export function SelectionBar({ document, range, root, scroller }: SelectionBarProps): ReactNode {
  // Listened to from before the first selection: a bar that learned only once mounted that the button is down would stand under the pointer.
  const isPressed = usePressed();
  const isAside = useAside(range);
  if (range === null || isPressed || isAside) return null;
  return <Bar document={document} range={range} root={root} scroller={scroller} />;
}

function Bar({ document, range, root, scroller }: SelectionBarProps & { readonly range: TextRange }): ReactNode {
  const words = useWords();
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  useLayoutEffect(() => {
    if (root.current === null || scroller.current === null) return;
    setPlace(barPlace(root.current, scroller.current, range, bar.current));
  }, [range, root, scroller]);
  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      aria-label={words.reader.selectionBar}
      // Until its size is known the bar has no place.
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      // The press would dissolve the selection before the button could use it.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={() => undefined}
    >
      <PassageButtons document={document} range={range} />
    </div>
  );
}

/** What can be done with a chosen passage. */
export function PassageButtons({ document, range }: { readonly document: ReadyDocument; readonly range: TextRange }): ReactNode {
  const words = useWords();
  const attaching = usePassage((state) => state.attaching?.documentId === document.opened.document.id);
  const wanted = useBoardPassages((state) => (state.wanted?.documentId === document.opened.document.id ? state.wanted : null));
  const commands = usePassageCommands(document, range);
  if (wanted !== null)
    return (
      <Button size="compact-sm" variant="filled" leftSection={<IconTablePlus size={15} />} onClick={commands.putOnBoard}>
        {words.reader.addToTopic(wanted.topicName)}
      </Button>
    );
  return attaching ? (
    <Button size="compact-sm" variant="filled" leftSection={<IconMapPin size={15} />} onClick={commands.attach}>
      {words.reader.attachHere}
    </Button>
  ) : (
    <>
      <span className={styles.colours}>
        {COLOURS.map((colour, index) => {
          const label = words.reader.highlightIn(words.annotations.colours[colour], index + 1);
          return (
            <button
              key={colour}
              type="button"
              className={styles.colour}
              data-colour={colour}
              title={label}
              aria-label={label}
              onClick={() => commands.highlight(colour)}
            />
          );
        })}
      </span>
      <BarButton
        label={words.reader.annotate}
        hint={words.reader.annotateHint}
        icon={<IconMessagePlus size={15} />}
        onClick={commands.annotate}
      />
      <BarButton
        label={words.reader.evidence}
        hint={words.reader.evidenceHint}
        icon={<IconChecklist size={15} />}
        onClick={commands.evidence}
      />
      <BarButton
        label={words.reader.copyWithSource}
        hint={words.reader.copyWithSource}
        icon={<IconCopy size={15} />}
        onClick={commands.copyWithSource}
      />
      <BarButton
        label={words.reader.offerToBoard}
        hint={words.reader.offerToBoardHint}
        icon={<IconTablePlus size={15} />}
        onClick={commands.offerToBoard}
      />
      <CompareButtons commands={commands} />
    </>
  );
}

/** What holds the passage against another text; what stands in the other panes matters only where there are any. */
function CompareButtons({ commands }: { readonly commands: PassageCommands }): ReactNode {
  const { comparing: words, reader } = useWords();
  const first = usePassageComparison((state) => state.first);
  const hasOthers = useWorkspace((state) => state.panes.some(({ documentId }) => documentId !== state.panes[0]?.documentId));
  const hint = first === null ? words.comparePassageHint : words.comparePassageSecond(words.passagePlace(first.title, first.clause));
  return (
    <>
      <BarButton label={words.comparePassage} hint={hint} icon={<IconGitCompare size={15} />} onClick={commands.compare} />
      {hasOthers ? (
        <BarButton
          label={words.counterpart}
          hint={words.counterpartHint}
          icon={<IconArrowsJoin size={15} />}
          onClick={commands.counterpart}
        />
      ) : null}
      {hasOthers ? (
        <BarButton
          label={reader.showMatching}
          hint={reader.showMatchingHint}
          icon={<IconArrowsLeftRight size={15} />}
          onClick={commands.showMatching}
        />
      ) : null}
    </>
  );
}

function BarButton(props: {
  readonly label: string;
  readonly hint: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <Tooltip label={props.hint}>
      <button type="button" className={styles.action} onClick={props.onClick}>
        {props.icon}
        {props.label}
      </button>
    </Tooltip>
  );
}

/** Whether the focus went to a panel beside the text since this passage was chosen. */
function useAside(range: TextRange | null): boolean {
  const [leftWith, setLeftWith] = useState<TextRange | null>(null);
  useEffect(() => {
    const focused = (event: FocusEvent): void => {
      setLeftWith(event.target instanceof Element && event.target.closest('aside') !== null ? range : null);
    };
    window.addEventListener('focusin', focused);
    return () => window.removeEventListener('focusin', focused);
  }, [range]);
  return range !== null && leftWith === range;
}

/** Whether a mouse button is down anywhere. */
function usePressed(): boolean {
  const [isPressed, setPressed] = useState(false);
  useEffect(() => {
    const down = (event: PointerEvent): void => {
      const isOnBar = event.target instanceof Element && event.target.closest('[role="toolbar"]') !== null;
      if (!isOnBar) setPressed(true);
    };
    const up = (): void => setPressed(false);
    // A release that was never told (outside of the window) shows in the next move.
    const move = (event: PointerEvent): void => setPressed((event.buttons & 1) === 1 && event.pointerType === 'mouse');
    window.addEventListener('pointerdown', down, true);
    window.addEventListener('pointerup', up, true);
    window.addEventListener('pointercancel', up, true);
    window.addEventListener('pointermove', move, true);
    return () => {
      window.removeEventListener('pointerdown', down, true);
      window.removeEventListener('pointerup', up, true);
      window.removeEventListener('pointercancel', up, true);
      window.removeEventListener('pointermove', move, true);
    };
  }, []);
  return isPressed;
}

/** Above the first line of the passage, so that the text read next stays free; below its last where there is no room above; in pixels from the content's corner. `null` while nothing of it is mounted. */
function barPlace(
  root: Element,
  scroller: Element,
  range: TextRange,
  bar: HTMLElement | null,
): { readonly left: number; readonly top: number } | null {
  const mounted = mountedRange(root, range);
  const boxes = mounted === null ? [] : [...mounted.getClientRects()].filter((box) => box.width > 0);
  const [first] = boxes;
  const last = boxes.at(-1);
  if (first === undefined || last === undefined || bar === null) return null;
  const { offsetWidth: width, offsetHeight: height } = bar;
  const origin = root.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  const above = first.top - height - 6;
  const below = last.bottom + 6;
  const hasRoomAbove = above >= frame.top + 6;
  const isAbove = hasRoomAbove || below + height + 6 > frame.bottom;
  const top = (isAbove ? Math.max(above, frame.top + 6) : Math.max(below, frame.top + 6)) - origin.top;
  const line = isAbove ? first : last;
  const left = Math.max(8, Math.min(line.left + line.width / 2 - origin.left - width / 2, origin.width - width - 16));
  return { left, top };
}
