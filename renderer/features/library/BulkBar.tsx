import { Button, Menu } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { type ReviewState, reviewState } from '#shared/model/library.ts';
import { inOrderOfTime } from '../../api/comparison-order.ts';
import { useLibrary } from '../../api/library-store.ts';
import { shelfActions } from '../../api/shelf-actions.ts';
import { PANE_LIMIT } from '../../api/workspace-state.ts';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Library.module.css';
import { PickList } from './PickList.tsx';
import shelf from './Shelf.module.css';
import { type ShelfCounts, shareOf } from './shelf-counts.ts';
import { useShelfView } from './shelf-view-store.ts';
import { useShelve } from './use-shelve.ts';

/** Versions that one paper may be said to have at once. */
const MOST_VERSIONS = 100;

type Props = {
  /** The documents chosen, in the order of the list. */
  readonly chosen: readonly DocumentView[];
  readonly counts: ShelfCounts;
  readonly onRemove: (documents: readonly DocumentView[]) => void;
  /** Of several documents at once. */
  readonly onExport: (documentIds: readonly string[]) => void;
};

/** Documents of one export. */
const MOST_EXPORTED = 500;

/** What can be done with the documents chosen, all at once; nothing while none is. */
export function BulkBar({ chosen, counts, onRemove, onExport }: Props): ReactNode {
  const words = useWords();
  const shelve = useShelve();
  const ids = useMemo(() => chosen.map(({ id }) => id), [chosen]);
  if (chosen.length === 0) return null;
  return (
    <div className={shelf.bulk} role="toolbar" aria-label={words.shelf.chosen(chosen.length)}>
      <span className={shelf.bulkCount}>{words.shelf.chosen(chosen.length)}</span>
      <TagPicks chosen={chosen} ids={ids} counts={counts} />
      <CollectionPicks chosen={chosen} ids={ids} />
      <StateMenu onState={(state) => shelve(shelfActions().setReviewState(ids, state), words.shelf.stateSet)} />
      <OpenTogether chosen={chosen} />
      <CompareBoth chosen={chosen} />
      {chosen.length > 1 && chosen.length <= MOST_VERSIONS ? (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => shelve(shelfActions().confirmPaper(ids), () => words.shelf.paperConfirmed(ids.length))}
        >
          {words.shelf.makeVersions}
        </Button>
      ) : null}
      {chosen.length > 1 && chosen.length <= MOST_EXPORTED ? (
        <Button size="compact-sm" variant="default" onClick={() => onExport(ids)}>
          {words.shelf.exportChosen}
        </Button>
      ) : null}
      <Button size="compact-sm" variant="default" className={styles.danger ?? ''} onClick={() => onRemove(chosen)}>
        {words.library.remove}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => useShelfView.setState(({ selection }) => ({ selection: { ...selection, ids: new Set() } }))}
      >
        {words.shelf.unchoose}
      </Button>
    </div>
  );
}

function TagPicks({
  chosen,
  ids,
  counts,
}: {
  readonly chosen: readonly DocumentView[];
  readonly ids: readonly string[];
  readonly counts: ShelfCounts;
}): ReactNode {
  const words = useWords().shelf;
  const shelve = useShelve();
  const entries = counts.tags.map(({ tag }) => ({ key: tag, label: tag, share: shareOf(chosen, ({ tags }) => tags.includes(tag)) }));
  const set = (tag: string, isSet: boolean): void => shelve(shelfActions().setTag(ids, tag, isSet), isSet ? words.tagged : words.untagged);
  return <PickList label={words.tags} newLabel={words.newTag} entries={entries} onSet={set} onCreate={(tag) => set(tag, true)} />;
}

function CollectionPicks({ chosen, ids }: { readonly chosen: readonly DocumentView[]; readonly ids: readonly string[] }): ReactNode {
  const words = useWords().shelf;
  const collections = useLibrary((state) => state.collections);
  const shelve = useShelve();
  const entries = collections.map(({ id, name }) => ({
    key: id,
    label: name,
    share: shareOf(chosen, (document) => document.collections.includes(id)),
  }));
  return (
    <PickList
      label={words.collections}
      newLabel={words.newCollection}
      entries={entries}
      onSet={(id, isIn) => shelve(shelfActions().setInCollection(ids, id, isIn), isIn ? words.collected : words.uncollected)}
      onCreate={(name) => shelve(shelfActions().createCollection(name, ids), words.collected)}
    />
  );
}

function StateMenu({ onState }: { readonly onState: (state: ReviewState | null) => void }): ReactNode {
  const words = useWords().shelf;
  return (
    <Menu position="top-start" withinPortal>
      <Menu.Target>
        <Button size="compact-sm" variant="default">
          {words.byState}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {reviewState.options.map((state) => (
          <Menu.Item key={state} onClick={() => onState(state)}>
            {words.states[state]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => onState(null)}>{words.followReview}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function OpenTogether({ chosen }: { readonly chosen: readonly DocumentView[] }): ReactNode {
  const words = useWords();
  const ready = chosen.filter(({ state }) => state.kind === 'ready');
  if (ready.length < 2 || chosen.length > PANE_LIMIT) return null;
  const open = (): void => {
    const { panes, closePane } = useWorkspace.getState();
    for (const index of panes.keys()) if (index > 0) closePane(panes.length - index);
    for (const [index, { id }] of ready.entries()) useWorkspace.getState().openDocument(id, { where: index === 0 ? 'active' : 'beside' });
  };
  return (
    <Button size="compact-sm" variant="default" onClick={open}>
      {words.library.openBeside}
    </Button>
  );
}

/** Only with two: which was the earlier one their stages and dates tell. */
function CompareBoth({ chosen }: Pick<Props, 'chosen'>): ReactNode {
  const words = useWords().comparing;
  const [one, other] = chosen;
  if (chosen.length !== 2 || one?.state.kind !== 'ready' || other?.state.kind !== 'ready') return null;
  return (
    <Button size="compact-sm" variant="default" onClick={() => useWorkspace.getState().compare(inOrderOfTime(one, other))}>
      {words.compareBoth}
    </Button>
  );
}
