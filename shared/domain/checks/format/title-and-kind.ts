import { documentKindOf, endsLikeTitle } from '../../structure/document-words.ts';
import { foldText } from '../../text/fold-text.ts';
import { say } from '../finding-words.ts';
import { type CheckedBlock, type CheckReading, findWords, placeOfBlock } from '../reading.ts';
import type { Draft, Rule } from '../rule.ts';

/** A self-reference; not the tail of 基本, 版本 and the like, nor the head of 本意见建议. */
const SELF =
  /(?<![基根日资成样版文课标副脚原])本(方案|意见|办法|规定|条例|细则|规则|计划|规划|措施|通知|公告|通告|决定)(?!建议|动作|年度|单位)/g;
/** Papers that carry another one: what 本方案 means below a notice is the plan it issues. */
const CARRIERS: ReadonlySet<string> = new Set([
  '通知',
  '公告',
  '通告',
  '通报',
  '函',
  '批复',
  '命令',
  '决定',
  '报告',
  '请示',
  '清单',
  '目录',
  '说明',
]);
/** Two legal kinds in one. */
const MIXED_KIND = /(请示报告|报告请示|通知通告|通告通知|意见报告|请示函|报告函)(?: ?\([^()]{1,20}\))?$/;

/** FM-1: one legal 文种, and the text calls itself by it. */
export const DOCUMENT_KIND_RULE: Rule = { id: 'FM-1', strength: 'required', check: checkKind };

function* checkKind(reading: CheckReading): Iterable<Draft> {
  const prose = new Set(reading.prose);
  for (const part of reading.layout.parts) {
    const titleKey = foldText(part.title).trim();
    const blocks = reading.blocks.slice(part.first, part.end).filter((block) => prose.has(block));
    const mixed = MIXED_KIND.exec(titleKey)?.[1];
    const title = blocks.find(({ role }) => role === 'title' || role === 'attachment-title');
    if (mixed !== undefined && title !== undefined) yield { words: say('kinds-joined', mixed), place: placeOfBlock(title) };
    const kind = documentKindOf(titleKey);
    if (kind === null || CARRIERS.has(kind)) continue;
    yield* selfReferences(blocks, part.title, kind);
  }
}

/** The first place of each other word by which a part calls itself. */
function* selfReferences(blocks: readonly CheckedBlock[], title: string, kind: string): Iterable<Draft> {
  const seen = new Set<string>([kind, '通知', '公告', '通告', '决定']);
  for (const { match, place } of findWords(blocks, SELF)) {
    const word = match[1] ?? '';
    if (seen.has(word) || kind.includes(word) || word.includes(kind)) continue;
    seen.add(word);
    yield { words: say('kind-differs', kind, title, word), place };
  }
}

const END_PUNCTUATION = /[。.,;:!?、]$/;
const TITLE_WORDS = /关于|印发|转发|公布|《/;

/** FM-2: a title names its matter and its 文种, and ends without punctuation. */
export const TITLE_RULE: Rule = { id: 'FM-2', strength: 'required', check: checkTitle };

function* checkTitle(reading: CheckReading): Iterable<Draft> {
  const ended = endedTitle(reading);
  if (ended !== undefined) yield { words: say('title-ended'), place: placeOfBlock(ended) };
  for (const part of reading.layout.parts) {
    if (part.kind === 'attachment' || part.title === '') continue;
    const blocks = reading.blocks.slice(part.first, part.end).filter(({ role }) => role === 'title');
    const last = blocks.at(-1);
    if (last === undefined) continue;
    const key = foldText(part.title).trim();
    const place = placeOfBlock(last);
    const kind = documentKindOf(key);
    if (kind === null) yield { words: say('title-without-kind'), severity: 'hint', place };
    else if (CARRIERS.has(kind) && kind !== '清单' && !TITLE_WORDS.test(key) && key.length <= kind.length + 12)
      yield { words: say('title-without-subject', kind), place };
  }
}

/** A title with a mark behind it: so styled, or the first line, which is one but for the mark. */
function endedTitle(reading: CheckReading): CheckedBlock | undefined {
  const isEnded = ({ key }: CheckedBlock): boolean => END_PUNCTUATION.test(key.trimEnd());
  const styled = reading.prose.find((block) => block.block.kind === 'title' && block.role !== 'attachment-title' && isEnded(block));
  const [first] = reading.prose;
  if (styled !== undefined || first === undefined || !isEnded(first)) return styled;
  const key = first.key.trim().slice(0, -1);
  return key.length >= 8 && key.length <= LONGEST_TITLE && !/[。,;:]/.test(key) && endsLikeTitle(key) ? first : undefined;
}

const LONGEST_TITLE = 60;
