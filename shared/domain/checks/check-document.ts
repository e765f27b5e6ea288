import type { Severity } from '#shared/model/annotation.ts';
import type { ChecklistItem } from '#shared/model/checklist.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { CheckNotice, CheckReport, Finding, FindingPassage, RuleFamily } from '#shared/model/finding.ts';
import { CHECKLIST_TEMPLATES } from '../review/checklist-templates/checklist-templates.ts';
import { chineseFinding } from './finding-words.ts';
import { type CheckContext, type CheckReading, readForChecks } from './reading.ts';
import type { Draft, Place, Rule } from './rule.ts';
import { RULES } from './rules.ts';

/** Findings of one rule that are kept; a damaged text would else give thousands. */
const MOST_OF_A_RULE = 100;
/** Further passages of one finding that are kept. */
const MOST_PLACES = 50;
/** Longest quote in UTF-16 units. */
const LONGEST_QUOTE = 200;

const SCREENING_NOTICE =
  '公平竞争信号词筛查仅供提示：命中不等于违反，未命中不等于没有风险，结论须由人逐项判断；标为“反向表述”的是禁止、清理这类内容的语句。';

const ITEMS: ReadonlyMap<string, ChecklistItem> = new Map(
  CHECKLIST_TEMPLATES.flatMap((template) => template.items.map((item) => [item.id, item] as const)),
);

/** Runs the rules of the given families over a document. Severity and basis come from the rule's checklist item unless it says otherwise. Linear. */
export function checkDocument(document: DocumentModel, context: CheckContext, families: readonly RuleFamily[]): CheckReport {
  return runRules(
    RULES.filter(({ id }) => families.some((family) => id.startsWith(`${family}-`))),
    readForChecks(document, context),
    families,
  );
}

/** As `checkDocument`, with the rules as a value. */
export function runRules(rules: readonly Rule[], reading: CheckReading, families: readonly RuleFamily[]): CheckReport {
  const notices: CheckNotice[] = [];
  const ids = new Map<string, number>();
  const placed: { readonly block: number; readonly start: number; readonly finding: Finding }[] = [];
  for (const rule of rules) {
    let count = 0;
    for (const draft of rule.check(reading)) {
      count += 1;
      if (count > MOST_OF_A_RULE) continue;
      const finding = findingOf(rule, draft, reading, ids);
      placed.push({ block: draft.place?.block ?? -1, start: draft.place?.start ?? -1, finding });
    }
    const family = families.find((candidate) => rule.id.startsWith(`${candidate}-`));
    if (count > MOST_OF_A_RULE && family !== undefined)
      notices.push({
        code: 'more-findings',
        family,
        message: `${rule.id} 共 ${count} 处，仅列出前 ${MOST_OF_A_RULE} 处。`,
        values: [rule.id, String(count), String(MOST_OF_A_RULE)],
      });
  }
  if (families.includes('FC')) notices.unshift(screeningNotice(placed));
  placed.sort((left, right) => left.block - right.block || left.start - right.start);
  return { findings: placed.map(({ finding }) => finding), notices };
}

function screeningNotice(placed: readonly { readonly finding: Finding }[]): CheckNotice {
  const hits = placed.filter(({ finding }) => finding.rule.startsWith('FC-'));
  const reversed = hits.filter(({ finding }) => finding.reversed).length;
  return {
    code: 'screening-is-no-clearance',
    family: 'FC',
    message: `公平竞争筛查命中 ${hits.length} 处，其中反向表述 ${reversed} 处。${SCREENING_NOTICE}`,
    values: [String(hits.length), String(reversed)],
  };
}

function findingOf(rule: Rule, draft: Draft, reading: CheckReading, ids: Map<string, number>): Finding {
  const item = ITEMS.get(rule.id);
  const block = draft.place === null ? undefined : reading.blocks[draft.place.block];
  const quote = draft.quote ?? (draft.place === null ? '' : (block?.text.slice(draft.place.start, draft.place.end) ?? ''));
  const path = block?.block.path ?? [];
  const message = chineseFinding(draft.words);
  const wording = draft.place === null ? message.replace(/[\d\s]/g, '') : quote;
  const identity = `${rule.id}:${fingerprint([...path, wording].join('\u0000'))}`;
  const count = (ids.get(identity) ?? 0) + 1;
  ids.set(identity, count);
  return {
    id: count === 1 ? identity : `${identity}:${count}`,
    rule: rule.id,
    severity: severityOf(rule, draft, item),
    message,
    words: draft.words,
    basis: draft.basis ?? item?.legalBasis ?? '',
    path: [...path],
    passage: draft.place === null ? null : passageOf(draft.place, reading),
    alsoAt: (draft.alsoAt ?? []).slice(0, MOST_PLACES).map((place) => passageOf(place, reading)),
    quote: quote.length <= LONGEST_QUOTE ? quote : `${quote.slice(0, LONGEST_QUOTE).replace(/[\uD800-\uDBFF]$/u, '')}…`,
    reversed: draft.reversed ?? false,
  };
}

/** FM-18: what a standard asks for with 一般 is never more than a hint, and nothing that a text forbids is more than one either. */
function severityOf(rule: Rule, draft: Draft, item: ChecklistItem | undefined): Severity {
  if (rule.strength === 'general' || draft.reversed === true) return 'hint';
  return draft.severity ?? item?.severity ?? 'normal';
}

function passageOf({ block, start, end }: Place, reading: CheckReading): FindingPassage {
  return { block: reading.blocks[block]?.block.id ?? '', start, end };
}

/** FNV-1a over UTF-16 units: short, stable, and no secret. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
