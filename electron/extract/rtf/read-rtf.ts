import type { Extraction } from '#shared/model/extraction.ts';
import { extractionOf } from '../extract-source.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { noteBlock, PLAIN_STYLE } from '../source-blocks.ts';
import { RtfStory } from './rtf-story.ts';
import { CHARACTER_SYMBOLS, CHARACTER_WORDS, codePageOfAnsi, codePageOfCharset, RtfText } from './rtf-text.ts';
import { type RtfToken, readRtfTokens } from './rtf-tokens.ts';

/** Where the text of a group goes. */
type Destination = 'body' | 'skip' | 'label' | 'fonts' | 'styles' | 'note' | 'margin';

/** What a group inherits and gives back. */
interface Group {
  destination: Destination;
  story: RtfStory;
  text: RtfText;
  font: number;
  /** Characters that stand after `\u` for readers without Unicode. */
  fallback: number;
  isHidden: boolean;
  isStarred: boolean;
}

interface ParagraphState {
  isInTable: boolean;
  isCentred: boolean;
  outlineLevel: number | null;
  style: number | null;
  label: string;
}

const SKIPPED = new Set(
  'colortbl info pict object objdata fldinst themedata colorschememapping datastore latentstyles rsidtbl listtable listoverridetable revtbl xmlnstbl generator filetbl annotation atnid atnauthor atndate atnref bkmkstart bkmkend nonshppict shppict template private1 formfield pgptbl listpicture wgrffmtfilter mmathPr userprops passwordhash background sp'.split(
    ' ',
  ),
);
const MARGINS = new Set(['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf']);
/** Starred destinations whose text is shown all the same. */
const SHOWN_STARRED = new Set(['shpinst', 'shptxt', 'footnote', 'pntext', 'listtext', 'ud']);
const DEEPEST = 1_000;

const plainParagraph = (): ParagraphState => ({ isInTable: false, isCentred: false, outlineLevel: null, style: null, label: '' });

/** Reads one RTF file; a new instance a file. */
class RtfReader {
  readonly furniture: string[] = [];
  readonly #body = new RtfStory();
  readonly #groups: Group[] = [];
  readonly #fonts = new Map<number, string | null>();
  readonly #headings = new Map<number, number>();
  #group: Group;
  #paragraph = plainParagraph();
  #ansi = 'win1252';
  #skipBytes = 0;
  #notes = 0;
  #styleInDefinition: number | null = null;

  constructor() {
    this.#group = { destination: 'body', story: this.#body, text: new RtfText(), font: 0, fallback: 1, isHidden: false, isStarred: false };
  }

  read(source: string): RtfStory {
    for (const token of readRtfTokens(source)) this.#take(token);
    while (this.#groups.length > 0) this.#close();
    this.#endParagraph();
    return this.#body;
  }

  #take(token: RtfToken): void {
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
    this.#group = outer;
  }

  #endDestination(closed: Group, outer: Group): void {
    if (closed.destination === 'label') this.#paragraph.label += closed.text.take().replace(/[\t ]+$/, '');
    if (closed.destination !== 'note' && closed.destination !== 'margin') return;
    closed.story.endParagraph(closed.text.take(), PLAIN_STYLE, false);
    const texts = closed.story
      .end()
      .flatMap((block) => block.rows?.flat() ?? [block.text])
      .filter((text) => text !== '');
    if (closed.destination === 'margin') this.furniture.push(...texts);
    else if (texts.length > 0) {
      this.#notes += 1;
      this.#pendingNotes.push(noteBlock(String(this.#notes), texts.join('\n')));
    }
    if (outer.destination === 'body') this.#paragraph = this.#savedParagraphs.pop() ?? plainParagraph();
  }

  readonly #pendingNotes: ReturnType<typeof noteBlock>[] = [];
  readonly #savedParagraphs: ParagraphState[] = [];

  #enter(destination: Destination): void {
    if (destination === this.#group.destination) return;
    this.#group.destination = destination;
    if (destination === 'note' || destination === 'margin') {
      this.#savedParagraphs.push(this.#paragraph);
      this.#paragraph = plainParagraph();
      this.#group.story = new RtfStory();
    }
    if (destination !== 'body') this.#group.text = new RtfText();
  }

  #addBytes(bytes: string): void {
    const kept = bytes.slice(this.#skipBytes);
    this.#skipBytes = Math.max(0, this.#skipBytes - bytes.length);
    if (kept === '' || this.#group.destination === 'skip' || this.#group.isHidden) return;
    this.#group.text.addBytes(kept, this.#fonts.get(this.#group.font) ?? this.#ansi);
  }

  #add(text: string): void {
    if (this.#group.destination !== 'skip' && !this.#group.isHidden) this.#group.text.add(text);
  }

  #takeSymbol(symbol: string): void {
    if (symbol === '*') this.#group.isStarred = true;
    else if (symbol === '\n' || symbol === '\r') this.#endParagraph();
    else {
      const text = CHARACTER_SYMBOLS[symbol];
      if (text !== undefined) this.#add(text);
    }
  }

  #takeWord(word: string, value: number | null): void {
    const isStarred = this.#group.isStarred;
    this.#group.isStarred = false;
    if (SKIPPED.has(word) || (isStarred && !SHOWN_STARRED.has(word))) this.#enter('skip');
    else if (this.#group.destination === 'skip') return;
    else if (word in CHARACTER_WORDS) this.#add(CHARACTER_WORDS[word] ?? '');
    else if (!this.#takeDestination(word) && !this.#takeCharacter(word, value)) this.#takeParagraph(word, value);
  }

  #takeDestination(word: string): boolean {
    if (word === 'fonttbl') this.#enter('fonts');
    else if (word === 'stylesheet') this.#enter('styles');
    else if (word === 'listtext' || word === 'pntext') this.#enter('label');
    else if (word === 'footnote') this.#enter('note');
    else if (MARGINS.has(word)) this.#enter('margin');
    else return false;
    return true;
  }

  #takeCharacter(word: string, value: number | null): boolean {
    switch (word) {
      case 'u':
        // Signed 16 bit by the standard; LibreOffice writes it unsigned.
        if (value !== null) this.#add(String.fromCharCode(value & 0xffff));
        this.#skipBytes = this.#group.fallback;
        return true;
      case 'uc':
        this.#group.fallback = Math.min(Math.max(value ?? 1, 0), 16);
        return true;
      case 'f':
        this.#group.font = value ?? 0;
        return true;
      case 'fcharset':
        this.#fonts.set(this.#group.font, codePageOfCharset(value ?? 0));
        return true;
      case 'ansicpg':
        this.#ansi = codePageOfAnsi(value ?? 1252);
        return true;
      case 'v':
      case 'deleted':
        this.#group.isHidden = value !== 0;
        return true;
      case 'plain':
        this.#group.isHidden = false;
        return true;
      default:
        return false;
    }
  }

  #takeParagraph(word: string, value: number | null): void {
    const paragraph = this.#paragraph;
    if (word === 'par' || word === 'sect') this.#endParagraph();
    else if (word === 'pard') this.#paragraph = { ...plainParagraph(), label: paragraph.label };
    else if (word === 'intbl') paragraph.isInTable = true;
    else if (word === 'qc') paragraph.isCentred = true;
    else if (word === 'ql' || word === 'qr' || word === 'qj') paragraph.isCentred = false;
    else if (word === 'outlinelevel') paragraph.outlineLevel = value === null || value > 8 ? null : value + 1;
    else if (word === 's' && this.#group.destination === 'styles') this.#styleInDefinition = value;
    else if (word === 's') paragraph.style = value;
    else if (word === 'cell') {
      this.#endParagraph(true);
      this.#group.story.endCell();
    } else if (word === 'row') this.#group.story.endRow();
    else if (word === 'nestcell') this.#add('\t');
    else if (word === 'nestrow') this.#add('\n');
  }

  #endStyle(name: string): void {
    const heading = /^\s*(?:heading|标题)\s*([1-9])\s*;?$/i.exec(name)?.[1];
    if (heading !== undefined && this.#styleInDefinition !== null) this.#headings.set(this.#styleInDefinition, Number(heading));
    this.#styleInDefinition = null;
  }

  #endParagraph(isCell = false): void {
    const { destination, story, text } = this.#group;
    if (destination !== 'body' && destination !== 'note' && destination !== 'margin') return;
    const { isInTable, isCentred, outlineLevel, style, label } = this.#paragraph;
    const listLabel = /[\p{L}\p{N}]/u.test(label) ? label.trim() : null;
    const headingLevel = outlineLevel ?? (style === null ? null : (this.#headings.get(style) ?? null));
    story.endParagraph(text.take(), { ...PLAIN_STYLE, isCentred, headingLevel, listLabel }, isInTable || isCell);
    this.#paragraph.label = '';
    if (destination === 'body') for (const note of this.#pendingNotes.splice(0)) story.add(note);
  }
}

/** Reads Rich Text Format: paragraphs with the labels that the file shows for lists, tables, notes; headers and footers as furniture. */
export function readRtf(bytes: Uint8Array): Extraction {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const reader = new RtfReader();
  const story = reader.read(source);
  return extractionOf({ mediaType: 'application/rtf', blocks: story.end(), furniture: reader.furniture });
}
