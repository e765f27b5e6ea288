import { boundReviewClient } from '#renderer/api/client-in-use.ts';
import type { LaidFlow } from './FlowOriginal.tsx';
import type { OriginalState } from './load-bytes.ts';
import styles from './Original.module.css';

/** Lines drawn at once: what is beyond is cut, and said. */
const MOST_LINES = 20_000;

/** The text of a file before it was repaired, for formats that have no layout of their own. */
export async function layOutText(
  state: OriginalState & { readonly password?: string },
  words: { readonly textHint: string; readonly cut: string },
): Promise<LaidFlow> {
  const { lines, isCut } = await boundReviewClient().call('original.readText', state);
  const sheet = document.createElement('div');
  sheet.className = styles.plain ?? '';
  for (const line of lines.slice(0, MOST_LINES)) {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    sheet.append(paragraph);
  }
  const isShort = !isCut && lines.length <= MOST_LINES;
  return {
    nodes: [sheet],
    isShadowed: false,
    width: null,
    hint: isShort ? words.textHint : `${words.textHint} · ${words.cut}`,
    whole: Promise.resolve(),
    dispose: () => undefined,
  };
}
