import type { BoardDocument } from '#shared/model/board.ts';
import { foldText } from '../text/fold-text.ts';

/** The place a title begins with, as written: 临江市, 清溪县. Bounded. */
const PLACE = /^(?:关于)?([\u4e00-\u9fff]{1,7}?(?:自治[区州县]|[省市县区旗州]))/;
const LONGEST = 18;

/** A short name for each document: the place its title begins with where that tells them apart, else its title, up to `longest` UTF-16 units. */
export function columnNames(documents: readonly Pick<BoardDocument, 'title' | 'fileName'>[], longest = LONGEST): readonly string[] {
  const titles = documents.map(({ title, fileName }) => (title.trim() === '' ? fileName : title.trim()));
  const places = titles.map((title) => title.slice(0, PLACE.exec(foldText(title))?.[1]?.length ?? 0));
  return titles.map((title, at) => {
    const place = places[at] ?? '';
    const isAlone = place !== '' && places.filter((other) => other === place).length === 1;
    if (isAlone) return place;
    return title.length > longest ? `${title.slice(0, longest)}…` : title;
  });
}
