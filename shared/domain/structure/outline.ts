import type { OutlineEntry } from '#shared/model/document.ts';
import { ClausePaths } from './clause-path.ts';
import type { DocumentLayout, DocumentPart } from './document-layout.ts';
import { documentKindOf } from './document-words.ts';
import { NUMBERING_FAMILIES, type NumberingFamily, type NumberLabel } from './numbering.ts';
import { type NumberedText, readNumberedText } from './run-in-title.ts';
import { endsInSemicolon, findOutside } from './sentence.ts';
import { readStyleHeadings } from './style-headings.ts';
import { lineKey, lineWords, type TextLine } from './text-line.ts';

/** A numbered line, or another heading, in its place in the document. */
export interface Clause {
  readonly line: number;
  readonly family: NumberingFamily | 'attachment' | 'style';
  readonly ordinal: number;
  readonly label: string;
  readonly title: string;
  /** 1 is the outermost numbering of its part; inside an attachment numbering starts at 2. */
  readonly level: number;
  readonly path: readonly string[];
  readonly parent: Clause | null;
  /** Stands in the outline. */
  readonly isEntry: boolean;
  /** Text follows its title on the same line. */
  readonly hasBody: boolean;
  /** Index of its part in the layout. */
  readonly part: number;
}

/** The numbering of a document: its clauses in reading order, and for each line the clause it belongs to. */
export interface ClauseTree {
  readonly clauses: readonly Clause[];
  /** By line index: the clause that the line begins, or continues; `null` above all numbering. */
  readonly clauseOf: readonly (Clause | null)[];
}

/** Reads the clause tree of a document from its layout. Linear. */
export function readClauseTree(layout: DocumentLayout): ClauseTree {
  const clauses: Clause[] = [];
  const clauseOf: (Clause | null)[] = layout.lines.map(() => null);
  const paths = new ClausePaths();
  const styles = readStyleHeadings(layout);
  for (const [partIndex, part] of layout.parts.entries()) {
    const builder = new PartBuilder(layout, partIndex, partPrefix(layout, part), paths, readArticleStyle(layout, part));
    for (let index = part.first; index < part.end; index += 1) {
      const clause = builder.read(index, styles.get(index) ?? null);
      if (clause !== null) clauses.push(clause);
      clauseOf[index] = builder.current;
    }
  }
  return { clauses, clauseOf };
}

/** The outline entries of a clause tree, without those that tables add. */
export function outlineEntry(clause: Clause, lines: readonly TextLine[]): OutlineEntry {
  const line = lines[clause.line];
  return {
    level: clause.level,
    label: clause.label,
    title: clause.title,
    block: `b${clause.line + 1}`,
    repaired: line?.isRepaired ?? false,
  };
}

/** What the paths of a notice begin with when the plan it issues numbers its clauses alike. */
function partPrefix(layout: DocumentLayout, part: DocumentPart): readonly string[] {
  if (part.kind !== 'front' || !layout.parts.some((other) => other.kind === 'plan')) return [];
  const own = outerLabels(layout, part);
  const clashes = layout.parts.some((other) => other.kind === 'plan' && [...outerLabels(layout, other)].some((label) => own.has(label)));
  return clashes ? [documentKindOf(part.title) ?? '正文'] : [];
}

function outerLabels(layout: DocumentLayout, part: DocumentPart): ReadonlySet<string> {
  const labels = new Set<string>();
  for (let index = part.first; index < part.end; index += 1) {
    const label = layout.labels[index];
    if (label != null) labels.add(label.label);
  }
  return labels;
}

/** How a part uses 第…条. */
interface ArticleStyle {
  /** Numbers inside the articles are its items, not headings. */
  readonly isRegulation: boolean;
  /** Measures written as articles: most begin with a run-in title. */
  readonly haveTitles: boolean;
  /** 一、 stands over the articles, whose count runs through, instead of inside them. */
  readonly isBelowHan: boolean;
}

const FEWEST_ARTICLES = 3;

function readArticleStyle(layout: DocumentLayout, part: DocumentPart): ArticleStyle {
  let articles = 0;
  let titled = 0;
  let outer = 0;
  let isHanFirst = false;
  for (let index = part.first; index < part.end; index += 1) {
    const label = layout.labels[index];
    const line = layout.lines[index];
    if (label == null || line === undefined) continue;
    if (label.family === 'han-comma') outer += 1;
    if (label.family !== 'article') continue;
    if (articles === 0) isHanFirst = outer > 0;
    articles += 1;
    if (hasRunInTitle(lineWords(line).slice(label.end), lineKey(line).slice(label.end))) titled += 1;
  }
  const haveTitles = articles >= FEWEST_ARTICLES && titled >= articles * 0.6;
  return { isRegulation: articles >= FEWEST_ARTICLES, haveTitles, isBelowHan: isHanFirst };
}

function hasRunInTitle(words: string, key: string): boolean {
  return isTitle(readNumberedText(words, key));
}

function isTitle(read: NumberedText): boolean {
  return read.isHeading && read.hasBody && read.title.length <= LONGEST_ARTICLE_TITLE && !/[，,：:]/.test(read.title);
}

const LONGEST_ARTICLE_TITLE = 24;

/** Builds the clauses of one part: each number goes below the nearest clause of an outer family. */
class PartBuilder {
  readonly #layout: DocumentLayout;
  readonly #part: number;
  readonly #prefix: readonly string[];
  readonly #paths: ClausePaths;
  readonly #articles: ArticleStyle;
  readonly #open: Clause[] = [];
  /** The last item that ended with a semicolon: the next number closes its list, or goes on with it. */
  #unfinished: Clause | null = null;

  constructor(layout: DocumentLayout, part: number, prefix: readonly string[], paths: ClausePaths, articles: ArticleStyle) {
    this.#layout = layout;
    this.#part = part;
    this.#prefix = prefix;
    this.#paths = paths;
    this.#articles = articles;
  }

  /** The clause that the lines read so far have led into. */
  get current(): Clause | null {
    return this.#open.at(-1) ?? null;
  }

  /** Takes the next line; gives the clause it begins, or `null`. */
  read(index: number, styleLevel: number | null): Clause | null {
    const line = this.#layout.lines[index];
    if (line === undefined) return null;
    if (this.#layout.roles[index] === 'attachment') return this.#openAttachment(line);
    const label = this.#layout.labels[index];
    if (label == null) return styleLevel === null ? null : this.#openStyled(line, styleLevel);
    const rank = this.#rank(label.family);
    while (this.current !== null && this.#rank(this.current.family) >= rank) this.#open.pop();
    const words = lineWords(line).slice(label.end);
    const read = readNumberedText(words, lineKey(line).slice(label.end));
    const isEntry = this.#isEntry(label.family, read, words) && (read.hasBody || !this.#isInList(label));
    const title = isEntry && isAlwaysHeading(label.family) ? words.trim() : (bracketTitle(label.family, words) ?? read.title);
    const clause = this.#push(line, {
      family: label.family,
      ordinal: label.ordinal,
      label: label.label,
      title,
      isEntry,
      hasBody: read.hasBody,
    });
    this.#unfinished = endsInSemicolon(words) ? clause : null;
    return clause;
  }

  #isInList(label: NumberLabel): boolean {
    const before = this.#unfinished;
    return before !== null && before.family === label.family && before.ordinal + 1 === label.ordinal && before.parent === this.current;
  }

  #rank(family: Clause['family']): number {
    return family === 'article' && this.#articles.isBelowHan ? RANK_BELOW_HAN : rankOf(family);
  }

  #isEntry(family: NumberingFamily, read: NumberedText, words: string): boolean {
    if (isAlwaysHeading(family)) return true;
    if (family === 'article') return isTitledArticle(words) || (this.#articles.haveTitles && isTitle(read));
    if (isSentenceItem(family, words)) return false;
    if (this.#articles.isRegulation && this.#open.some((clause) => clause.family === 'article')) return false;
    return read.isHeading;
  }

  #openAttachment(line: TextLine): Clause {
    this.#open.length = 0;
    const part = this.#layout.parts[this.#part];
    const label = part?.label ?? lineWords(line);
    return this.#push(line, { family: 'attachment', ordinal: 0, label, title: part?.title ?? '', isEntry: true, hasBody: false });
  }

  #openStyled(line: TextLine, styleLevel: number): Clause {
    while (
      this.current !== null &&
      this.current.family !== 'attachment' &&
      !(this.current.family === 'style' && this.current.ordinal < styleLevel)
    )
      this.#open.pop();
    return this.#push(line, { family: 'style', ordinal: styleLevel, label: '', title: lineWords(line), isEntry: true, hasBody: false });
  }

  #push(line: TextLine, clause: Pick<Clause, 'family' | 'ordinal' | 'label' | 'title' | 'isEntry' | 'hasBody'>): Clause {
    const parent = this.current;
    const parentPath = parent === null ? this.#prefix : parent.path;
    const path = this.#paths.next(parentPath, clause.label === '' ? clause.title.slice(0, LONGEST_STYLE_LABEL) : clause.label);
    const placed: Clause = { ...clause, line: line.index, level: (parent?.level ?? 0) + 1, path, parent, part: this.#part };
    this.#open.push(placed);
    return placed;
  }
}

/** An unnumbered heading stands in a path with its first words. */
const LONGEST_STYLE_LABEL = 20;

function rankOf(family: Clause['family']): number {
  if (family === 'attachment') return -2;
  if (family === 'style') return -1;
  return NUMBERING_FAMILIES.indexOf(family);
}

const RANK_BELOW_HAN = NUMBERING_FAMILIES.indexOf('han-comma') + 0.5;

function isAlwaysHeading(family: NumberingFamily): boolean {
  return family === 'part' || family === 'chapter' || family === 'section';
}

/** `(2)支持研发,建设中心2个。`: a whole sentence under a small number is an item and no heading. */
function isSentenceItem(family: NumberingFamily, words: string): boolean {
  const isSmall = NUMBERING_FAMILIES.indexOf(family) >= NUMBERING_FAMILIES.indexOf('arabic-bracket');
  return isSmall && /[，,]/.test(words) && findOutside(words, '。') === words.trimEnd().length - 1;
}

/** 第一条【目的】…, 第一条(目的和依据), or a few words alone on the line. */
function isTitledArticle(words: string): boolean {
  const trimmed = words.trim();
  return (trimmed.length <= 24 && trimmed !== '' && !/[，,。；;：:]/.test(trimmed)) || ARTICLE_BRACKET.test(trimmed);
}

const ARTICLE_BRACKET = /^[【〖［[（(]([^】〗］\]）)]{1,24})[】〗］\]）)]/;

function bracketTitle(family: NumberingFamily, words: string): string | null {
  return family === 'article' ? (ARTICLE_BRACKET.exec(words.trim())?.[1] ?? null) : null;
}
