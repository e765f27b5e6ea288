import { understandDocument } from '#shared/domain/structure/understand-document.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { SourceBlock, SourceStyle } from '#shared/model/extraction.ts';
import { NO_EXTRAS } from '#test/support/no-extras.ts';

/** A paragraph as text, a table as rows, or a whole block. */
export type TestLine = string | readonly (readonly string[])[] | SourceBlock;

/** A plain block of the given line. */
export function sourceBlockOf(line: TestLine, style: SourceStyle | null = null): SourceBlock {
  if (typeof line === 'string') return { kind: 'paragraph', text: line, rows: null, page: null, style };
  if ('kind' in line) return line;
  return { kind: 'table', text: '', rows: line.map((row) => [...row]), page: null, style };
}

/** A document of the given lines, healthy and without repairs. */
export function documentFromLines(lines: readonly TestLine[], furniture: readonly string[] = [], fileName = '样例.txt'): DocumentModel {
  const blocks = lines.map((line) => sourceBlockOf(line));
  return understandDocument({
    extraction: {
      mediaType: 'text/plain',
      encoding: 'utf-8',
      pages: null,
      blocks,
      furniture: [...furniture],
      repairs: [],
      warnings: [],
      ...NO_EXTRAS,
    },
    repaired: { blocks, repairs: [], undone: [], furniture, remarks: [], revisions: [] },
    fileName,
  });
}

/** The outline as indented lines: `  (一) 标题`. */
export function outlineLines(document: DocumentModel): readonly string[] {
  return document.outline.map((entry) => `${'  '.repeat(entry.level - 1)}${entry.label} ${entry.title}`.trimEnd());
}
