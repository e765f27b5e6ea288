import type { Block, DocumentModel, OutlineEntry, Task } from '#shared/model/document.ts';
import { BLOCK_KINDS } from '#shared/model/document-format.ts';

/**
 * A model as its file holds it: blocks, outline and tasks as lists without the names of their fields, which in most papers are more than their
 * text. Half the size, and half the time to write and to read. `ids` only where blocks are not numbered `b1`, `b2` …
 */
export type PackedModel = Omit<DocumentModel, 'blocks' | 'outline' | 'tasks'> & {
  readonly blocks: readonly PackedBlock[];
  readonly ids?: readonly string[];
  readonly outline: readonly PackedEntry[];
  readonly tasks: readonly PackedTask[];
};

type BlockWords = readonly [kind: number, level: Block['level'], label: Block['label'], text: string, path: Block['path']];
/** Rows and page only where there is either. */
type BlockPlace = readonly [...BlockWords, rows: Block['rows'], page: Block['page']];
type PackedBlock = BlockWords | BlockPlace | readonly [...BlockPlace, confidence: number];
type PackedEntry = readonly [OutlineEntry['level'], label: string, title: string, block: string, repaired: boolean];
/** What names who answers, and until when, only where something does. */
type PackedTask =
  | readonly [label: string, title: string, path: Task['path'], block: string]
  | readonly [
      label: string,
      title: string,
      path: Task['path'],
      block: string,
      leads: Task['leads'],
      units: Task['units'],
      sectionLeads: Task['sectionLeads'],
      deadline: Task['deadline'],
      deadlineDate: Task['deadlineDate'],
      indicators: Task['indicators'],
    ];

/** Packs a model; linear. */
export function packModel(model: DocumentModel): PackedModel {
  const { blocks, outline, tasks } = model;
  const isNumbered = blocks.every(({ id }, index) => id === numbered(index));
  return {
    ...model,
    blocks: blocks.map(packBlock),
    ...(isNumbered ? {} : { ids: blocks.map(({ id }) => id) }),
    outline: outline.map(({ level, label, title, block, repaired }) => [level, label, title, block, repaired]),
    tasks: tasks.map(packTask),
  };
}

/** The model again, field for field. Only for what `packModel` made. */
export function unpackModel({ ids, ...packed }: PackedModel): DocumentModel {
  return {
    ...packed,
    blocks: packed.blocks.map((block, index) => unpackBlock(block, ids?.[index] ?? numbered(index))),
    outline: packed.outline.map(([level, label, title, block, repaired]) => ({ level, label, title, block, repaired })),
    tasks: packed.tasks.map(unpackTask),
  };
}

function numbered(index: number): string {
  return `b${index + 1}`;
}

function packBlock({ kind, level, label, text, rows, path, page, confidence }: Block): PackedBlock {
  const words: BlockWords = [BLOCK_KINDS.indexOf(kind), level, label, text, path];
  if (confidence !== undefined) return [...words, rows, page, confidence];
  return rows === null && page === null ? words : [...words, rows, page];
}

function unpackBlock(packed: PackedBlock, id: string): Block {
  const [kind, level, label, text, path, rows = null, page = null, confidence] = packed;
  const block: Block = { id, kind: BLOCK_KINDS[kind] ?? 'paragraph', level, label, text, rows, path, page };
  return confidence === undefined ? block : { ...block, confidence };
}

function packTask({ label, title, path, leads, units, sectionLeads, deadline, deadlineDate, indicators, block }: Task): PackedTask {
  const isBare =
    deadline === null &&
    deadlineDate === null &&
    leads.length === 0 &&
    units.length === 0 &&
    sectionLeads.length === 0 &&
    indicators.length === 0;
  if (isBare) return [label, title, path, block];
  return [label, title, path, block, leads, units, sectionLeads, deadline, deadlineDate, indicators];
}

function unpackTask(packed: PackedTask): Task {
  const [label, title, path, block, leads = [], units = [], sectionLeads = [], deadline = null, deadlineDate = null, indicators = []] =
    packed;
  return { label, title, path, leads, units, sectionLeads, deadline, deadlineDate, indicators, block };
}
