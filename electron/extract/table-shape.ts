import type { SourceBlock } from '#shared/model/extraction.ts';
import { withoutMarks } from './marginalia/text-marks.ts';
import { isBlank, paragraphBlock, tableBlock } from './source-blocks.ts';

/** A cell with what it holds; `columns` cells of the grid are covered, the first one shows the text. */
export interface TableCell {
  readonly columns: number;
  readonly blocks: readonly SourceBlock[];
}

/** Labels of the head that government sites put over a paper; two of them make a table one of facts about the paper. */
const FACT_LABEL =
  /^(索引号|信息索引号?|主题分类|公文种类|发文机关|发布机构|发文字号|文号|标题|名称|公开方式|公开类型|有效性|关键词|主题词|成文日期|发布日期|生成日期|发文日期|公开日期|废止日期)[:：]?$/;

/** A cell that holds a whole text: this many blocks, characters, and this share of the table's text. */
const FRAME_BLOCKS = 6;
const FRAME_CHARACTERS = 300;
const FRAME_SHARE = 0.7;

function blockLength(block: SourceBlock): number {
  return withoutMarks(block.rows === null ? block.text : block.rows.flat().join('')).length;
}

/** Text of a block inside a cell; the rows of a nested table become lines. */
function cellText(block: SourceBlock): string {
  return block.rows === null ? block.text : block.rows.map((row) => row.filter((cell) => !isBlank(cell)).join('\t')).join('\n');
}

/** A table that only frames paragraphs: of a single cell, or with nearly all text in a cell of many paragraphs. */
function isFrame(rows: readonly (readonly TableCell[])[]): boolean {
  const cells = rows.flat();
  if (cells.length === 1) return true;
  const lengths = cells.map((cell) => cell.blocks.reduce((sum, block) => sum + blockLength(block), 0));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return cells.some((cell, index) => {
    const length = lengths[index] ?? 0;
    return (
      cell.blocks.filter((block) => blockLength(block) > 0).length >= FRAME_BLOCKS &&
      length >= FRAME_CHARACTERS &&
      length >= total * FRAME_SHARE
    );
  });
}

function isFactTable(texts: readonly (readonly string[])[]): boolean {
  const labels = texts.flat().filter((text) => FACT_LABEL.test(withoutMarks(text).replace(/\s+/g, '')));
  const filled = texts.flat().filter((text) => !isBlank(text));
  return labels.length > 0 && texts.length <= 12 && labels.length >= filled.length * 0.3 && filled.length <= 40;
}

/**
 * What a table is to a reader: a table block; or, where it only frames text, the blocks inside; or, where it lists facts about the paper
 * (索引号, 发文机关 …), one paragraph a row with tabs between the cells. Notes met inside follow.
 */
export function arrangeTable(rows: readonly (readonly TableCell[])[], knownFrame = false): SourceBlock[] {
  const all = rows.flat().flatMap((cell) => cell.blocks);
  if (knownFrame || isFrame(rows)) return all;
  const notes = all.filter((block) => block.kind === 'note');
  const texts = rows.map((row) => row.flatMap((cell) => [textOfCell(cell), ...Array.from({ length: cell.columns - 1 }, () => '')]));
  if (isFactTable(texts)) return [...factLines(texts), ...notes];
  const table = tableBlock(texts);
  return table === null ? notes : [table, ...notes];
}

function textOfCell(cell: TableCell): string {
  return cell.blocks
    .filter((block) => block.kind !== 'note')
    .map(cellText)
    .join('\n');
}

function factLines(texts: readonly (readonly string[])[]): SourceBlock[] {
  return texts
    .map((row) =>
      row
        .filter((text) => !isBlank(text))
        .map((text) => text.replaceAll('\n', ' '))
        .join('\t'),
    )
    .filter((line) => !isBlank(line))
    .map((line) => paragraphBlock(line, null));
}
