import type { Extraction } from '#shared/model/extraction.ts';
import { decodeText } from '../encoding/decode-text.ts';
import { extractionOf, type SourceInfo } from '../extract-source.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { tableBlock } from '../source-blocks.ts';

/** The separator that the first lines have most of. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4_000);
  const count = (separator: string) => head.split(separator).length;
  return [',', '\t', ';'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/** Rows of comma-separated text (RFC 4180); a quote inside an unquoted field stands for itself. */
function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  let cells = 0;
  const endField = () => {
    row.push(field.trim());
    field = '';
    cells += 1;
    if (cells > LIMITS.tableCells) throw new ExtractionFailure('too-large', `more than ${LIMITS.tableCells} cells`);
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && field.trim() === '') {
      isQuoted = true;
      field = '';
    } else if (character === separator) endField();
    else if (character === '\n') {
      endField();
      rows.push(row);
      row = [];
    } else if (character !== '\r') field += character;
  }
  if (field !== '' || row.length > 0) {
    endField();
    rows.push(row);
  }
  return rows;
}

/** What Excel is told by the first line of a file: not part of the table. */
const TOLD_SEPARATOR = /^\ufeff?sep=([,;\t|])\r?\n/i;

/** Reads comma-, tab- or semicolon-separated text as one table. */
export function readCsv(bytes: Uint8Array, source: SourceInfo): Extraction {
  const { text, encoding, warnings } = decodeText(bytes, source.encoding ?? null);
  if (text.length > LIMITS.characters) throw new ExtractionFailure('too-large', `${text.length} characters`);
  const told = TOLD_SEPARATOR.exec(text);
  const rows = parseCsv(text.slice(told?.[0].length ?? 0).replace(/^\ufeff/, ''), told?.[1] ?? separatorOf(text));
  const table = tableBlock(rows);
  return extractionOf({ mediaType: 'text/csv', encoding, blocks: table === null ? [] : [table], warnings: [...warnings] });
}
