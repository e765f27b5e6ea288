import { Alert, Button, Checkbox, Group, Modal, SegmentedControl, Select, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { MethodInput } from '#shared/contract/review-api.ts';
import type { ExportFormat, ExportOutcome, ExportPreview, ExportTable, SavedExport } from '#shared/contract/review-views.ts';
import { checklistProgress } from '#shared/domain/review/checklist-progress.ts';
import type { ChecklistRun } from '#shared/model/checklist.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { failureWords } from '../../i18n/failure-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import styles from './Export.module.css';
import { PreviewTable } from './PreviewTable.tsx';
import { SavedFile } from './SavedFile.tsx';
import { useExportPreview } from './use-export-preview.ts';

const TABLES = ['annotations', 'feedback', 'disposition', 'publication', 'checklist', 'tasks', 'findings'] as const;
const BOARD_TABLES = ['benchmark'] as const;
/** Those that several documents can stand in. */
const COMMON_TABLES = ['annotations', 'checklist'] as const;

/** What is to be exported: a document, and where the person came from a table of it, which table and which of its rows. */
export type ExportSubject = {
  readonly documentId: string;
  readonly table?: ExportTable;
  readonly taskNumbers?: readonly number[] | null;
  /** The earlier document it was compared with: then the table of changes is offered too. */
  readonly against?: string;
  /** Parts that take no part in that comparison are listed all the same. */
  readonly withApart?: boolean;
  /** Content of the earlier text of that document, in place of what it says now. */
  readonly oldState?: string;
  /** Several documents, in one table; the first is `documentId`. */
  readonly together?: readonly string[];
  /** Of several documents on a board. */
  readonly board?: { readonly id: string; readonly name: string; readonly documentIds: readonly string[] };
};

type Props = { readonly subject: ExportSubject | null; readonly onClose: () => void };

/** Chooses a table, its columns, head fields and format, shows what will be on the page, and saves it. */
export function ExportDialog({ subject, onClose }: Props): ReactNode {
  const words = useWords();
  const documentId = subject?.documentId ?? null;
  const fileName = useLibrary((state) => {
    const document = state.documents.find(({ id }) => id === documentId);
    return document?.state.kind === 'ready' ? document.state.summary.title : (document?.fileName ?? '');
  });
  return (
    <Modal
      opened={documentId !== null}
      onClose={onClose}
      title={`${words.exporting.title} · ${subject?.board?.name ?? (subject?.together ? words.exporting.together(subject.together.length) : fileName)}`}
      size="min(1100px, 94vw)"
      closeButtonProps={{ 'aria-label': words.frame.close }}
    >
      {subject === null ? null : <ExportForm key={subject.documentId} subject={subject} onClose={onClose} />}
    </Modal>
  );
}

function ExportForm({ subject, onClose }: { readonly subject: ExportSubject; readonly onClose: () => void }): ReactNode {
  const { documentId } = subject;
  const words = useWords();
  const [table, setTable] = useState<ExportTable>(subject.table ?? 'annotations');
  const [format, setFormat] = useState<ExportFormat>(subject.board ? 'xlsx' : 'docx');
  const [checklistId, setChecklistId] = useState<string | null>(null);
  const [head, setHead] = useState<Readonly<Record<string, string>>>({});
  const [columns, setColumns] = useState<readonly string[] | null>(null);
  const [withHighlights, setWithHighlights] = useState(false);
  const [isOnlyChosen, setOnlyChosen] = useState(true);
  const { save, savePackage, isSaving, saved, forget, failure } = useSavedExport();
  const checklists = useChecklists(documentId);
  const isEnglish = useLibrary((state) => state.settings.language === 'en');
  const checklist = checklistId ?? checklists?.[0]?.id ?? null;
  const isChecklistMissing = table === 'checklist' && checklist === null && subject.together === undefined;
  const request = requestOf(subject, { table, checklist, columns, head, withHighlights, isOnlyChosen });
  const preview = useExportPreview(isChecklistMissing ? null : request);

  if (saved) return <SavedFile file={saved} onAgain={forget} onClose={onClose} />;
  return (
    <div className={styles.form}>
      <div className={styles.choices}>
        <SegmentedControl
          orientation="vertical"
          fullWidth
          aria-label={words.exporting.table}
          data={tablesOf(subject).map((value) => ({ value, label: words.exporting.tables[value] }))}
          value={table}
          onChange={(value) => {
            setTable(value as ExportTable /* only the names above are offered */);
            setColumns(null);
          }}
        />
        {table === 'checklist' && subject.together === undefined && checklists && checklists.length > 0 ? (
          <Select
            label={words.exporting.checklist}
            data={checklists.map((run) => ({ value: run.id, label: isEnglish ? run.template.nameEn : run.template.name }))}
            value={checklist}
            onChange={setChecklistId}
          />
        ) : null}
        {table === 'tasks' && subject.taskNumbers ? (
          <Choice label={words.exporting.onlyChosen(subject.taskNumbers.length)} isChosen={isOnlyChosen} onChange={setOnlyChosen} />
        ) : null}
        {table === 'annotations' && (withHighlights || (preview.value?.leftOut ?? 0) > 0) ? (
          <Choice label={words.exporting.withHighlights} isChosen={withHighlights} onChange={setWithHighlights} />
        ) : null}
        <SegmentedControl
          fullWidth
          aria-label={words.exporting.format}
          data={(['docx', 'xlsx'] as const).map((value) => ({ value, label: words.exporting.formats[value] }))}
          value={format}
          onChange={(value) => setFormat(value === 'xlsx' ? 'xlsx' : 'docx')}
        />
        <p className={styles.reason}>{words.exporting.formatReasons[reasonOf(subject)]}</p>
        <HeadFields preview={preview.value} head={head} onChange={setHead} />
        {preview.value ? <ColumnChooser own={preview.ownColumns} chosen={columns} onChange={setColumns} /> : null}
      </div>
      <div className={styles.result}>
        {table === 'checklist' && subject.together === undefined ? (
          <Unfinished run={checklists?.find(({ id }) => id === checklist) ?? null} />
        ) : null}
        {isChecklistMissing ? <Alert color="yellow">{words.exporting.noChecklist}</Alert> : <PreviewTable preview={preview.value} />}
        <Failure of={failure ?? preview.failure} />
        <Group justify="flex-end">
          {subject.board || subject.together ? null : (
            <Button variant="subtle" mr="auto" title={words.exporting.reviewPackageHint} onClick={() => savePackage(documentId)}>
              {words.exporting.reviewPackage}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {words.frame.cancel}
          </Button>
          <Button onClick={() => save({ ...request, format })} loading={isSaving} disabled={isChecklistMissing || !preview.value}>
            {words.exporting.save}
          </Button>
        </Group>
      </div>
    </div>
  );
}

type ChoiceProps = { readonly label: string; readonly isChosen: boolean; readonly onChange: (isChosen: boolean) => void };

function Choice({ label, isChosen, onChange }: ChoiceProps): ReactNode {
  return <Checkbox size="xs" label={label} checked={isChosen} onChange={(event) => onChange(event.currentTarget.checked)} />;
}

function Failure({ of }: { readonly of: unknown }): ReactNode {
  const words = useWords();
  return of ? (
    <Alert color="cinnabar" title={words.errors.title} role="alert">
      {failureWords(words, of)}
    </Alert>
  ) : null;
}

/** Why that format is chosen to begin with. */
function reasonOf({ board, together }: ExportSubject): 'docx' | 'together' | 'board' {
  if (board) return 'board';
  return together ? 'together' : 'docx';
}

/** The tables that can be made of what is to be exported. */
function tablesOf({ board, against, together }: ExportSubject): readonly ExportTable[] {
  if (board) return BOARD_TABLES;
  if (together) return COMMON_TABLES;
  return against === undefined ? TABLES : ['comparison', ...TABLES];
}

type Chosen = {
  readonly table: ExportTable;
  readonly checklist: string | null;
  readonly columns: readonly string[] | null;
  readonly head: Readonly<Record<string, string>>;
  readonly withHighlights: boolean;
  readonly isOnlyChosen: boolean;
};

/** What is asked for; what does not belong to the table is left out. */
function requestOf(subject: ExportSubject, chosen: Chosen): MethodInput<'export.preview'> {
  const { table, checklist, columns, head } = chosen;
  return {
    table,
    documentIds: exportedDocuments(subject, table),
    ...(subject.board ? { boardId: subject.board.id } : {}),
    checklistId: table === 'checklist' && subject.together === undefined ? checklist : null,
    columns: columns ? [...columns] : null,
    head: { ...head },
    ...(table === 'annotations' && chosen.withHighlights ? { withHighlights: true } : {}),
    ...(table === 'comparison' && subject.withApart ? { withApart: true } : {}),
    ...(table === 'comparison' && subject.oldState ? { oldState: subject.oldState } : {}),
    ...(table === 'tasks' && subject.taskNumbers && chosen.isOnlyChosen ? { taskNumbers: [...subject.taskNumbers] } : {}),
  };
}

function exportedDocuments({ documentId, board, against, together }: ExportSubject, table: ExportTable): string[] {
  if (board) return [...board.documentIds];
  if (together) return [...together];
  return table === 'comparison' && against !== undefined ? [against, documentId] : [documentId];
}

/** A form that is not filled in to its end may be exported, but nobody should stamp it by mistake. */
function Unfinished({ run }: { readonly run: ChecklistRun | null }): ReactNode {
  const words = useWords().exporting;
  if (!run) return null;
  const { open, unmetWithoutEvidence } = checklistProgress(run);
  const text = words.unfinished(open, unmetWithoutEvidence.length);
  return text === '' ? null : (
    <Alert color="yellow" role="status">
      {words.unfinishedText(text)}
    </Alert>
  );
}

type HeadProps = {
  readonly preview: ExportPreview | null;
  readonly head: Readonly<Record<string, string>>;
  readonly onChange: (head: Readonly<Record<string, string>>) => void;
};

function HeadFields({ preview, head, onChange }: HeadProps): ReactNode {
  const words = useWords().exporting;
  if (!preview || preview.head.length === 0) return null;
  return (
    <fieldset className={styles.fields}>
      <legend>{words.head}</legend>
      {preview.head.map((field) => (
        <TextInput
          key={field.key}
          label={field.label}
          maxLength={500}
          value={head[field.key] ?? field.value}
          onChange={(event) => onChange({ ...head, [field.key]: event.currentTarget.value })}
        />
      ))}
    </fieldset>
  );
}

/** Saves what is asked for, one at a time, and keeps how that went. */
function useSavedExport() {
  const client = useReviewClient();
  const [isSaving, setSaving] = useState(false);
  const [saved, setSaved] = useState<SavedExport | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const follow = (saving: Promise<ExportOutcome>): void => {
    setSaving(true);
    setFailure(null);
    saving
      .then((outcome) => {
        if (outcome.kind === 'saved') setSaved(outcome.file);
      })
      .catch(setFailure)
      .finally(() => setSaving(false));
  };
  const save = (request: MethodInput<'export.save'>): void => follow(client.call('export.save', request));
  const savePackage = (documentId: string): void => follow(client.call('review.export', { documentId }));
  return { save, savePackage, isSaving, saved, forget: () => setSaved(null), failure };
}

function useChecklists(documentId: string): readonly ChecklistRun[] | null {
  const client = useReviewClient();
  const [checklists, setChecklists] = useState<readonly ChecklistRun[] | null>(null);
  useEffect(() => {
    let isStale = false;
    client
      .call('review.read', { documentId })
      .then((review) => {
        if (!isStale) setChecklists(review.checklists.filter(({ removedAt }) => removedAt === undefined));
      })
      // A review that cannot be read shows as no checklist here; the preview of the same document then says why.
      .catch(() => setChecklists([]));
    return () => {
      isStale = true;
    };
  }, [client, documentId]);
  return checklists;
}
