import { type FindingTerm, say } from '../finding-words.ts';
import { type CheckReading, findWords } from '../reading.ts';
import type { Draft, Place, Rule } from '../rule.ts';

/** Agency code, year in any bracket, serial; read in folded text, judged as written. */
const NUMBER = /([\u4e00-\u9fff]{2,12}) ?([([]) ?((?:19|20)\d{2}|\d{2}) ?([)\]]) ?(第)? ?(\d{1,5}) ?号/g;

/** FM-3: 机关代字〔年份〕序号. */
export const NUMBER_FORM_RULE: Rule = { id: 'FM-3', strength: 'required', check: checkNumberForm };

function* checkNumberForm(reading: CheckReading): Iterable<Draft> {
  const seen = new Set<string>();
  for (const { block, match, place } of findWords(reading.blocks, NUMBER)) {
    const [whole = '', code = '', , year = '', , ordinal, serial = ''] = match;
    const written = block.text.slice(place.start, place.end);
    const brackets = written.slice(code.length).trimStart().charAt(0);
    const faults = numberFaults(brackets, year, ordinal !== undefined, serial);
    const exact = numberOf(whole, written);
    if (faults.length === 0 || seen.has(exact)) continue;
    seen.add(exact);
    const start = place.end - exact.length;
    yield { words: say('number-malformed', exact, faults), place: { ...place, start } };
  }
}

function numberFaults(bracket: string, year: string, hasOrdinal: boolean, serial: string): readonly FindingTerm[] {
  const faults: FindingTerm[] = [];
  if (bracket !== '〔') faults.push('year-brackets');
  if (year.length < 4) faults.push('year-in-full');
  if (hasOrdinal) faults.push('no-ordinal-word');
  if (/^0/.test(serial)) faults.push('no-leading-zero');
  return faults;
}

/** A number without the words before its agency's code. */
function numberOf(key: string, written: string): string {
  const lead =
    /^.*?(?:按照|根据|依据|详见|参见|以及|执行|落实|转发|印发|和|与|见|的)(?=[\u4e00-\u9fff]{2,})/.exec(
      key.slice(0, key.search(/[([]/)),
    )?.[0].length ?? 0;
  return written.slice(lead);
}

const CITED = /[\u4e00-\u9fff]{2,12} ?\( ?((?:19|20)\d{2}) ?\) ?(?:第 ?)?(\d{1,5}) ?号/g;
/** A title ends just before the bracket that holds the number, or another number stands before it in that bracket. */
const AFTER_TITLE = /[》>"] ?(?:[和与、])? ?\((?:[^()《》]|\([^()]{1,8}\)){0,60}$/;

/** FM-10: a paper is cited as 《标题》(文号) where it is first named. */
export const CITATION_FORM_RULE: Rule = { id: 'FM-10', strength: 'required', check: checkCitations };

function* checkCitations(reading: CheckReading): Iterable<Draft> {
  const introduced = new Set<string>();
  const body = reading.prose.filter(({ role, block }) => role === 'body' && block.rows === null);
  for (const { block, match, place } of findWords(body, CITED)) {
    const name = `${match[1]}-${match[2]}`;
    if (introduced.has(name)) continue;
    introduced.add(name);
    if (match[0].length + 6 >= block.key.trim().length) continue;
    const lead = numberOf(match[0], match[0]);
    const own: Place = { ...place, start: place.end - lead.length };
    const before = block.key.slice(Math.max(0, own.start - 80), own.start);
    const written = block.text.slice(own.start, own.end);
    if (AFTER_TITLE.test(before)) continue;
    yield /\([^()]{0,12}$/.test(before) && !/\((?:详?见|参见)/.test(before)
      ? { words: say('citation-without-marks', written), place: own }
      : { words: say('citation-without-title', written), place: own };
  }
}
