import type { SourceBlock } from '#shared/model/extraction.ts';
import { decodeHtml } from '../html/decode-html.ts';
import { openWebArchive } from '../html/open-web-archive.ts';
import { readHtmlBlocks } from '../html/read-html.ts';
import { LIMITS } from '../limits.ts';
import type { WordPackage } from './open-word-package.ts';

/** More parts than that are left unread: programs that write pages into a document write one. */
const MOST_PAGES = 20;

/** The web pages that a package holds in place of paragraphs, by the relationship that its text names; other embedded formats are left out. */
export async function readEmbeddedPages(source: WordPackage): Promise<ReadonlyMap<string, readonly SourceBlock[]>> {
  const pages = new Map<string, readonly SourceBlock[]>();
  for (const [id, name] of [...source.embedded].slice(0, MOST_PAGES)) {
    if (!/\.(?:x?html?|mht|mhtml)$/i.test(name)) continue;
    const bytes = await source.readBytes(name);
    const archived = bytes === null ? null : openWebArchive(bytes);
    if (bytes === null || bytes.length > LIMITS.characters * 2) continue;
    const { text } = decodeHtml(archived?.bytes ?? bytes, null, archived?.charset ?? null);
    pages.set(id, readHtmlBlocks(text).blocks);
  }
  return pages;
}
