import { useMemo } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { type DocumentReview, useReview } from '#renderer/api/review-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { correctMeta } from '#shared/domain/corrections/correct-meta.ts';
import { isRoleName } from '#shared/domain/structure/unit-names.ts';
import { readTaskRows, type TaskRow } from '#shared/domain/tables/task-rows.ts';
import { tasksByUnit } from '#shared/domain/tables/task-statistics.ts';
import type { Correction, TaskField } from '#shared/model/correction.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { writtenValue } from './task-fields.ts';

/** UTF-16 units behind a task's heading in which its own words are looked for. */
const REACH = 4_000;
const NO_CORRECTIONS: readonly Correction[] = [];

/** What can be done with a task. */
export type TaskActions = {
  /** Goes to the words of a cell in the text, or else to the task itself. */
  readonly goTo: (row: TaskRow, words: string | null) => void;
  readonly correct: (row: TaskRow, field: TaskField, value: string) => void;
  readonly restore: (correctionId: string) => void;
};

/** A document's tasks with the corrections laid over them. */
export type TaskDocument = {
  readonly documentId: string;
  readonly rows: readonly TaskRow[];
  readonly lost: readonly Correction[];
  /** Names for pivots, those with most tasks first. */
  readonly units: readonly string[];
  /** As the text writes them, for the editor. */
  readonly writtenUnits: readonly string[];
  readonly sections: readonly string[];
  readonly actions: TaskActions;
};

/** Reads the tasks of a document that is open, and follows its corrections. */
export function useTaskDocument(document: ReadyDocument, machineTasks: DocumentModel['tasks']): TaskDocument {
  const documentId = document.opened.document.id;
  const review = useReview(documentId);
  const tell = useFailureNotice();
  const corrections = review.review?.corrections ?? NO_CORRECTIONS;
  const { model } = document.opened;
  const { rows, lost } = useMemo(
    () => readTaskRows({ ...model, tasks: machineTasks, meta: correctMeta(model.meta, corrections).meta }, corrections),
    [model, machineTasks, corrections],
  );
  const { setCorrection, removeCorrection } = review;
  const actions = useMemo(
    () => taskActions(document, { setCorrection, removeCorrection }, tell),
    [document, setCorrection, removeCorrection, tell],
  );
  return useMemo(
    () => ({
      documentId,
      rows,
      lost,
      units: tasksByUnit(rows).map(({ unit }) => unit),
      writtenUnits: [...new Set(rows.flatMap((row) => [...row.leads, ...row.units]))].filter((unit) => !isRoleName(unit)),
      sections: [...new Set(rows.map(({ section }) => section))],
      actions,
    }),
    [documentId, rows, lost, actions],
  );
}

function taskActions(
  document: ReadyDocument,
  { setCorrection, removeCorrection }: Pick<DocumentReview, 'setCorrection' | 'removeCorrection'>,
  tell: (error: unknown) => void,
): TaskActions {
  return {
    goTo(row, words) {
      const { panes, activePane, reveal } = useWorkspace.getState();
      if (panes[activePane] === undefined) return;
      const { start, end } = passageOf(document, row, words);
      reveal(activePane, { kind: 'passage', position: start, end });
    },
    correct(row, field, value) {
      const known = row.corrected.get(field)?.correction;
      const given = { subject: row.subject, field, value: writtenValue(field, value), machineValue: row.machine[field] };
      setCorrection(given, known?.id ?? null).catch(tell);
    },
    restore(correctionId) {
      removeCorrection(correctionId).catch(tell);
    },
  };
}

/** Where the words of a cell stand in the text of their task; the whole block of the task where they are not found. */
function passageOf(document: ReadyDocument, row: TaskRow, words: string | null): { readonly start: number; readonly end: number } {
  const { canonical, opened } = document;
  const blockIndex = opened.model.blocks.findIndex(({ id }) => id === row.block);
  const blockStart = canonical.offsetOf(blockIndex, 0);
  const blockEnd = canonical.offsetOf(blockIndex, Number.MAX_SAFE_INTEGER);
  // Many tasks of a list table stand in one block: each begins with its heading.
  const titleAt = canonical.text.indexOf(row.subject.title, blockStart);
  const from = titleAt >= 0 && titleAt < blockEnd ? titleAt : blockStart;
  if (words !== null && words !== '') {
    const at = canonical.text.slice(from, from + REACH).indexOf(words);
    if (at >= 0) return { start: from + at, end: from + at + words.length };
  }
  return from === titleAt ? { start: from, end: from + row.subject.title.length } : { start: blockStart, end: blockEnd };
}
