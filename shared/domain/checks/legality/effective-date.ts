import { foldText } from '../../text/fold-text.ts';
import { say } from '../finding-words.ts';
import { type CheckReading, placeOfBlock } from '../reading.ts';
import type { Draft, Rule } from '../rule.ts';

/** Papers with rules for an open number of cases; plans and notices need no day to begin on. */
const RULE_KINDS: ReadonlySet<string> = new Set(['办法', '规定', '细则', '规则', '条例']);
const BEGINS =
  /自[^。;]{0,30}起[^。;,]{0,6}(?:施行|实施|执行|生效)|(?:施行|实施|执行)(?:日期|时间) ?[:为]|(?:于|从)[^。;]{0,24}(?:起)?(?:施行|生效)/;
const ENDS = /有效期|有效至|施行期限|试行期|执行至|实施至|截止日期为/;

/** LG-19: a paper that sets rules says from when, and until when, they apply. */
export const EFFECTIVE_DATE_RULE: Rule = { id: 'LG-19', strength: 'required', check: checkEffect };

function* checkEffect(reading: CheckReading): Iterable<Draft> {
  const { meta } = reading.document;
  const part = reading.layout.parts.find(({ kind, title }) => kind !== 'attachment' && kindIn(title) !== null);
  const kind = meta.kind !== null && RULE_KINDS.has(meta.kind) ? meta.kind : part === undefined ? null : kindIn(part.title);
  if (kind === null) return;
  const title = reading.blocks.find(
    ({ role, part: own }) => role === 'title' && (part === undefined || reading.layout.parts[own] === part),
  );
  const place = title === undefined ? null : placeOfBlock(title);
  const holds = (pattern: RegExp): boolean => reading.prose.some(({ key }) => pattern.test(key));
  if (meta.effectiveDate === null && !holds(BEGINS)) yield { words: say('effect-unstated', kind), place };
  // Laws and local regulations apply until they are changed.
  if (kind !== '条例' && !isDecree(reading) && !holds(ENDS)) yield { words: say('term-unstated', kind), severity: 'hint', place };
}

/** 政府规章 is issued by an order, and is in force until another order ends it. */
export function isDecree({ document, blocks }: CheckReading): boolean {
  return (
    /令/.test(document.meta.docNumber ?? '') ||
    blocks.slice(0, HEAD_DEPTH).some(({ key }) => /^ *[\u4e00-\u9fff]{2,30}(?:政府|部|局|委员会)令/.test(key))
  );
}

/** Lines at the top where an order says that it is one. */
const HEAD_DEPTH = 20;

function kindIn(title: string): string | null {
  const key = foldText(title)
    .replace(/(?:\([^()]{0,30}\) ?){1,3}$/, '')
    .trim();
  return [...RULE_KINDS].find((kind) => key.endsWith(kind)) ?? null;
}
