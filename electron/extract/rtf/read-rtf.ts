import { overstruckText } from '#shared/domain/text/overstruck-field.ts';
import { isSymbolFont, symbolText } from '#shared/domain/text/symbol-fonts.ts';
import type { Extraction } from '#shared/model/extraction.ts';
import { extractionOf } from '../extract-source.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { Marginalia, TRACKED_CHANGES } from '../marginalia/marginalia.ts';
import { marksOf } from '../marginalia/text-marks.ts';
import { isBlank, noteBlock, PLAIN_STYLE } from '../source-blocks.ts';
import { type ChangeFormat, changedFormat, isTakenOut, RtfChanges, UNCHANGED } from './rtf-changes.ts';
import { COMMENT_FACTS, RtfComments } from './rtf-comments.ts';
import { encodingOfPage, partsInSymbolFont, type RtfEncoding, rtfEncodingOf, UNTOLD } from './rtf-encoding.ts';
import { RtfRow } from './rtf-row.ts';
import { type ParagraphState, plainParagraph, RtfStory } from './rtf-story.ts';
import { CHARACTER_SYMBOLS, CHARACTER_WORDS, codePageOfAnsi, codePageOfCharset, codePageOfLanguage, RtfText } from './rtf-text.ts';
import { type RtfToken, readRtfTokens } from './rtf-tokens.ts';

/** Where the text of a group goes; `box` is a text box, `fact` what is said of a comment, `authors` those of tracked changes. */
type Destination = 'body' | 'box' | 'skip' | 'label' | 'fonts' | 'styles' | 'code' | 'note' | 'margin' | 'comment' | 'fact' | 'authors';

/** What a group inherits and gives back. */
interface Group {
  destination: Destination;
  story: RtfStory;
  text: RtfText;
  /** The row that cells are defined of: a table within a cell has its own. */
  row: RtfRow;
  font: number;
  /** Its characters were announced as Chinese ones. */
  isDoubleByte: boolean;
  /** Characters that stand after `\u` for readers without Unicode. */
  fallback: number;
  isHidden: boolean;
  isStarred: boolean;
  change: ChangeFormat;
  /** The word that a `fact` began with. */
  fact: string;
}

const SKIPPED = new Set(
  'colortbl info pict object objdata themedata colorschememapping datastore latentstyles rsidtbl listtable listoverridetable xmlnstbl generator filetbl bkmkstart bkmkend nonshppict shppict template private1 formfield pgptbl listpicture wgrffmtfilter mmathPr userprops passwordhash background sp nonesttables'.split(
    ' ',
  ),
);
const MARGINS = new Set(['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf']);
/** Starred destinations whose text is shown all the same. */
const SHOWN_STARRED = new Set(['fldinst', 'shpinst', 'shptxt', 'footnote', 'pntext', 'listtext', 'ud', 'nesttableprops']);
/** Destinations with paragraphs of their own. */
const STORIES: ReadonlySet<Destination> = new Set(['box', 'note', 'margin', 'comment']);
/** Destinations of the document's own text: places, comments and tracked changes are kept in them. */
const TEXTS: ReadonlySet<Destination> = new Set(['body', 'box', 'note']);
const DEEPEST = 1_000;

/** Reads one RTF file; a new instance a file. */
class RtfReader {
  readonly furniture: string[] = [];
  readonly marginalia = new Marginalia();
  readonly #changes = new RtfChanges(this.marginalia);
  readonly #comments = new RtfComments(this.marginalia);
  readonly #body = new RtfStory();
  readonly #groups: Group[] = [];
  readonly #fonts = new Map<number, string | null>();
  /** Names of the fonts whose characters are signs. */
  readonly #symbolFonts = new Map<number, string>();
  readonly #headings = new Map<number, number>();
  #group: Group;
  #paragraph = plainParagraph();
  #ansi = UNTOLD;
  /** The file names its code page; else its language tells. */
  #isAnsiTold = false;
  #skipBytes = 0;
  /** Bytes typed in a font of signs: whether they are Chinese shows when all are there. */
  #signs = '';
  /** Bytes outside ASCII by the code page that they were read in. */
  readonly #pages = new Map<string, number>();
  readonly #encoding: RtfEncoding;
  #hasHighBytes = false;
  #notes = 0;
  #styleInDefinition: number | null = null;

  constructor(encoding: RtfEncoding) {
    this.#encoding = encoding;
    const where = { destination: 'body', story: this.#body, text: new RtfText(), row: new RtfRow(), fact: '' } as const;
    this.#group = { ...where, font: 0, isDoubleByte: false, fallback: 1, isHidden: false, isStarred: false, change: UNCHANGED };
  }

  read(source: string): RtfStory {
    for (const token of readRtfTokens(source)) this.#take(token);
    this.#endSigns();
    while (this.#groups.length > 0) this.#close();
    this.#endParagraph();
    return this.#body;
  }

  #take(token: RtfToken): void {
    if (token.kind !== 'byte') this.#endSigns();
    if (token.kind === 'open') this.#open();
    else if (token.kind === 'close') this.#close();
    else if (token.kind === 'byte') this.#addBytes(token.bytes);
    else if (token.kind === 'symbol') this.#takeSymbol(token.symbol);
    else this.#takeWord(token.word, token.value);
  }

  #open(): void {
    if (this.#groups.length > DEEPEST) throw new ExtractionFailure('too-large', 'RTF is nested too deeply');
    this.#groups.push(this.#group);
    this.#group = { ...this.#group, isStarred: false };
    this.#skipBytes = 0;
  }

  #close(): void {
    const closed = this.#group;
    const outer = this.#groups.pop();
    if (outer === undefined) return;
    this.#skipBytes = 0;
    if (closed.destination !== outer.destination) this.#endDestination(closed, outer);
    else if (closed.destination === 'styles') this.#endStyle(closed.text.take());
    else if (closed.destination === 'fonts') this.#endFont(closed);
    this.#group = outer;
  }

  #endDestination(closed: Group, outer: Group): void {
    const { destination, text } = closed;
    if (destination === 'label') this.#paragraph.label += text.take().replace(/[\t ]+$/, '');
    else if (destination === 'code') {
      if (TEXTS.has(outer.destination) && !outer.isHidden) outer.text.add(overstruckText(text.take()));
    } else if (destination === 'authors') this.#changes.takeAuthors(text.take());
    else if (destination === 'fact') this.#addMark(outer, this.#comments.takeFact(closed.fact, text.take()));
    else if (STORIES.has(destination)) this.#endStory(closed, outer);
  }

  #endStory(closed: Group, outer: Group): void {
    if (TEXTS.has(closed.destination)) this.#changes.end();
    closed.story.endParagraph(closed.text.take(), PLAIN_STYLE, 0);
    const blocks = closed.story.end();
    const found = blocks.flatMap((block) => block.rows?.flat() ?? [block.text]);
    const texts = found.filter((text) => !isBlank(text));
    if (closed.destination === 'margin') this.furniture.push(...texts);
    else if (closed.destination === 'comment') this.#addMark(outer, this.#comments.takeWords(texts.join('\n')));
    else if (texts.length > 0 && closed.destination === 'box') this.#following.push(...blocks);
    else if (texts.length > 0) {
      this.#notes += 1;
      this.#following.push(noteBlock(String(this.#notes), texts.join('\n')));
    } else outer.story.hold(found.map(marksOf).join(''));
    this.#paragraph = this.#savedParagraphs.pop() ?? plainParagraph();
  }

  /** Puts a mark of a place where the reader stands, if places are kept there. */
  #addMark({ destination, text }: Group, mark: string): void {
    if (TEXTS.has(destination)) text.addMark(mark);
  }

  /** Notes and text boxes: they stand behind the paragraph that they belong to. */
  readonly #following: ReturnType<typeof noteBlock>[] = [];
  readonly #savedParagraphs: ParagraphState[] = [];

  #enter(destination: Destination): void {
    if (destination === this.#group.destination) return;
    this.#group.destination = destination;
    if (STORIES.has(destination)) {
      this.#savedParagraphs.push(this.#paragraph);
      this.#paragraph = plainParagraph();
      this.#group.story = new RtfStory();
    }
    // What a comment says was not taken out with the words that it stands at.
    if (destination === 'comment' || destination === 'fact' || destination === 'authors') {
      this.#group.change = UNCHANGED;
      this.#group.isHidden = false;
    }
    if (destination !== 'body') this.#group.text = new RtfText();
  }

  /** The texts that characters met here go into. */
  #targets(): readonly RtfText[] {
    const { destination, isHidden, change, text } = this.#group;
    if (destination === 'skip' || isHidden) return [];
    if (TEXTS.has(destination)) return this.#changes.targets(change, text);
    return isTakenOut(change) ? [] : [text];
  }

  #addBytes(bytes: string): void {
    const kept = bytes.slice(this.#skipBytes);
    this.#skipBytes = Math.max(0, this.#skipBytes - bytes.length);
    if (kept === '') return;
    if (this.#symbolFonts.has(this.#group.font)) this.#signs += kept;
    else this.#addText(kept);
  }

  #endSigns(): void {
    const symbols = this.#symbolFonts.get(this.#group.font);
    if (this.#signs === '' || symbols === undefined) return;
    const { isDoubleByte } = this.#group;
    for (const { bytes, isChinese } of partsInSymbolFont(this.#signs, this.#pageOf(this.#signs), isDoubleByte ? 1 : 2)) {
      if (isChinese) this.#addText(bytes);
      else this.#add(symbolText(symbols, bytes));
    }
    this.#signs = '';
  }

  #pageOf(bytes: string): string {
    return this.#encoding.chosen ?? this.#fonts.get(this.#group.font) ?? (this.#isAnsiTold ? this.#ansi : this.#untoldPage(bytes));
  }

  #addText(kept: string): void {
    const targets = this.#targets();
    if (targets.length === 0) return;
    const page = this.#pageOf(kept);
    const high = kept.match(/[\x80-\xff]/g)?.length ?? 0;
    // Names of type faces say nothing of the text.
    if (high > 0 && TEXTS.has(this.#group.destination)) this.#pages.set(page, (this.#pages.get(page) ?? 0) + high);
    for (const text of targets) text.addBytes(kept, page);
  }

  /** A file that names neither code page nor a language that has one is read in what its bytes look like. */
  #untoldPage(bytes: string): string {
    if (this.#ansi !== UNTOLD) return this.#ansi;
    // The second byte of a character may look like ASCII.
    this.#hasHighBytes ||= /[\x80-\xff]/.test(bytes);
    return this.#hasHighBytes ? this.#encoding.guess() : UNTOLD;
  }

  /** The encoding that most of the bytes outside ASCII were read in; `null` where there are none. */
  get encoding(): string | null {
    const [most] = [...this.#pages].sort(([, first], [, second]) => second - first);
    return most === undefined ? null : encodingOfPage(most[0]);
  }

  #add(text: string): void {
    for (const target of this.#targets()) target.add(text);
  }

  #takeSymbol(symbol: string): void {
    if (symbol === '*') this.#group.isStarred = true;
    else if (symbol === '\n' || symbol === '\r') this.#takeParagraphEnd();
    else {
      const text = CHARACTER_SYMBOLS[symbol];
      if (text !== undefined) this.#add(text);
    }
  }

  #takeWord(word: string, value: number | null): void {
    const isStarred = this.#group.isStarred;
    this.#group.isStarred = false;
    if (this.#group.destination === 'skip') return;
    if (this.#takeMarginal(word)) return;
    if (SKIPPED.has(word) || (isStarred && !SHOWN_STARRED.has(word))) this.#enter('skip');
    else if (Object.hasOwn(CHARACTER_WORDS, word)) this.#add(CHARACTER_WORDS[word] ?? '');
    else if (!this.#takeDestination(word) && !this.#takeCharacter(word, value)) this.#takeParagraph(word, value);
  }

  /** Destinations of comments and tracked changes; those of headers and footers are left out. */
  #takeMarginal(word: string): boolean {
    const isFact = COMMENT_FACTS.has(word);
    if (!isFact && word !== 'annotation' && word !== 'revtbl') return false;
    const { destination } = this.#group;
    const isKept = TEXTS.has(destination) || (isFact && destination === 'comment');
    if (!isKept) this.#enter('skip');
    else if (isFact) {
      this.#enter('fact');
      this.#group.fact = word;
    } else this.#enter(word === 'annotation' ? 'comment' : 'authors');
    return true;
  }

  #takeDestination(word: string): boolean {
    // Notes and margins inside a comment are not those of the document.
    if (this.#group.destination === 'comment' && (word === 'footnote' || MARGINS.has(word))) this.#enter('skip');
    else if (word === 'fonttbl') this.#enter('fonts');
    else if (word === 'stylesheet') this.#enter('styles');
    else if (word === 'listtext' || word === 'pntext') this.#enter('label');
    else if (word === 'fldinst') this.#enter('code');
    else if (word === 'footnote') this.#enter('note');
    else if (word === 'shptxt' && this.#group.destination === 'body') this.#enter('box');
    else if (word === 'nesttableprops') this.#group.row = new RtfRow();
    else if (MARGINS.has(word)) this.#enter('margin');
    else return false;
    return true;
  }

  #characterOf(code: number): string {
    const symbols = this.#symbolFonts.get(this.#group.font);
    const character = String.fromCharCode(code);
    return symbols === undefined ? character : symbolText(symbols, character);
  }

  #takeCharacter(word: string, value: number | null): boolean {
    const change = changedFormat(this.#group.change, word, value);
    if (change !== null) this.#group.change = change;
    if (change !== null) return true;
    switch (word) {
      case 'u':
        // Signed 16 bit by the standard; LibreOffice writes it unsigned.
        if (value !== null) this.#add(this.#characterOf(value & 0xffff));
        this.#skipBytes = this.#group.fallback;
        return true;
      case 'uc':
        this.#group.fallback = Math.min(Math.max(value ?? 1, 0), 16);
        return true;
      case 'f':
        this.#group.font = value ?? 0;
        return true;
      case 'loch':
      case 'hich':
      case 'dbch':
        this.#group.isDoubleByte = word === 'dbch';
        return true;
      case 'fcharset':
        this.#fonts.set(this.#group.font, codePageOfCharset(value ?? 0));
        return true;
      case 'ansicpg':
        this.#ansi = codePageOfAnsi(value ?? 1252);
        this.#isAnsiTold = true;
        return true;
      case 'deflang':
      case 'deflangfe': {
        const page = codePageOfLanguage(value ?? 0);
        if (page !== null && !this.#isAnsiTold) this.#ansi = page;
        return true;
      }
      case 'v':
        this.#group.isHidden = value !== 0;
        return true;
      case 'plain':
        this.#group.isHidden = false;
        this.#group.isDoubleByte = false;
        this.#group.change = UNCHANGED;
        return true;
      default:
        return false;
    }
  }

  #takeParagraph(word: string, value: number | null): void {
    const paragraph = this.#paragraph;
    const { story, row } = this.#group;
    if (word === 'par' || word === 'sect') this.#takeParagraphEnd();
    else if (word === 'pard') this.#paragraph = { ...plainParagraph(), label: paragraph.label };
    else if (word === 'intbl') paragraph.depth = Math.max(paragraph.depth, 1);
    else if (word === 'itap') paragraph.depth = Math.max(value ?? 0, 0);
    else if (word === 'qc') paragraph.isCentred = true;
    else if (word === 'ql' || word === 'qr' || word === 'qj') paragraph.isCentred = false;
    else if (word === 'outlinelevel') paragraph.outlineLevel = value === null || value > 8 ? null : value + 1;
    else if (word === 's' && this.#group.destination === 'styles') this.#styleInDefinition = value;
    else if (word === 's') paragraph.style = value;
    else if (word === 'cell' || word === 'nestcell') {
      const depth = word === 'cell' ? 1 : Math.max(paragraph.depth, 2);
      this.#endParagraph(depth);
      story.endCell(depth);
    } else if (word === 'row') story.endRow(1, row.shapes);
    else if (word === 'nestrow') story.endRow(Math.max(paragraph.depth, 2), row.shapes);
    else row.take(word, value);
  }

  #endFont({ font, text }: Group): void {
    const name = text.take().replace(/;\s*$/, '').trim();
    if (isSymbolFont(name)) this.#symbolFonts.set(font, name);
  }

  #endStyle(name: string): void {
    const heading = /^\s*(?:heading|标题)\s*([1-9])\s*;?$/i.exec(name)?.[1];
    if (heading !== undefined && this.#styleInDefinition !== null) this.#headings.set(this.#styleInDefinition, Number(heading));
    this.#styleInDefinition = null;
  }

  /** Ends the paragraph, unless its end was taken out: then it goes on in the next one, under that one's label. */
  #takeParagraphEnd(): void {
    const { destination, change, text } = this.#group;
    if (TEXTS.has(destination) && this.#changes.takeParagraphEnd(change, text)) this.#paragraph.label = '';
    else this.#endParagraph();
  }

  #endParagraph(least = 0): void {
    const { destination, story, text } = this.#group;
    if (destination !== 'body' && !STORIES.has(destination)) return;
    if (TEXTS.has(destination)) this.#changes.end();
    const { depth, isCentred, outlineLevel, style, label } = this.#paragraph;
    const listLabel = /[\p{L}\p{N}]/u.test(label) ? label.trim() : null;
    const headingLevel = outlineLevel ?? (style === null ? null : (this.#headings.get(style) ?? null));
    story.endParagraph(text.take(), { ...PLAIN_STYLE, isCentred, headingLevel, listLabel }, Math.max(depth, least));
    this.#paragraph.label = '';
    if (destination === 'body') for (const note of this.#following.splice(0)) story.add(note);
  }
}

/**
 * Reads Rich Text Format: paragraphs with the labels that the file shows for lists, tables, notes; headers and footers as furniture;
 * comments and tracked changes at their places. `chosen` is the encoding that a person says its bytes are in, whatever the file says.
 */
export function readRtf(bytes: Uint8Array, chosen: string | null = null): Extraction {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const reader = new RtfReader(rtfEncodingOf(source, chosen));
  const story = reader.read(source);
  const marginal = reader.marginalia.finish(story.end());
  const warnings = marginal.revisions.length > 0 ? [TRACKED_CHANGES] : [];
  const { encoding, furniture } = reader;
  return extractionOf({ mediaType: 'application/rtf', encoding, furniture, warnings, ...marginal });
}
