import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { type ReadingActions, readingActions } from '#renderer/api/reading-actions.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useReadingNotice } from '#renderer/i18n/use-reading-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { REPAIR_KINDS } from '#shared/domain/repair/repair-keys.ts';
import { type RepairPlace, repairPlaces } from '#shared/domain/repair/repair-places.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import type { Repair } from '#shared/model/document.ts';
import styles from './RepairsPanel.module.css';

/** Repairs drawn at a time; a badly broken file has thousands. */
const REPAIR_STEP = 60;
const TEXT_LENGTH = 160;

/** A repair with its place in the text, `null` for what was lifted out of it. */
type ListedRepair = { readonly repair: Repair; readonly isUndone: boolean; readonly place: RepairPlace | null };

/** All repairs of a document, made and taken back: by kind, with the way to each, and both ways for one or for a whole kind. */
export function RepairsPanel({ document }: { readonly document: ReadyDocument }): ReactNode {
  const words = useWords().repairs;
  const documentId = document.opened.document.id;
  const actions = useMemo(() => readingActions(documentId), [documentId]);
  const all = useMemo(() => listedRepairs(document), [document]);
  const [kind, setKind] = useState<Repair['kind'] | null>(null);
  const [limit, setLimit] = useState(REPAIR_STEP);
  const kinds = REPAIR_KINDS.filter((other) => all.some(({ repair }) => repair.kind === other));
  const shownKind = kind !== null && kinds.includes(kind) ? kind : null;
  const listed = shownKind === null ? all : all.filter(({ repair }) => repair.kind === shownKind);
  const rest = listed.length - limit;
  return (
    <section className={styles.section}>
      <h3>{words.title(document.opened.model.repairs.length)}</h3>
      <p className={styles.soft}>{all.length === 0 ? words.none : words.hint}</p>
      {kinds.length === 0 ? null : (
        <fieldset className={styles.kinds} aria-label={words.filter}>
          {[null, ...kinds].map((other) => (
            <button
              key={other ?? ''}
              type="button"
              className={styles.kindChip}
              aria-pressed={shownKind === other}
              onClick={() => setKind(other)}
            >
              {words.kindCount(other === null ? words.all : words.kinds[other], countOf(all, other))}
            </button>
          ))}
        </fieldset>
      )}
      {shownKind === null ? null : <KindActions kind={shownKind} listed={listed} actions={actions} />}
      <ul className={styles.rows}>
        {listed.slice(0, limit).map((entry) => (
          <RepairRow key={`${entry.isUndone} ${entry.repair.key}`} entry={entry} document={document} actions={actions} />
        ))}
      </ul>
      {rest > 0 ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setLimit(limit + REPAIR_STEP)}>
          {words.more(Math.min(rest, REPAIR_STEP))}
        </Button>
      ) : null}
    </section>
  );
}

function KindActions(props: {
  readonly kind: Repair['kind'];
  readonly listed: readonly ListedRepair[];
  readonly actions: ReadingActions;
}): ReactNode {
  const words = useWords().repairs;
  const tell = useReadingNotice();
  const { kind, listed, actions } = props;
  return (
    <div className={styles.kindActions}>
      <Button
        size="compact-xs"
        variant="default"
        disabled={listed.every(({ isUndone }) => isUndone)}
        onClick={() => tell(actions.takeBackKind(kind))}
      >
        {words.takeBackKind(words.kinds[kind])}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        disabled={listed.every(({ isUndone }) => !isUndone)}
        onClick={() => tell(actions.makeKindAgain(kind))}
      >
        {words.makeKindAgain(words.kinds[kind])}
      </Button>
    </div>
  );
}

type RowProps = { readonly entry: ListedRepair; readonly document: ReadyDocument; readonly actions: ReadingActions };

function RepairRow({ entry: { repair, isUndone, place }, document, actions }: RowProps): ReactNode {
  const words = useWords().repairs;
  const tell = useReadingNotice();
  const { model, document: view } = document.opened;
  const path = place === null ? words.liftedOut : formatClausePath(model.blocks[place.blockIndex]?.path ?? []);
  return (
    <li className={styles.repair} data-undone={isUndone || undefined}>
      <div className={styles.head}>
        <span className={styles.kind}>{words.kinds[repair.kind]}</span>
        {repair.certain ? null : (
          <span className={styles.presumed} title={words.presumedHint}>
            {words.presumed}
          </span>
        )}
        {isUndone ? <span className={styles.undone}>{words.undone}</span> : null}
        <span className={styles.path}>{path}</span>
        {place === null ? null : (
          <Button size="compact-xs" variant="subtle" onClick={() => useWorkspace.getState().showPassage(view.id, place)}>
            {words.goThere}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="light"
          title={isUndone ? words.makeAgainHint : words.takeBackHint}
          onClick={() => tell(isUndone ? actions.makeAgain(repair) : actions.takeBack(repair))}
        >
          {isUndone ? words.makeAgain : words.takeBack}
        </Button>
      </div>
      <dl className={styles.change}>
        <dt>{words.before}</dt>
        <dd>{shortText(repair.before)}</dd>
        {repair.after === '' ? null : (
          <>
            <dt>{isUndone ? words.wouldBe : words.after}</dt>
            <dd>{shortText(repair.after)}</dd>
          </>
        )}
      </dl>
    </li>
  );
}

/** In reading order; what was lifted out of the text comes first, as it mostly stood there. */
function listedRepairs({ opened, canonical }: ReadyDocument): readonly ListedRepair[] {
  const { model } = opened;
  const places = repairPlaces(model, canonical);
  const placed = new Set(places.map(({ repair }) => repair));
  const placeless = (repairs: readonly Repair[], isUndone: boolean): ListedRepair[] =>
    repairs.filter((repair) => !placed.has(repair)).map((repair) => ({ repair, isUndone, place: null }));
  return [
    ...placeless(model.repairs, false),
    ...placeless(model.undoneRepairs, true),
    ...places.map((place) => ({ repair: place.repair, isUndone: place.isUndone, place })),
  ];
}

function countOf(all: readonly ListedRepair[], kind: Repair['kind'] | null): number {
  return kind === null ? all.length : all.filter(({ repair }) => repair.kind === kind).length;
}

function shortText(text: string): string {
  return text.length > TEXT_LENGTH ? `${text.slice(0, TEXT_LENGTH)}…` : text;
}
