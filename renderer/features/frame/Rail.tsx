import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBook2,
  IconFolders,
  IconGitCompare,
  IconHome,
  IconKeyboard,
  IconListCheck,
  IconSearch,
  IconSettings,
  IconTable,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { prepareComparison } from '../../api/comparison-store.ts';
import { useUndo } from '../../api/undo-store.ts';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useStepNotice } from '../../i18n/use-undoable-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Frame.module.css';

const SCREENS = ['home', 'library', 'reader', 'compare', 'search', 'benchmark', 'tasks', 'settings'] as const;

const ICONS: Readonly<Record<(typeof SCREENS)[number], ComponentType<{ size?: number; stroke?: number }>>> = {
  home: IconHome,
  library: IconFolders,
  reader: IconBook2,
  compare: IconGitCompare,
  search: IconSearch,
  benchmark: IconTable,
  tasks: IconListCheck,
  settings: IconSettings,
};

/** What a screen needs longest is begun with while the pointer is still on its way to the click. */
const AHEAD: Readonly<Partial<Record<(typeof SCREENS)[number], () => void>>> = {
  compare() {
    const { oldId, newId, oldState } = useWorkspace.getState().compared;
    if (oldId !== null && newId !== null) prepareComparison({ oldId, newId, oldState: oldState ?? undefined });
  },
};

/** The narrow bar on the left: one entry a screen, and the key sheet at the foot. */
export function Rail({ onShowKeys }: { readonly onShowKeys: () => void }): ReactNode {
  const words = useWords();
  const screen = useWorkspace((state) => state.screen);
  const goTo = useWorkspace((state) => state.goTo);
  return (
    <nav className={styles.rail} aria-label={words.frame.navigation}>
      {SCREENS.map((name) => {
        const Icon = ICONS[name];
        return (
          <UnstyledButton
            key={name}
            className={styles.railEntry}
            aria-current={screen === name ? 'page' : undefined}
            data-current={screen === name || undefined}
            onPointerEnter={AHEAD[name]}
            onPointerDown={AHEAD[name]}
            onFocus={AHEAD[name]}
            onClick={() => goTo(name)}
          >
            <Icon size={20} stroke={1.6} />
            <span>{words.frame.screens[name]}</span>
          </UnstyledButton>
        );
      })}
      <div className={styles.railSpace} />
      <UndoButtons />
      <Tooltip label="?" position="right">
        <UnstyledButton className={styles.railEntry} onClick={onShowKeys}>
          <IconKeyboard size={20} stroke={1.6} />
          <span>{words.frame.keysHelp}</span>
        </UnstyledButton>
      </Tooltip>
    </nav>
  );
}

/** What Ctrl+Z and Ctrl+Y do, for those who look for the arrows. */
function UndoButtons(): ReactNode {
  const words = useWords().frame;
  const { canUndo, canRedo, undo, redo } = useUndo();
  const tell = useStepNotice();
  return (
    <div className={styles.railPair}>
      <ActionIcon
        size="sm"
        disabled={!canUndo}
        aria-label={words.undo}
        title={`${words.undo} (Ctrl+Z)`}
        onClick={() => tell('undo', undo())}
      >
        <IconArrowBackUp size={17} stroke={1.6} />
      </ActionIcon>
      <ActionIcon
        size="sm"
        disabled={!canRedo}
        aria-label={words.redo}
        title={`${words.redo} (Ctrl+Y)`}
        onClick={() => tell('redo', redo())}
      >
        <IconArrowForwardUp size={17} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}
