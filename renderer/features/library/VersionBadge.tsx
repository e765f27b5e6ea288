import { Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { DocumentView } from '#shared/contract/review-views.ts';
import type { PaperGroup } from '#shared/domain/versions/group-versions.ts';
import { groupState } from '../../api/paper-groups.ts';
import { useWords } from '../../i18n/use-words.ts';
import shelf from './Shelf.module.css';

type Props = {
  readonly document: DocumentView;
  readonly group: PaperGroup;
  readonly versions: (documentId: string) => ReactNode;
};

/** How many versions of its paper a document has, and at a press which: the list of them is made when it is asked for. */
export function VersionBadge({ document, group, versions }: Props): ReactNode {
  const words = useWords().shelf;
  const [isMade, setMade] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const state = groupState(group);
  const badge = (
    <button
      type="button"
      className={shelf.versions}
      data-state={state}
      tabIndex={-1}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      title={words.badgeHint[state]}
      onClick={() => {
        setMade(true);
        setOpen(!isOpen);
      }}
    >
      {words.badges[state](group.documentIds.length)}
    </button>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps what is pressed here from choosing or opening the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same; keys do not reach the row
    <span onClick={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()}>
      {isMade ? (
        <Popover opened={isOpen} onChange={setOpen} position="bottom-start" withinPortal trapFocus shadow="md" width={460}>
          <Popover.Target>{badge}</Popover.Target>
          <Popover.Dropdown aria-label={words.versionsOf}>{isOpen ? versions(document.id) : null}</Popover.Dropdown>
        </Popover>
      ) : (
        badge
      )}
    </span>
  );
}
