import { Kbd, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import type { Words } from '../../i18n/words.ts';
import styles from './Frame.module.css';

type RowName = keyof Words['frame']['keys']['rows'];

/** One list of keys, in groups; the sheet shows exactly these. */
const KEY_GROUPS: Readonly<
  Record<'everywhere' | 'reading' | 'marking', readonly { readonly row: RowName; readonly keys: readonly string[] }[]>
> = {
  everywhere: [
    { row: 'help', keys: ['?'] },
    { row: 'spotlight', keys: ['Ctrl+K'] },
    { row: 'librarySearch', keys: ['Ctrl+Shift+F'] },
    { row: 'sidePanel', keys: ['Ctrl+B'] },
    { row: 'inspector', keys: ['Ctrl+J'] },
    { row: 'back', keys: ['Alt+←'] },
    { row: 'forward', keys: ['Alt+→'] },
    { row: 'undo', keys: ['Ctrl+Z'] },
    { row: 'redo', keys: ['Ctrl+Y'] },
  ],
  reading: [
    { row: 'find', keys: ['Ctrl+F'] },
    { row: 'nextHit', keys: ['F3', 'Shift+F3'] },
    { row: 'nextBlock', keys: ['J', 'K'] },
    { row: 'nextFinding', keys: [']', '['] },
    { row: 'split', keys: ['Ctrl+\\'] },
    { row: 'switchView', keys: ['O'] },
    { row: 'linkScroll', keys: ['Ctrl+Alt+L'] },
    { row: 'goToClause', keys: ['G'] },
    { row: 'repair', keys: ['R'] },
    { row: 'citation', keys: ['L'] },
    { row: 'matching', keys: ['M'] },
  ],
  marking: [
    { row: 'highlight', keys: ['1', '…', '6'] },
    { row: 'annotate', keys: ['N'] },
    { row: 'evidence', keys: ['E'] },
    { row: 'save', keys: ['Ctrl+Enter'] },
  ],
};

/** The sheet of keyboard shortcuts. */
export function KeysHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }): ReactNode {
  const words = useWords();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={words.frame.keys.title}
      size="xl"
      closeButtonProps={{ 'aria-label': words.frame.close }}
    >
      <div className={styles.keyColumns}>
        {(['everywhere', 'reading', 'marking'] as const).map((group) => (
          <section key={group} className={styles.keyGroup}>
            <h3>{words.frame.keys[group]}</h3>
            {KEY_GROUPS[group].map(({ row, keys }) => (
              <dl key={row} className={styles.keyRow} style={{ marginBlock: 0 }}>
                <dt>{words.frame.keys.rows[row]}</dt>
                <dd>
                  {keys.map((key) => (
                    <Kbd key={key} size="xs">
                      {key}
                    </Kbd>
                  ))}
                </dd>
              </dl>
            ))}
          </section>
        ))}
      </div>
    </Modal>
  );
}
