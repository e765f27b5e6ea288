import { say } from '../finding-words.ts';
import { type CheckReading, findWords } from '../reading.ts';
import type { Draft, Rule } from '../rule.ts';

const RATE = /公平竞争审查(?:率|[覆复]盖率|[覆复]盖面|比例|完成率|[^,。;\d]{0,8}率)[^,。;\d]{0,10}(\d{1,3}(?:\.\d{1,2})?) ?%(?:以上)?/g;

/** FC-G4: an aim below 100% allows for measures that were never reviewed, and those must not be issued. */
export const REVIEW_COVERAGE_RULE: Rule = { id: 'FC-G4', strength: 'required', check: checkCoverage };

function* checkCoverage(reading: CheckReading): Iterable<Draft> {
  for (const { match, place } of findWords(reading.prose, RATE)) {
    if (Number(match[1]) >= 100) continue;
    yield {
      words: say('review-below-all', match[0]),
      basis: '《公平竞争审查条例》第十八条',
      place,
    };
  }
}
