import type { DocumentLayout } from './document-layout.ts';
import { lineWords } from './text-line.ts';

/** A document's title and where it was found, the strongest evidence first. */
export interface DocumentTitle {
  readonly title: string;
  readonly source: 'front' | 'header' | 'plan' | 'attachment' | 'first-line' | 'file-name';
}

/** Longest line that is taken for a title for want of a better one. */
const LONGEST_FIRST_LINE = 60;

/** The title of a document: the notice's own where it shows one, else that of the plan or attachment it issues. */
export function readDocumentTitle(layout: DocumentLayout, fileName: string): DocumentTitle {
  const front = layout.parts.find((part) => part.kind === 'front' && part.title !== '');
  const header = layout.header.find((field) => field.field === 'title' && field.value !== '');
  // A page may show only a part of the title that its own field holds whole.
  const isPart = front !== undefined && header !== undefined && compact(header.value).includes(compact(front.title));
  if (front !== undefined && !isPart) return { title: front.title, source: 'front' };
  if (header !== undefined) return { title: header.value, source: 'header' };
  for (const kind of ['plan', 'attachment'] as const) {
    const part = layout.parts.find((candidate) => candidate.kind === kind && candidate.title !== '');
    if (part !== undefined) return { title: part.title, source: kind };
  }
  const first = layout.lines.find((_line, index) => layout.roles[index] === 'body');
  const words = first === undefined ? '' : lineWords(first);
  if (words !== '' && words.length <= LONGEST_FIRST_LINE && !/[。，；：]$/.test(words)) return { title: words, source: 'first-line' };
  return { title: fileName.replace(/\.[a-z0-9]{1,5}$/i, ''), source: 'file-name' };
}

function compact(text: string): string {
  return text.replace(/\s/g, '');
}
