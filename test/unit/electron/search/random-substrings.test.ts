import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blockText } from '#shared/domain/text/canonical-text.ts';
import { FOLD_PAIRS } from '#shared/domain/text/fold-table.ts';
import { seededRandom } from '../../../support/generate-policy.ts';
import { ROOT } from '../../../support/list-files.ts';
import { type RunningApplication, startApplication } from '../running-application.ts';

/** A stretch of a text, and where it stands. */
type Drawn = { readonly documentId: string; readonly block: string; readonly text: string };

const TRADITIONAL = traditionalForms();

function traditionalForms(): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (let index = 0; index < FOLD_PAIRS.length; index += 2) forms.set(FOLD_PAIRS.charAt(index + 1), FOLD_PAIRS.charAt(index));
  return forms;
}

/** The same words as another writer or another input method would give them. */
const VARIANTS: readonly (readonly [name: string, vary: (text: string) => string])[] = [
  ['as it stands', (text) => text],
  ['in traditional characters', (text) => [...text].map((character) => TRADITIONAL.get(character) ?? character).join('')],
  ['with spaces between its characters', (text) => text.replace(/(?<=\p{sc=Han})(?=\p{sc=Han})/gu, ' ')],
  ['in full width', (text) => text.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))],
  ['in half width', (text) => text.replace(/[！-～]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))],
];

async function drawFrom(app: RunningApplication, count: number, random: () => number): Promise<readonly Drawn[]> {
  const blocks: Drawn[] = [];
  for (const { id, state } of (await app.call('library.read', {})).documents) {
    if (state.kind !== 'ready') continue;
    const { model } = await app.call('document.open', { documentId: id });
    for (const block of model.blocks) blocks.push({ documentId: id, block: block.id, text: blockText(block) });
  }
  const drawn: Drawn[] = [];
  while (drawn.length < count) {
    const block = blocks[Math.floor(random() * blocks.length)];
    const length = 2 + Math.floor(random() * 11);
    if (!block || block.text.length < length) continue;
    const start = Math.floor(random() * (block.text.length - length + 1));
    const text = block.text.slice(start, start + length).trim();
    // Across lines and cells nothing is one piece of text.
    if (text.length >= 2 && !/[\n\t]/.test(text)) drawn.push({ ...block, text });
  }
  return drawn;
}

describe('random stretches of the texts', () => {
  it('are all found where they stand: a hundred of two to twelve characters, in five ways of writing', async () => {
    const app = await startApplication();
    await cp(join(ROOT, 'seeds'), app.library, { recursive: true });
    await app.index();
    const drawn = await drawFrom(app, 100, seededRandom(2031));
    const lost: string[] = [];
    for (const [name, vary] of VARIANTS) {
      for (const { documentId, block, text } of drawn) {
        // Within quotation marks a text means itself, whatever signs of the query language it holds.
        const query = `"${vary(text)
          .replace(/["“”„‟＂「」『』﹁﹂﹃﹄〝〞〟]/g, ' ')
          .trim()}"`;
        const { passages } = await app.call('search.passages', { documentId, query, limit: 500 });
        const { total } = await app.call('search.query', { query, limit: 1 });
        if (total === 0 || !passages.some((passage) => passage.block === block)) lost.push(`${name}: ${query}`);
      }
    }
    expect(lost).toEqual([]);
  });
});
