import { describe, expect, it } from 'vitest';
import { byteCodecs } from '#electron/extract/byte-codecs.ts';
import { repairPlaces } from '#shared/domain/repair/repair-places.ts';
import { repairText } from '#shared/domain/repair/repair-text.ts';
import { understandDocument } from '#shared/domain/structure/understand-document.ts';
import { canonicalText } from '#shared/domain/text/canonical-text.ts';
import { extractionOf, loseFirstByte } from './damaged-text.ts';

const DAMAGED = loseFirstByte('　（一）优化用水报装服务流程');
const LINES = [
  '云岭县用水服务提升方案',
  `${DAMAGED}。压减时间。`,
  `${DAMAGED}。又一次。${DAMAGED}。再一次。`,
  '到2 0 25年,建成平台。',
  '序号',
  '事项',
  '单位',
  '1',
  '用水报装',
  '县水务局',
  '2',
  '用气报装',
  '县住建局',
  '来源:县政府网',
];

function placesWithout(undone: readonly string[]) {
  const extraction = extractionOf(LINES);
  const model = understandDocument({ extraction, repaired: repairText(extraction, byteCodecs, undone), fileName: 'a.txt' });
  const canonical = canonicalText(model.blocks);
  return { model, canonical, places: repairPlaces(model, canonical) };
}

describe('the places of repairs', () => {
  it('hold the words that each repair made, those that occur several times one after another', () => {
    const { model, canonical, places } = placesWithout([]);
    const words = places.map(({ start, end }) => canonical.text.slice(start, end));
    const shown = model.repairs.filter(({ block }) => block !== null);
    expect(new Set(words)).toEqual(new Set(shown.map(({ after }) => after)));
    expect(new Set(places.map(({ start }) => start)).size).toBe(shown.length);
  });

  it('leave out what was lifted out of the text', () => {
    const { model, places } = placesWithout([]);
    expect(model.repairs.some(({ kind }) => kind === 'page-furniture')).toBe(true);
    expect(places.some(({ repair }) => repair.kind === 'page-furniture')).toBe(false);
  });

  it('hold what stood there before for a repair taken back, over several blocks where it was on several lines', () => {
    for (const { key } of placesWithout([]).model.repairs) {
      const { canonical, places } = placesWithout([key]);
      const undone = places.find(({ isUndone }) => isUndone);
      expect(undone && canonical.text.slice(undone.start, undone.end)).toBe(undone?.repair.before);
    }
  });
});
