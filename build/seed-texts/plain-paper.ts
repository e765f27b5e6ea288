import iconv from 'iconv-lite';
import type { PaperLine } from './paper.ts';

/** A paper as paragraphs of plain text, labels typed and paragraphs indented by two full-width spaces; a table gives one paragraph a cell. */
export function plainParagraphs(lines: readonly PaperLine[]): readonly string[] {
  return lines.flatMap((line) => {
    if (line.kind === 'page-break') return [];
    if (line.kind === 'row') return line.text.split('|');
    if (line.kind === 'title') return [line.text.replaceAll('|', '')];
    return line.kind === 'left' || line.kind === 'table-title' ? [line.text] : [`　　${line.label}${line.text}`];
  });
}

/**
 * The text that a careless converter makes when it drops one lead byte of GB18030: every character after it is read shifted by one byte.
 * `?` stands for the dropped byte in front and for the half character left over at the end.
 */
export function shiftedByOneByte(text: string): string {
  const shifted = iconv.decode(iconv.encode(text, 'gb18030').subarray(1), 'gb18030');
  return `?${shifted}`.replaceAll('\uFFFD', '?').replaceAll('？', '?');
}

/** Breaks a paragraph into lines of `width` characters, as text copied out of a page has it: no mark of punctuation begins a line, no number is cut. */
export function hardWrapped(paragraph: string, width: number): string {
  return (paragraph.match(new RegExp(`.{1,${width}}[。、,;)]?(?!(?<=\\d)\\d)`, 'gu')) ?? []).join('\n');
}

/** Puts spaces around every number, as text recovered from a justified page has it. */
export function withSpacedDigits(paragraph: string): string {
  return paragraph.replace(/(?<=[\u4e00-\u9fff])(\d+)(?=[\u4e00-\u9fff])/g, ' $1 ');
}

/** Cuts the paragraph that holds `after` behind it, with a page number and a running header in between. */
export function cutByPage(paragraphs: readonly string[], after: string, page: number, header: string): readonly string[] {
  const index = onlyIndexOf(paragraphs, after);
  return paragraphs.flatMap((text, at) => {
    if (at !== index) return [text];
    const end = text.indexOf(after) + after.length;
    return [text.slice(0, end), `— ${page} —`, header, text.slice(end)];
  });
}

/** Changes the one paragraph that holds `marker`. Throws when there is none or more than one: the source and the script no longer agree. */
export function changeParagraph(paragraphs: readonly string[], marker: string, change: (text: string) => string): readonly string[] {
  return paragraphs.with(onlyIndexOf(paragraphs, marker), change(paragraphs[onlyIndexOf(paragraphs, marker)] ?? ''));
}

function onlyIndexOf(paragraphs: readonly string[], marker: string): number {
  const found = paragraphs.flatMap((text, index) => (text.includes(marker) ? [index] : []));
  const [index] = found;
  if (index === undefined || found.length > 1) throw new Error(`“${marker}” stands in ${found.length} paragraphs`);
  return index;
}
