import { Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowsJoin,
  IconArrowsLeftRight,
  IconChecklist,
  IconCopy,
  IconDots,
  IconGitCompare,
  IconMapPin,
  IconMessagePlus,
  IconTablePlus,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useBoardPassages } from '#renderer/api/board-passages.ts';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { usePassageComparison } from '#renderer/api/passage-comparison.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { COLOURS } from './passage-actions.ts';
import styles from './SelectionBar.module.css';
import { type PassageCommands, usePassageCommands } from './use-passage-commands.ts';

type PassageButtonsProps = {
  readonly document: ReadyDocument;
  readonly range: TextRange;
  /** Whether there is no room for all of them with their names: the common ones as icons, the others in a menu. */
  readonly isShort?: boolean;
};

/** One thing to do with a passage. */
type PassageTool = { readonly label: string; readonly hint: string; readonly icon: ReactNode; readonly run: () => void };

/** What can be done with a chosen passage. */
export function PassageButtons({ document, range, isShort = false }: PassageButtonsProps): ReactNode {
  const words = useWords();
  const attaching = usePassage((state) => state.attaching?.documentId === document.opened.document.id);
  const wanted = useBoardPassages((state) => (state.wanted?.documentId === document.opened.document.id ? state.wanted : null));
  const commands = usePassageCommands(document, range);
  const common = useCommonTools(commands);
  const rare = useRareTools(commands);
  if (wanted !== null)
    return (
      <Button size="compact-sm" variant="filled" leftSection={<IconTablePlus size={15} />} onClick={commands.putOnBoard}>
        {words.reader.addToTopic(wanted.topicName)}
      </Button>
    );
  if (attaching)
    return (
      <Button size="compact-sm" variant="filled" leftSection={<IconMapPin size={15} />} onClick={commands.attach}>
        {words.reader.attachHere}
      </Button>
    );
  const shown = isShort ? common : [...common, ...rare];
  return (
    <>
      <ColourButtons commands={commands} />
      {shown.map((tool) => (
        <ToolButton key={tool.label} tool={tool} isShort={isShort} />
      ))}
      {isShort ? <MoreTools tools={rare} /> : null}
    </>
  );
}

function ColourButtons({ commands }: { readonly commands: PassageCommands }): ReactNode {
  const { annotations, reader } = useWords();
  return (
    <span className={styles.colours}>
      {COLOURS.map((colour, index) => {
        const label = reader.highlightIn(annotations.colours[colour], index + 1);
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
  );
}

function useCommonTools(commands: PassageCommands): readonly PassageTool[] {
  const { reader: words } = useWords();
  return [
    { label: words.annotate, hint: words.annotateHint, icon: <IconMessagePlus size={15} />, run: commands.annotate },
    { label: words.evidence, hint: words.evidenceHint, icon: <IconChecklist size={15} />, run: commands.evidence },
    { label: words.copyWithSource, hint: words.copyWithSource, icon: <IconCopy size={15} />, run: commands.copyWithSource },
  ];
}

/** What holds the passage against other texts; what stands in the other panes matters only where there are some. */
function useRareTools(commands: PassageCommands): readonly PassageTool[] {
  const { comparing: words, reader } = useWords();
  const first = usePassageComparison((state) => state.first);
  const hasOthers = useWorkspace((state) => state.panes.some(({ documentId }) => documentId !== state.panes[0]?.documentId));
  const hint = first === null ? words.comparePassageHint : words.comparePassageSecond(words.passagePlace(first.title, first.clause));
  const alone = [
    { label: reader.offerToBoard, hint: reader.offerToBoardHint, icon: <IconTablePlus size={15} />, run: commands.offerToBoard },
    { label: words.comparePassage, hint, icon: <IconGitCompare size={15} />, run: commands.compare },
  ];
  if (!hasOthers) return alone;
  return [
    ...alone,
    { label: words.counterpart, hint: words.counterpartHint, icon: <IconArrowsJoin size={15} />, run: commands.counterpart },
    { label: reader.showMatching, hint: reader.showMatchingHint, icon: <IconArrowsLeftRight size={15} />, run: commands.showMatching },
  ];
}

function ToolButton({ tool: { label, hint, icon, run }, isShort }: { readonly tool: PassageTool; readonly isShort: boolean }): ReactNode {
  return (
    <Tooltip label={hint}>
      <button type="button" className={styles.action} aria-label={isShort ? label : undefined} onClick={run}>
        {icon}
        {isShort ? null : label}
      </button>
    </Tooltip>
  );
}

/** The menu stays inside of the bar, whose presses leave the selection alone. */
function MoreTools({ tools }: { readonly tools: readonly PassageTool[] }): ReactNode {
  const words = useWords().reader;
  return (
    <Menu withinPortal={false} position="bottom-end">
      <Menu.Target>
        <button type="button" className={styles.action} aria-label={words.moreTools} title={words.moreTools}>
          <IconDots size={15} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {tools.map((tool) => (
          <Menu.Item key={tool.label} leftSection={tool.icon} title={tool.hint} onClick={tool.run}>
            {tool.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
