import type { Block, DocumentModel, Task } from '#shared/model/document.ts';
import { readNumberedText } from '../structure/run-in-title.ts';
import { blockText } from '../text/canonical-text.ts';
import { foldText } from '../text/fold-text.ts';

/** The blocks of one measure, `end` not among them, and the task that was read there. */
export type Extent = { readonly first: number; readonly end: number; readonly task: Task | null };

type Source = Pick<DocumentModel, 'blocks' | 'tasks'>;
/** The folded titles of the headings above a block, outermost first. */
type HeadingsOf = (block: Block) => readonly string[];

/** Blocks that one measure may run on for. */
const MOST_BLOCKS = 60;
/** UTF-16 units that a paragraph without a number needs to be a measure. */
const FEWEST_UNITS = 20;

/** What says why and what for, or how the paper itself is handled: no measure in a paper that has some. */
const FRAME =
  /^(?:总体(?:要求|目标|思路)|指导思想|(?:基本|工作|总体)原则|(?:工作|主要|发展|行动|建设|预期|改革)?目标(?:任务)?|(?:工作|发展)思路|(?:有关)?背景|附则|重要意义|本[\u4e00-\u9fff]{2,6}(?:自|由|从))/;

/**
 * Where the measures of a document stand, in reading order: its tasks, and the clauses beside them that no task was read from and that are cut up into
 * no others; in a paper without either its paragraphs. What frames the measures is left out where anything else is there. Linear.
 */
export function measureExtents(model: Source, headingsOf: HeadingsOf): readonly Extent[] {
  const { blocks } = model;
  const tasks = taskExtents(model);
  const clauses = clauseExtents(blocks);
  const isMeasure = ({ first }: Extent): boolean => {
    const block = blocks[first];
    return block !== undefined && !isFrame(block, headingsOf);
  };
  if (tasks.length === 0) {
    const own = clauses.filter(isMeasure);
    return own.length > 0 ? own : clauses;
  }
  const inTask = new Set(tasks.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, at) => first + at)));
  const parents = pathsAbove(blocks);
  const besides = clauses.filter((extent) => {
    const block = blocks[extent.first];
    if (block === undefined || block.rows !== null || block.path.length === 0) return false;
    return !inTask.has(extent.first) && !parents.has(pathKey(block.path)) && isProse(blocks, extent) && isMeasure(extent);
  });
  return [...tasks, ...besides].sort((one, other) => one.first - other.first);
}

function taskExtents({ blocks, tasks }: Source): readonly Extent[] {
  const indexOf = new Map(blocks.map((block, index) => [block.id, index]));
  const starts = new Set(tasks.map((task) => indexOf.get(task.block) ?? -1));
  return tasks.flatMap((task): readonly Extent[] => {
    const first = indexOf.get(task.block);
    const block = first === undefined ? undefined : blocks[first];
    if (first === undefined || block === undefined) return [];
    let end = first + 1;
    while (end < blocks.length && end - first < MOST_BLOCKS && !starts.has(end) && goesOn(block, blocks[end])) end += 1;
    return [{ first, end, task }];
  });
}

function goesOn(first: Block, next: Block | undefined): boolean {
  return first.rows === null && next !== undefined && next.rows === null && first.path.length > 0 && isPrefix(first.path, next.path);
}

/** Whether a clause path leads to another, or is it. */
export function isPrefix(start: readonly string[], path: readonly string[]): boolean {
  return start.length <= path.length && start.every((label, depth) => label === path[depth]);
}

/** Blocks that share a clause, but for headings without anything below them of their own. */
function clauseExtents(blocks: readonly Block[]): readonly Extent[] {
  const extents: Extent[] = [];
  for (let first = 0; first < blocks.length; ) {
    const block = blocks[first];
    let end = first + 1;
    while (
      block &&
      end < blocks.length &&
      end - first < MOST_BLOCKS &&
      goesOn(block, blocks[end]) &&
      (isArticle(block) || blocks[end]?.path.length === block.path.length)
    )
      end += 1;
    const isText = block !== undefined && (block.kind === 'paragraph' || block.kind === 'table' || end > first + 1);
    if (isText && (block.path.length > 0 || blockText(block).length > FEWEST_UNITS)) extents.push({ first, end, task: null });
    first = end;
  }
  return extents;
}

/** A title of an annex, a date or cells that lost their table say nothing to be done. */
function isProse(blocks: readonly Block[], { first, end }: Extent): boolean {
  const text = blocks.slice(first, end).map(blockText).join('');
  return text.length > FEWEST_UNITS && /[。；;]/.test(text);
}

/** `第七条` is one provision with all it enumerates. */
function isArticle({ path }: Block): boolean {
  return /^第[^条]{1,8}条/.test(path.at(-1) ?? '');
}

/** The clauses that others stand below. */
function pathsAbove(blocks: readonly Block[]): ReadonlySet<string> {
  const above = new Set<string>();
  for (const { path } of blocks) for (let depth = 1; depth < path.length; depth += 1) above.add(pathKey(path.slice(0, depth)));
  return above;
}

function pathKey(path: readonly string[]): string {
  return path.join('\u0000');
}

function isFrame(block: Block, headingsOf: HeadingsOf): boolean {
  const title = foldText(
    readNumberedText(
      blockText(block)
        .trimStart()
        .slice(block.label?.length ?? 0),
    ).title,
  );
  return FRAME.test(title) || headingsOf(block).some((heading) => FRAME.test(heading));
}
