import { say } from '../finding-words.ts';
import type { CheckedBlock, CheckReading } from '../reading.ts';
import type { Draft, Place, Rule } from '../rule.ts';

/** Opening mark to closing mark; brackets of both widths are one kind, since width is FM-6's. */
const PAIRS = new Map([
  ['《', '》'],
  ['〈', '〉'],
  ['“', '”'],
  ['‘', '’'],
  ['（', '）'],
  ['(', '）'],
  ['〔', '〕'],
  ['【', '】'],
  ['「', '」'],
  ['『', '』'],
]);
/** `1)`, `a）` number a line. */
const HALF_BRACKET_LABEL = /^\s*[\da-zA-Z]{1,3}$/;

/** FM-7: quotation marks, 书名号 and brackets come in pairs, the right way round. */
export const PAIRED_MARKS_RULE: Rule = { id: 'FM-7', strength: 'required', check: checkPairs };

function* checkPairs(reading: CheckReading): Iterable<Draft> {
  let opened: PairFault | null = null;
  for (const block of reading.prose) {
    const [first, second] = pairFaults(block);
    // A title over two lines, a paragraph that a page has cut: the pair is there, in two blocks.
    const isRest: boolean = first?.isClosing === true && opened !== null && PAIRS.get(opened.mark) === first.mark && isNear(opened, first);
    const fault: PairFault | undefined = isRest ? second : first;
    if (opened !== null && (isRest || fault !== undefined || !isNear(opened, { place: { block: block.index } }))) {
      if (!isRest) yield draftOf(opened, undefined);
      opened = null;
    }
    if (fault === undefined) continue;
    if (fault.isClosing || second !== undefined) yield draftOf(fault, isRest ? undefined : second);
    else opened = fault;
  }
  if (opened !== null) yield draftOf(opened, undefined);
}

/** Blocks within which the other half of a pair may stand. */
const NEAR = 3;

function isNear(opened: PairFault, other: { readonly place: { readonly block: number } }): boolean {
  return other.place.block - opened.place.block <= NEAR;
}

function draftOf(fault: PairFault, next: PairFault | undefined): Draft {
  const { mark, isClosing, place } = fault;
  const isTurned = next !== undefined && isClosing && !next.isClosing && PAIRS.get(next.mark) === mark;
  if (isTurned) return { words: say('marks-turned', mark, next.mark), place };
  return { words: say(isClosing ? 'mark-without-opening' : 'mark-without-closing', mark), place };
}

interface PairFault {
  readonly mark: string;
  readonly isClosing: boolean;
  readonly place: Place;
}

interface OpenMark {
  readonly mark: string;
  readonly close: string;
  readonly at: number;
}

const ANY_MARK = /[《》〈〉“”‘’（）()〔〕【】「」『』]/g;

/** Marks of a block without their partner, in order. Linear: each mark is put on the stack and taken off once. */
function pairFaults({ text, index: block }: CheckedBlock): readonly PairFault[] {
  const open: OpenMark[] = [];
  const waiting = new Map<string, number>();
  const faults: PairFault[] = [];
  const fault = (mark: string, isClosing: boolean, at: number): void => {
    faults.push({ mark, isClosing, place: { block, start: at, end: Math.min(text.length, at + (isClosing ? 1 : QUOTED)) } });
  };
  for (const { 0: mark, index: at } of text.matchAll(ANY_MARK)) {
    const close = PAIRS.get(mark);
    if (close !== undefined) {
      open.push({ mark, close, at });
      waiting.set(close, (waiting.get(close) ?? 0) + 1);
      continue;
    }
    const wanted = mark === ')' ? '）' : mark;
    if ((waiting.get(wanted) ?? 0) > 0) {
      for (const left of closeMark(open, waiting, wanted)) fault(left.mark, false, left.at);
    } else if (!isNoPair(text, wanted, at)) fault(mark, true, at);
  }
  for (const { mark, at } of open) fault(mark, false, at);
  return faults.sort((left, right) => left.place.start - right.place.start);
}

/** Takes marks off the stack down to the partner of a closing mark; those above it stay without one. */
function closeMark(open: OpenMark[], waiting: Map<string, number>, close: string): readonly OpenMark[] {
  const left: OpenMark[] = [];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    waiting.set(top.close, (waiting.get(top.close) ?? 1) - 1);
    if (top.close === close) break;
    left.push(top);
  }
  return left;
}

/** `1)` at a line's beginning, and the apostrophe of a foreign word. */
function isNoPair(text: string, mark: string, at: number): boolean {
  if (mark === '）') return HALF_BRACKET_LABEL.test(text.slice(Math.max(0, at - 8), at));
  return mark === '’' && /[a-zA-Z]/.test(text.charAt(at - 1));
}

/** UTF-16 units shown from an opening mark on. */
const QUOTED = 12;
