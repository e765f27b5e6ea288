import { Button, Tooltip } from '@mantine/core';
import { IconChecklist, IconCopy, IconMapPin, IconMessagePlus } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { COLOURS } from './passage-actions.ts';
import styles from './SelectionBar.module.css';
import { mountedRange } from './text-offsets.ts';
import { usePassageCommands } from './use-passage-commands.ts';

type SelectionBarProps = {
  readonly document: ReadyDocument;
  readonly range: TextRange;
  readonly root: RefObject<HTMLDivElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
};

/** The small bar at a chosen passage: what can be done with it. It waits until the mouse button is up, so that it is never in the way of choosing. */
export function SelectionBar({ document, range, root, scroller }: SelectionBarProps): ReactNode {
  const words = useWords();
  const isPressed = usePressed();
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  const attaching = usePassage((state) => state.attaching?.documentId === document.opened.document.id);
  const commands = usePassageCommands(document, range);
  useLayoutEffect(() => {
    if (isPressed || root.current === null || scroller.current === null) return;
    setPlace(barPlace(root.current, scroller.current, range, bar.current));
  }, [range, isPressed, root, scroller]);
  if (isPressed) return null;
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
      {attaching ? (
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
        </>
      )}
    </div>
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

/** Whether a mouse button is down anywhere. */
function usePressed(): boolean {
  const [isPressed, setPressed] = useState(false);
  useEffect(() => {
    const down = (event: PointerEvent): void => {
      const isOnBar = event.target instanceof Element && event.target.closest('[role="toolbar"]') !== null;
      if (!isOnBar) setPressed(true);
    };
    const up = (): void => setPressed(false);
    // A bar that mounts while the button is down learns it from the next move.
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

/** Below the last line of the passage, or above its first where the pane ends; in pixels from the content's corner. `null` while nothing of it is mounted. */
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
  const hasRoomBelow = last.bottom + height + 12 < frame.bottom;
  const above = Math.max(first.top - height - 6, frame.top + 6);
  const top = (hasRoomBelow ? Math.max(last.bottom + 6, frame.top + 6) : above) - origin.top;
  const left = Math.max(8, Math.min(last.right - origin.left - width / 2, origin.width - width - 16));
  return { left, top };
}
