import { CHECKLIST_TEMPLATES } from '../../review/checklist-templates/checklist-templates.ts';
import { say } from '../finding-words.ts';
import { type CheckReading, furnitureOf, placeOfBlock } from '../reading.ts';
import { type Draft, groupedDraft, type Place, type Rule } from '../rule.ts';

/** Page words beside those of the checklist. */
const MORE_WORDS = [
  '阅读次数',
  '浏览量',
  '点击数',
  '访问量',
  '字号',
  '扫一扫',
  '返回顶部',
  '上一篇',
  '下一篇',
  '责任编辑',
  '网站地图',
  '关闭窗口',
  '视力保护',
];
/** Longest line that is taken for a piece of a page: a sentence may speak of 分享 and 字体. */
const LONGEST_LINE = 120;

/** FM-17: leftovers of a web page, said once: those still in the text, else those that were lifted out of it. */
export const WEB_LEFTOVER_RULE: Rule = { id: 'FM-17', strength: 'required', check: checkLeftovers };

function* checkLeftovers(reading: CheckReading): Iterable<Draft> {
  const words = CHECKLIST_TEMPLATES.flatMap(({ items }) => items.find(({ id }) => id === 'FM-17')?.signalWords ?? []);
  const all = [...words, ...MORE_WORDS];
  const isLeftover = (line: string): boolean =>
    line.length <= LONGEST_LINE && !/[。；]\s*$/.test(line) && all.some((word) => holds(line, word));
  const places: Place[] = reading.blocks.filter(({ text, block }) => block.rows === null && isLeftover(text)).map(placeOfBlock);
  if (places.length > 0) {
    yield* groupedDraft(places, { words: say('web-lines', places.length) });
    return;
  }
  const lifted = furnitureOf(reading.document).filter(isLeftover);
  const [first] = lifted;
  if (first !== undefined) yield { words: say('web-lines-lifted', lifted.length), place: null, quote: first.trim() };
}

/** A word of a page stands at the beginning of the line or of a field, or has a colon behind it. */
function holds(line: string, word: string): boolean {
  const at = line.indexOf(word);
  return (
    at !== -1 &&
    (/^[\s【[（(|*#]*$/.test(line.slice(0, at)) ||
      /[\s】\]|]$/.test(line.slice(0, at)) ||
      /^[^\u4e00-\u9fff]/.test(line.slice(at + word.length)))
  );
}
