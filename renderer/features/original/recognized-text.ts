import { boundReviewClient } from '#renderer/api/client-in-use.ts';
import type { RecognizedPage } from '#shared/model/recognition.ts';
import { svgElement } from './draw-ofd-sheet.ts';
import type { OriginalState } from './load-bytes.ts';
import type { PageSource } from './page-source.ts';
import styles from './Sheet.module.css';

/** Pages asked for at once. */
const PAGES_AT_ONCE = 20;

/**
 * Puts what was recognised on the pages of a scan over their pictures, unseen, so that it is chosen, found and marked where it stands.
 * `pages` are those that were recognised, from 1.
 */
export function withRecognizedText(source: PageSource, state: OriginalState, pages: readonly number[]): PageSource {
  const recognized = new Set(pages);
  const asked = new Map<number, Promise<ReadonlyMap<number, RecognizedPage>>>();
  const textOn = async (page: number): Promise<RecognizedPage | null> => {
    if (!recognized.has(page + 1)) return null;
    const first = page - (page % PAGES_AT_ONCE) + 1;
    const part = asked.get(first) ?? askFor(state, first);
    asked.set(first, part);
    // What failed once is asked for again.
    part.catch(() => asked.delete(first));
    return (await part).get(page + 1) ?? null;
  };
  return {
    ...source,
    async textOf(page) {
      const found = await textOn(page);
      return (await source.textOf(page)) + (found?.runs.map(({ text }) => text).join('') ?? '');
    },
    async draw(page, scale, signal) {
      const found = await textOn(page);
      const sheet = await source.draw(page, scale, signal);
      return found === null ? sheet : { ...sheet, nodes: [...sheet.nodes, textOver(found)] };
    },
  };
}

async function askFor(state: OriginalState, first: number): Promise<ReadonlyMap<number, RecognizedPage>> {
  const { pages } = await boundReviewClient().call('recognition.pages', { ...state, first, count: PAGES_AT_ONCE });
  return new Map(pages.map((page) => [page.page, page]));
}

/** The text of a page in its places, in points: each run as long as it is on the picture. */
function textOver({ width, height, runs }: RecognizedPage): SVGElement {
  const sheet = svgElement('svg', { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', class: styles.recognized ?? '' });
  for (const { text, along, across, length, size } of runs) {
    const run = svgElement('text', {
      x: String(along),
      y: String(across),
      'font-size': String(size),
      textLength: String(Math.max(1, length)),
      lengthAdjust: 'spacingAndGlyphs',
    });
    run.textContent = text;
    sheet.append(run);
  }
  return sheet;
}
