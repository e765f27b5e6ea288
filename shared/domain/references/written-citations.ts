import type { CitationPlace } from '#shared/model/citation.ts';
import type { Block } from '#shared/model/document.ts';
import { referencesIn } from '../structure/references.ts';
import { blockText } from '../text/canonical-text.ts';
import { foldText } from '../text/fold-text.ts';
import { CLAUSE_WORDS } from './cited-clause.ts';
import type { CitedPaper } from './paper-index.ts';

/** A citation at one place. `paper` is `null` for the text's own; `clause` is folded words, `前款` among them. */
export interface WrittenCitation {
  readonly paper: CitedPaper | null;
  readonly clause: string | null;
  readonly text: string;
  readonly place: CitationPlace;
  readonly blockIndex: number;
}

const KINDS = '办法|条例|规定|细则|规则|方案|意见|通知|措施|章程|规程|制度|计划|规划|法';
/** 本办法第五条 and 前款; those of `referencesIn` are found here too. */
const OWN = new RegExp(`本(?:${KINDS}) ?(${CLAUSE_WORDS})|前款(?=规定|所|的|情形|事项)`, 'g');
const CLAUSE_BEHIND = new RegExp(`^ ?的? ?(${CLAUSE_WORDS})`);
/** 第五条、第六条: each further clause of the same paper. */
const NEXT_CLAUSE = new RegExp(`^ ?(?:、|,|和|及|与|或者|以及) ?(${CLAUSE_WORDS})`);
/** UTF-16 units behind a citation that its clause is looked for in. */
const CLAUSE_WINDOW = 40;
const CLAUSES_IN_A_ROW = 20;

/** Everything a document cites, in reading order. Linear. */
export function writtenCitations(blocks: readonly Block[]): readonly WrittenCitation[] {
  return blocks.flatMap((block, blockIndex) => {
    // A title that names a paper is this paper.
    if (block.kind === 'title') return [];
    const text = blockText(block);
    return /[《号本前]/.test(text) ? citationsOf({ id: block.id, blockIndex, text, key: foldText(text) }) : [];
  });
}

interface FoldedBlock {
  readonly id: string;
  readonly blockIndex: number;
  readonly text: string;
  readonly key: string;
}

function citationsOf(block: FoldedBlock): readonly WrittenCitation[] {
  const { key, text } = block;
  const found: WrittenCitation[] = [];
  for (const { start, end } of referencesIn(text, key)) {
    if (key.startsWith('本', start)) continue;
    const paper = paperOf(key.slice(start, end));
    const behind = CLAUSE_BEHIND.exec(key.slice(end, end + CLAUSE_WINDOW));
    if (behind === null) found.push(citationAt(block, { paper, clause: null, start, end }));
    else addClauses(found, block, { paper, clause: behind[1] ?? '', start, end: end + behind[0].length });
  }
  for (const match of key.matchAll(OWN)) {
    const start = match.index;
    const end = start + match[0].length;
    // 《本办法第五条…》 stands inside a title, and is of that paper.
    if (!found.some(({ place }) => start < place.end && end > place.start))
      addClauses(found, block, { paper: null, clause: match[1] ?? match[0], start, end });
  }
  return found.sort((left, right) => left.place.start - right.place.start);
}

interface Cited {
  readonly paper: CitedPaper | null;
  readonly clause: string | null;
  readonly start: number;
  readonly end: number;
}

/** A citation with its clause, and those that follow in one breath. */
function addClauses(found: WrittenCitation[], block: FoldedBlock, first: Cited): void {
  found.push(citationAt(block, first));
  let end = first.end;
  for (let count = 1; count < CLAUSES_IN_A_ROW && first.clause !== '前款'; count += 1) {
    const next = NEXT_CLAUSE.exec(block.key.slice(end, end + CLAUSE_WINDOW));
    const clause = next?.[1];
    if (next == null || clause === undefined) return;
    const start = end + next[0].length - clause.length;
    end = start + clause.length;
    found.push(citationAt(block, { paper: first.paper, clause, start, end }));
  }
}

function citationAt({ id, blockIndex, text }: FoldedBlock, { paper, clause, start, end }: Cited): WrittenCitation {
  return { paper, clause, text: text.slice(start, end), place: { block: id, start, end }, blockIndex };
}

/** Title and number of a cited range: 《…》(…号), or a number alone. */
function paperOf(words: string): CitedPaper {
  if (!words.startsWith('《')) return { title: null, number: words };
  const bracket = /》 ?\(([^《》]{1,70})\)$/.exec(words);
  const title = words.slice(1, bracket === null ? words.lastIndexOf('》') : bracket.index);
  const named = bracket?.[1];
  return { title, number: named?.endsWith('号') ? named : null };
}
