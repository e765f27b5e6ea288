import type { Edit } from '#shared/model/comparison.ts';
import { editTexts } from '../comparison/edit-texts.ts';
import { likeness } from '../comparison/similarity-index.ts';

/** What a suggestion asks of the text: wording to be put in, wording to go. */
export type SuggestedChange = {
  readonly additions: readonly string[];
  readonly removals: readonly string[];
  /** The passage as a whole is to go. */
  readonly isDeletion: boolean;
};

/** From here on a suggested wording is the passage rewritten, and what differs between them is what is asked for. */
const REWRITTEN = 0.3;

const DELETION = /(?:删除|删去|去掉|取消|不再保留|予以删除)/;
const REPLACEMENT = /(?:修改为|调整为|改为|改成|表述为|明确为|替换为|更正为|统一为|压缩至|缩短至|提高到|提高至|降至|扩大到)/;
const ADDITION = /(?:增加|补充|增写|加上|增列|写明|添加|新增|纳入)/;
/** Ends with what an office does for a measure. */
const ROLE = /(?:牵头|责任|配合|主管|负责|实施)(?:单位|部门|机关)(?:由[^，,。]{1,30})?$/;
const QUOTED = /[“"「『]([^“"「『”」』]{1,2000})[”"」』]/g;
/** Said of a verb, that what it names is not wanted: what stands there stays. */
const NEGATED = /(?:不建议|不宜|不应|不得|不要|不可|不能|不必|不再|不予|不同意|不赞成|无需|无须|切勿|避免|反对)[^，,。；;]{0,8}$/;
/** What an instruction names without saying how it is to read: 明确完成时限, 补充责任单位. Its wording is left to the drafters. */
const INSTRUCTION =
  /^(?:进一步)?(?:明确|细化|完善|说明|核实|核对|补充|增加|增列|写明|规范|优化|压实|列明|补齐)[^\P{Script=Han}为由是]{0,8}?(?:时限|期限|时间|单位|部门|主体|依据|标准|范围|措施|内容|要求|规定|条款|指标|数据|表述|程序|流程|职责|责任|分工|定义|出处|口径|来源|说明)(?:等)?$/u;
/** Where the next step of a suggestion begins. */
const NEXT_STEP = /[；;。]|[，,](?=(?:并|同时|另)?(?:建议)?(?:将|把|删除|删去|去掉|在[“"「『]))/g;
const LEAD = /^(?:建议|请|宜|应当|应|可以|可|拟|此处|本条|该条|该句|本句|将其|把|将|在[^，,。]{0,20}(?:后|前|中|处))+/;

/** Reads a suggested wording against the passage it is about: quoted words first, else what stands behind its verb, else all of it. Linear. */
export function readSuggestion(suggestion: string, passage: string): SuggestedChange {
  const steps = stepsIn(suggestion);
  if (steps.length < 2) return readOne(suggestion, passage);
  const changes = steps.map((step) => readOne(step, passage));
  return {
    additions: changes.flatMap(({ additions }) => additions),
    removals: changes.flatMap(({ removals }) => removals),
    isDeletion: false,
  };
}

/**
 * The parts of a suggestion that each say what is to be done (将“A”改为“B”；并将“C”改为“D”；删除“E”); none where one part says all of it, or a
 * part tells its words without quoting them.
 */
function stepsIn(suggestion: string): readonly string[] {
  // What is quoted is the text's, not the suggestion's: its own stops do not part it.
  const bare = suggestion.replace(QUOTED, (quoted) => '\uFFFC'.repeat(quoted.length));
  const stops = [...bare.matchAll(NEXT_STEP)].map(({ index }) => index);
  const parts = [0, ...stops].map((start, at) => suggestion.slice(start, stops[at]));
  const told = parts.filter((part) => [REPLACEMENT, DELETION, ADDITION].some((verb) => verb.test(part.replace(QUOTED, ''))));
  return told.every((part) => quotesIn(part).length > (REPLACEMENT.test(part) ? 1 : 0)) ? told : [];
}

function readOne(suggestion: string, passage: string): SuggestedChange {
  const text = suggestion.replace(/^[；;。，,\s]+/, '').trim();
  const replacement = REPLACEMENT.exec(text);
  const addition = ADDITION.exec(text);
  const deletion = DELETION.exec(text);
  if ([replacement, addition, deletion].some((verb) => verb !== null && NEGATED.test(text.slice(0, verb.index)))) return NOTHING_ASKED;
  if (!replacement && !deletion && isInstruction(text)) return NOTHING_ASKED;
  if (replacement) return replaced(text, replacement, passage);
  if (deletion && !addition) return deleted(text, deletion, passage);
  if (addition && deletion) {
    const [cut, put] = [
      deletion.index < addition.index ? text.slice(0, addition.index) : text.slice(deletion.index),
      textFrom(text, addition),
    ];
    return { additions: wordsOf(put), removals: quotesIn(cut), isDeletion: false };
  }
  if (addition) return { additions: wordsOf(textFrom(text, addition)), removals: [], isDeletion: false };
  return rewritten(withoutEdges(text.replace(LEAD, '')), passage);
}

const NOTHING_ASKED: SuggestedChange = { additions: [], removals: [], isDeletion: false };

function isInstruction(text: string): boolean {
  return quotesIn(text).length === 0 && text.length <= 40 && INSTRUCTION.test(withoutEdges(text.replace(LEAD, '')));
}

function textFrom(text: string, verb: RegExpExecArray): string {
  return text.slice(verb.index + verb[0].length);
}

function replaced(text: string, verb: RegExpExecArray, passage: string): SuggestedChange {
  const before = text.slice(0, verb.index);
  const after = textFrom(text, verb);
  const old = quotesIn(before);
  const fresh = wordsOf(after);
  // “牵头单位改为……” names who is to do it, not how the passage is to read.
  if (old.length === 0 && ROLE.test(before)) return { additions: fresh, removals: [], isDeletion: false };
  if (old.length === 0) return rewritten(fresh.join(''), passage);
  // Several wordings that become one: all of them go, and it comes.
  if (old.length > 1 && fresh.length === 1) return { additions: fresh, removals: old, isDeletion: false };
  // “A”改为“B”: only where B differs from A is anything asked for.
  const changes = old.map((words, at) => rewritten(fresh[at] ?? '', words));
  const extra = fresh.slice(old.length);
  return {
    additions: [...changes.flatMap(({ additions }) => additions), ...extra],
    removals: changes.flatMap(({ removals }) => removals),
    isDeletion: false,
  };
}

function deleted(text: string, verb: RegExpExecArray, passage: string): SuggestedChange {
  const quotes = quotesIn(text);
  const after = withoutEdges(textFrom(text, verb).replace(/(?:等?(?:内容|表述|字样|规定|要求|条款|一句|该句|本条|该条|此条))+$/, ''));
  const named = quotes.length > 0 ? quotes : after !== '' && passage.includes(after) ? [after] : [];
  return named.length > 0 ? { additions: [], removals: named, isDeletion: false } : { additions: [], removals: [], isDeletion: true };
}

/** What differs between a passage and the wording that is to take its place; wording that is not like it at all is to be put in beside it. */
function rewritten(wording: string, passage: string): SuggestedChange {
  if (wording === '') return NOTHING_ASKED;
  const isShort = passage.length <= 12;
  if (!isShort && likeness(passage, wording) < REWRITTEN && !sharesFigure(passage, wording)) {
    return { additions: [wording], removals: [], isDeletion: false };
  }
  const edits = editTexts(passage, wording).filter(({ isForm }) => !isForm);
  const isPart = !isShort && wording.length < passage.length / 2;
  const additions = changedParts(edits, 'add', wording);
  const taken = changedParts(edits, 'remove', passage);
  // A few words in place of a long passage name only what is to be new in it; what stands before and behind them is not asked to go.
  const isReplaced = (index: number): boolean => edits[index - 1]?.op === 'add' || edits[index + 1]?.op === 'add';
  const isInside = (index: number): boolean => index > 0 && index < edits.length - 1;
  const removals = isPart
    ? []
    : edits.flatMap(({ op, text }, index) => {
        const words = taken[edits.slice(0, index).filter((edit) => edit.op === 'remove').length] ?? text;
        return op === 'remove' && text.trim() !== '' && (isReplaced(index) || isInside(index)) ? [words] : [];
      });
  return { additions: additions.map(withoutEdges).filter((words) => words !== ''), removals, isDeletion: false };
}

/** What is put in or taken out, each with the words of its own text behind it where it is short. */
function changedParts(edits: readonly Edit[], wanted: 'add' | 'remove', text: string): readonly string[] {
  let at = 0;
  return edits.flatMap((edit) => {
    if (edit.op !== wanted && edit.op !== 'keep') return [];
    at += edit.text.length;
    return edit.op === wanted ? [inContext(text, at - edit.text.length, at)] : [];
  });
}

/** A figure alone says nothing: it is sought together with the word behind it. */
function inContext(wording: string, start: number, end: number): string {
  const part = wording.slice(start, end);
  if (part.length >= 4) return part;
  return wording.slice(start, Math.min(wording.length, end + 4)).replace(/[，。；、,;].*$/, '');
}

function sharesFigure(passage: string, wording: string): boolean {
  const units = [...wording.matchAll(/\d+(?:\.\d+)?(个工作日|个月|%|万元|亿元|小时|天|家|项|年|日)/g)].map(([, unit]) => unit ?? '');
  return wording.length <= 12 && units.some((unit) => passage.includes(unit));
}

function quotesIn(text: string): readonly string[] {
  return [...text.matchAll(QUOTED)].map(([, words]) => words ?? '').filter((words) => words.trim() !== '');
}

function wordsOf(text: string): readonly string[] {
  const quotes = quotesIn(text);
  if (quotes.length > 0) return quotes;
  const words = withoutEdges(text);
  return words === '' ? [] : [words];
}

function withoutEdges(text: string): string {
  return text.replace(/^[\s:：,，、。；;的为]+/, '').replace(/[\s。；;，,、.]+$/, '');
}
