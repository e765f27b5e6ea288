import { BODY_FONT, HEADING_FONT, LATIN_FONT, PAGE_NUMBER_FONT, TITLE_FONT } from './word-text.ts';

/** Fonts that stand in, best first, where the named one is not installed (ECMA-376 Part 1 §17.8.3.1 altName). */
const STAND_INS: Readonly<Record<string, string>> = {
  [BODY_FONT]: '仿宋,FangSong,方正仿宋_GBK,STFangsong',
  [TITLE_FONT]: '方正小标宋_GBK,华文中宋,STZhongsong,宋体',
  [HEADING_FONT]: 'SimHei,方正黑体_GBK,STHeiti',
  [PAGE_NUMBER_FONT]: 'SimSun,方正书宋_GBK,STSong',
};

/** The font table part of a Word file: names a stand-in for each font, because 小标宋 and 仿宋_GB2312 are often not installed. */
export function fontTablePart(): string {
  const chinese = Object.entries(STAND_INS).map(
    ([name, standIns]) =>
      `<w:font w:name="${name}"><w:altName w:val="${standIns}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  );
  const latin = `<w:font w:name="${LATIN_FONT}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${chinese.join('')}${latin}</w:fonts>`;
}
