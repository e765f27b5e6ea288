import type { NumberingFamily } from '../../structure/numbering.ts';
import { foldText } from '../../text/fold-text.ts';
import { say } from '../finding-words.ts';
import type { NumberedBlock } from '../numbered-blocks.ts';
import type { CheckReading } from '../reading.ts';
import { type Draft, groupedDraft, type Place, type Rule } from '../rule.ts';

/** 一、 → (一) → 1. → (1): the levels of official papers, outermost first. */
const OFFICIAL_LEVELS: readonly NumberingFamily[] = ['han-comma', 'han-bracket', 'arabic', 'arabic-bracket'];

/** FM-5, numbers: none left out, none used twice. */
export const NUMBER_SEQUENCE_RULE: Rule = { id: 'FM-5', strength: 'required', check: checkSequence };

function* checkSequence(reading: CheckReading): Iterable<Draft> {
  const last = new Map<string, number>();
  for (const { block, label, parent, place } of reading.numbered) {
    const family = `${block.part} ${label.family}`;
    const siblings = `${family} ${parent}`;
    const before = last.get(siblings);
    const running = last.get(family);
    last.set(siblings, label.ordinal);
    last.set(family, label.ordinal);
    if (label.ordinal === before) yield { words: say('label-repeated', label.label), place };
    else if (label.ordinal === 1 || label.ordinal === (before ?? 0) + 1 || label.ordinal === (running ?? 0) + 1) continue;
    else if (before === undefined) yield { words: say('label-starts-late', label.label), place };
    else yield { words: say('label-jumps', before, label.label), place };
  }
}

/** FM-5, levels: none skipped. The standard only says 一般, so this is a hint. */
export const NUMBER_LEVEL_RULE: Rule = { id: 'FM-5', strength: 'general', check: checkLevels };

function* checkLevels(reading: CheckReading): Iterable<Draft> {
  const { numbered } = reading;
  const used = new Set(numbered.map(({ block, label }) => `${block.part} ${label.family}`));
  const skipped = numbered.filter(({ block, label, parentFamily }) => {
    const parent = parentFamily === null ? -1 : OFFICIAL_LEVELS.indexOf(parentFamily);
    const own = OFFICIAL_LEVELS.indexOf(label.family);
    if (parent === -1 || own <= parent + 1) return false;
    // A paper with two levels only may go from 一、 to 1. at once.
    return parentFamily !== 'han-comma' || label.family !== 'arabic' || used.has(`${block.part} han-bracket`);
  });
  yield* groupedDraft(
    skipped.filter(({ label }) => label.ordinal === 1).map(({ place }) => place),
    { words: say('level-skipped') },
  );
}

/** CN-11: the items of all groups are counted one way, and labels of a level written one way. */
export const NUMBER_STYLE_RULE: Rule = { id: 'CN-11', strength: 'required', check: checkStyle };

function* checkStyle(reading: CheckReading): Iterable<Draft> {
  const numbered = reading.numbered.filter(({ label }) => OFFICIAL_LEVELS.includes(label.family));
  yield* mixedCounting(numbered);
  yield* mixedForms(numbered);
}

/** Groups that go on counting beside groups that begin again. */
function* mixedCounting(numbered: readonly NumberedBlock[]): Iterable<Draft> {
  const running = new Map<string, number>();
  const groups = new Map<string, { readonly restarts: Place[]; readonly goesOn: Place[] }>();
  const seen = new Set<string>();
  for (const { block, label, parent, parentFamily, place } of numbered) {
    // Each chapter may count in its own way: only groups below one heading are held against each other.
    const family = [block.part, label.family, parentFamily, ...block.block.path.slice(0, -2)].join('\u0000');
    const before = running.get(family);
    running.set(family, label.ordinal);
    if (seen.has(`${family} ${parent}`)) continue;
    seen.add(`${family} ${parent}`);
    // After a group of one item, `2.` and `1.` are equally good.
    if (before === undefined || before < 2) continue;
    const group = groups.get(family) ?? { restarts: [], goesOn: [] };
    groups.set(family, group);
    if (label.ordinal === 1) group.restarts.push(place);
    else if (label.ordinal === before + 1) group.goesOn.push(place);
  }
  for (const { restarts, goesOn } of groups.values()) {
    if (restarts.length === 0 || goesOn.length === 0) continue;
    const fewer = restarts.length < goesOn.length ? restarts : goesOn;
    yield* groupedDraft(fewer, { words: say('counting-mixed', restarts.length, goesOn.length) });
  }
}

/** `1.` beside `1、`, `（一）` beside `(一)、`. Width is FM-6's. */
function* mixedForms(numbered: readonly NumberedBlock[]): Iterable<Draft> {
  const forms = new Map<string, Map<string, Place[]>>();
  for (const { block, label, parentFamily, place } of numbered) {
    const level = `${block.part} ${label.family} ${parentFamily}`;
    const form = foldText(label.label).replace(/[\d零〇○一二三四五六七八九十百\s*]+/g, '0');
    const ofLevel = forms.get(level) ?? new Map<string, Place[]>();
    forms.set(level, ofLevel);
    const places = ofLevel.get(form) ?? [];
    ofLevel.set(form, places);
    places.push(place);
  }
  for (const ofLevel of forms.values()) {
    const [most, ...others] = [...ofLevel.entries()].sort((left, right) => right[1].length - left[1].length);
    if (most === undefined || others.length === 0) continue;
    const counted = [most, ...others].map(([form, places]) => `“${form.replace('0', 'N')}”×${places.length}`).join('、');
    yield* groupedDraft(
      others.flatMap(([, places]) => places),
      { words: say('label-forms-mixed', counted) },
    );
  }
}
