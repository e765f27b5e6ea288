import { isDocNumberLine } from './doc-number.ts';
import type { DocumentLayout } from './document-layout.ts';
import { lineKey, lineWords } from './text-line.ts';

/** A document's title and where it was found, the strongest evidence first. */
export interface DocumentTitle {
  readonly title: string;
  readonly source: 'front' | 'header' | 'plan' | 'attachment' | 'named' | 'first-line' | 'file-name';
}

/** Longest line that is taken for a title for want of a better one. */
const LONGEST_FIRST_LINE = 60;

/** The title of a document: the notice's own where it shows one, else that of the plan or attachment it issues. */
export function readDocumentTitle(layout: DocumentLayout, fileName: string): DocumentTitle {
  const front = layout.parts.find((part) => part.kind === 'front' && part.title !== '');
  // A cell of several lines belongs to a form, whose 名称 is the name of somebody.
  const header = layout.header.find((field) => field.field === 'title' && field.value !== '' && !field.value.includes('\n'));
  // A page may show only a part of the title that its own field holds whole.
  const isPart = front !== undefined && header !== undefined && compact(header.value).includes(compact(front.title));
  if (front !== undefined && !isPart) return { title: front.title, source: 'front' };
  if (header !== undefined) return { title: header.value, source: 'header' };
  for (const kind of ['plan', 'attachment'] as const) {
    const part = layout.parts.find((candidate) => candidate.kind === kind && candidate.title !== '');
    if (part !== undefined) return { title: part.title, source: kind };
  }
  const named = namedPaper(layout);
  if (named !== null) return { title: named, source: 'named' };
  const first = layout.lines.find((line, index) => layout.roles[index] === 'body' && !isDocNumberLine(lineKey(line)));
  const words = first === undefined ? '' : lineWords(first);
  if (words !== '' && words.length <= LONGEST_FIRST_LINE && !/[。，；：]$/.test(words)) return { title: words, source: 'first-line' };
  return { title: fileName.replace(/\.[a-z0-9]{1,5}$/i, ''), source: 'file-name' };
}

/** Text lines that may say what is issued. */
const NAMING_DEPTH = 6;
const ISSUES = /(?:现将|现把) ?《([^《》]{4,80}(?:〈[^〈〉]{1,60}〉[^《》]{0,40})?)》[^。;]{0,60}?(?:印发|发布|公布|下发|转发)/;

/** The paper that a notice without a title says it issues: `现将《……》印发给你们`. */
function namedPaper(layout: DocumentLayout): string | null {
  let seen = 0;
  for (const [index, line] of layout.lines.entries()) {
    if (layout.labels[index] != null || seen >= NAMING_DEPTH) return null;
    if (layout.roles[index] !== 'body') continue;
    seen += 1;
    const found = ISSUES.exec(line.key.slice(0, 1000));
    if (found === null) continue;
    const start = line.text.indexOf('《', found.index) + 1;
    return line.text.slice(start, start + (found[1]?.length ?? 0));
  }
  return null;
}

function compact(text: string): string {
  return text.replace(/\s/g, '');
}
