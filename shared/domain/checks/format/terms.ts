import { CHECKLIST_TEMPLATES } from '../../review/checklist-templates/checklist-templates.ts';
import { foldText } from '../../text/fold-text.ts';
import { say } from '../finding-words.ts';
import { type CheckReading, findWords } from '../reading.ts';
import { type Draft, groupedDraft, type Place, type Rule } from '../rule.ts';

/** `（以下简称“示范区”）`, `以下统称…`: group 1 is the short form. */
const DEFINES = /以下(?:简称|统称|称)(?:为|[:：])?[“"「]?([\u4e00-\u9fffA-Za-z0-9·]{2,16}?)[”"」）)，,。；;]/g;
/** Two spellings or words for one thing: a paper chooses one. General knowledge, made to be short. */
const VARIANTS: readonly (readonly [string, string])[] = [
  ['账户', '帐户'],
  ['账号', '帐号'],
  ['其他', '其它'],
  ['唯一', '惟一'],
  ['登录', '登陆'],
  ['图像', '图象'],
  ['营商环境', '经商环境'],
];

/** FM-13: a short form is explained where it is first used, and one thing has one name. */
export const TERM_RULE: Rule = { id: 'FM-13', strength: 'required', check: checkTerms };

function* checkTerms(reading: CheckReading): Iterable<Draft> {
  yield* definitions(reading);
  const prose = reading.prose.filter(({ role }) => role === 'body' || role === 'table');
  for (const [usual, other] of VARIANTS) {
    const unusual = [...placesOf(prose, other)];
    if (unusual.length === 0) continue;
    const count = [...placesOf(prose, usual)].length;
    if (count > 0) yield* groupedDraft(unusual, { words: say('terms-mixed', usual, count, other, unusual.length) });
  }
}

function* definitions(reading: CheckReading): Iterable<Draft> {
  const defined = new Set<string>();
  for (const block of reading.prose) {
    for (const match of block.text.matchAll(DEFINES)) {
      const term = match[1] ?? '';
      const start = match.index;
      const place = { block: block.index, start, end: start + match[0].length - 1 };
      if (defined.has(term)) yield { words: say('short-form-repeated', term), place };
      if (defined.has(term) || defined.size >= MOST_TERMS) continue;
      defined.add(term);
      const [used] = placesOf(reading.prose, term, { block: block.index, end: place.end });
      if (used === undefined) yield { words: say('short-form-unused', term), place };
    }
  }
}

/** Short forms that are looked up at most: each takes a pass over the text. */
const MOST_TERMS = 20;

/** Where a plain word stands, from a place on. */
function* placesOf(blocks: CheckReading['blocks'], word: string, from = { block: 0, end: 0 }): Iterable<Place> {
  for (const { text, index } of blocks) {
    if (index < from.block) continue;
    for (let at = text.indexOf(word, index === from.block ? from.end : 0); at !== -1; at = text.indexOf(word, at + word.length))
      yield { block: index, start: at, end: at + word.length };
  }
}

/** Names that the reforms of 2018 and 2023 ended, with what came after. General knowledge: the user's own list goes before it. */
const RENAMED = new Map([
  ['工商局', '市场监督管理部门'],
  ['工商行政管理局', '市场监督管理部门'],
  ['质监局', '市场监督管理部门'],
  ['质量技术监督局', '市场监督管理部门'],
  ['食药监局', '市场监督管理部门'],
  ['食品药品监督管理局', '市场监督管理部门'],
  ['国土局', '自然资源部门'],
  ['国土资源局', '自然资源部门'],
  ['环保局', '生态环境部门'],
  ['环境保护局', '生态环境部门'],
  ['旅游局', '文化和旅游部门'],
  ['旅发委', '文化和旅游部门'],
  ['卫计委', '卫生健康部门'],
  ['卫生计生委', '卫生健康部门'],
  ['卫计局', '卫生健康部门'],
  ['安监局', '应急管理部门'],
  ['地税局', '税务部门'],
  ['国税局', '税务部门'],
  ['法制办', '司法行政部门'],
  ['银监局', '金融监督管理部门'],
  ['银监会', '金融监督管理部门'],
  ['保监局', '金融监督管理部门'],
  ['银保监局', '金融监督管理部门'],
]);
/** Papers of before this day used the old names rightly. */
const RENAMED_SINCE = '2019-01-01';
/** The last of the reforms; a name it ended was right until then. */
const RENAMED_2023 = new Set(['银保监局']);
const RENAMED_2023_SINCE = '2023-08-01';

/** FM-14: no name of a unit that is no longer in use. */
export const OLD_UNIT_RULE: Rule = { id: 'FM-14', strength: 'required', check: checkOldUnits };

function* checkOldUnits(reading: CheckReading): Iterable<Draft> {
  const { context, document } = reading;
  const day = context.issueDate ?? document.meta.issueDate ?? document.meta.publishDate;
  const signals = CHECKLIST_TEMPLATES.flatMap(({ items }) => items.find(({ id }) => id === 'FM-14')?.signalWords ?? []);
  const builtIn = day !== null && day < RENAMED_SINCE ? [] : [...RENAMED.keys(), ...signals];
  // A longer name may end the same way and be right: 文化和旅游局, 文化广电旅游局.
  const own = new Map(context.oldUnitNames.map(oldAndNew));
  const names = [...new Set([...own.keys(), ...builtIn.map(foldText)])]
    .filter((name) => name !== '' && !(RENAMED_2023.has(name) && day !== null && day < RENAMED_2023_SINCE))
    .sort((left, right) => right.length - left.length);
  if (names.length === 0) return;
  const pattern = new RegExp(
    `(?<=^|[^\\u4e00-\\u9fff]|[省市县区州旗国由按])(?<!原|原[省市县区州])(?:${names.map((name) => name.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('|')})`,
    'gu',
  );
  const places = new Map<string, Place[]>();
  for (const { match, place } of findWords(reading.prose, pattern)) {
    const ofName = places.get(match[0]) ?? [];
    places.set(match[0], ofName);
    ofName.push(place);
  }
  for (const [name, ofName] of places) {
    const now = own.get(name) ?? RENAMED.get(name);
    yield* groupedDraft(ofName, { words: now === undefined ? say('unit-renamed', name) : say('unit-renamed-to', name, now) });
  }
}

/** An entry of the user's list: the old name, folded, and what came after it where the entry says so (`旧名→新名`). */
function oldAndNew(entry: string): readonly [string, string | undefined] {
  const [old = '', now = ''] = entry.split(/→|->/, 2);
  return [foldText(old.trim()), now.trim() === '' ? undefined : now.trim()];
}
