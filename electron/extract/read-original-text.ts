import type { ReadFailure } from '#shared/model/extraction.ts';
import type { OriginalText } from '#shared/model/original.ts';
import type { ExtractAssets, SourceInfo } from './extract-source.ts';
import { readDocument } from './read-document.ts';

/** UTF-16 units handed to a window at once: more than any document that a person scrolls through. */
const MOST_CHARACTERS = 3_000_000;

export type OriginalTextOutcome =
  | { readonly ok: true; readonly text: OriginalText }
  | { readonly ok: false; readonly failure: ReadFailure };

/** A file's text as its reader gave it, before anything was repaired, furniture left out. */
export async function readOriginalText(bytes: Uint8Array, source: SourceInfo, assets: ExtractAssets): Promise<OriginalTextOutcome> {
  const result = await readDocument(bytes, source, assets);
  if (!result.ok) return { ok: false, failure: result.failure };
  const lines: string[] = [];
  let characters = 0;
  for (const block of result.extraction.blocks) {
    for (const line of block.rows === null ? [block.text] : block.rows.map((row) => row.join('\t'))) {
      characters += line.length;
      if (characters > MOST_CHARACTERS) return { ok: true, text: { lines, isCut: true } };
      lines.push(line);
    }
  }
  return { ok: true, text: { lines, isCut: false } };
}
