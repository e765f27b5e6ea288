import { overstruckText } from '#shared/domain/text/overstruck-field.ts';
import { isSymbolFont, symbolCharacter, symbolText } from '#shared/domain/text/symbol-fonts.ts';
import { authorOf, type Hand, localTimeOf, type Marginalia } from '../marginalia/marginalia.ts';
import { withoutForeignMarks } from '../marginalia/text-marks.ts';
import { childElement, type XmlElement } from '../xml/parse-xml.ts';
import type { StyleSheet } from './read-styles.ts';
import { isOn, propertyValue } from './word-property.ts';

/** A reference to a note, in the order met. */
export interface NoteReference {
  readonly kind: 'footnote' | 'endnote';
  readonly id: string;
  /** The author set a mark of his own, which stands in the text. */
  readonly hasOwnMark: boolean;
}

/** What a paragraph holds, as it stands: insertions accepted, deletions and field codes left out; with marks. Line and page breaks are `\n`. */
export interface InlineContent {
  text: string;
  readonly notes: NoteReference[];
  /** Contents of text boxes anchored here (`w:txbxContent`). */
  readonly boxes: XmlElement[];
}

interface OpenField {
  isInCode: boolean;
  code: string;
}

/** State that outlives a paragraph: a field may begin in one and end in another. */
export interface InlineState {
  readonly styles: StyleSheet;
  /** Open fields, outermost first. Text shows only where all of them are past their codes. */
  readonly fields: OpenField[];
  hasRevisions: boolean;
  readonly marginalia: Marginalia;
}

const CONTAINERS = new Set(['w:hyperlink', 'w:smartTag', 'w:fldSimple', 'w:customXml', 'w:dir', 'w:bdo', 'w:sdtContent', 'w:rubyBase']);
const INSERTIONS: ReadonlyMap<string, 'insertion' | 'move-to'> = new Map([
  ['w:ins', 'insertion'],
  ['w:moveTo', 'move-to'],
]);
const DELETIONS: ReadonlyMap<string, 'deletion' | 'move-from'> = new Map([
  ['w:del', 'deletion'],
  ['w:moveFrom', 'move-from'],
]);
const COMMENT_ENDS: ReadonlyMap<string, 'from' | 'to' | 'at'> = new Map([
  ['w:commentRangeStart', 'from'],
  ['w:commentRangeEnd', 'to'],
  ['w:commentReference', 'at'],
]);

/** Further codes of a field are left out: only short ones show something by themselves. */
const LONGEST_CODE = 1_000;

const DRAWINGS = new Set(['w:drawing', 'w:pict', 'w:object']);

/** An empty content to collect into. */
export function emptyInline(): InlineContent {
  return { text: '', notes: [], boxes: [] };
}

/** The branch of an alternate content that is shown: a choice that holds something, else the fallback. */
export function shownAlternative(element: XmlElement): XmlElement | null {
  const choice = childElement(element, 'mc:Choice');
  return choice !== null && choice.children.length > 0 ? choice : childElement(element, 'mc:Fallback');
}

function collectBoxes(element: XmlElement, boxes: XmlElement[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'w:txbxContent') boxes.push(child);
    else if (child.name === 'mc:AlternateContent') {
      const shown = shownAlternative(child);
      if (shown !== null) collectBoxes(shown, boxes);
    } else collectBoxes(child, boxes);
  }
}

function isHiddenRun(run: XmlElement, styles: StyleSheet): boolean {
  const properties = childElement(run, 'w:rPr');
  if (properties === null) return false;
  const own = isOn(properties, 'w:vanish');
  if (own !== null) return own;
  const style = propertyValue(properties, 'w:rStyle');
  return style !== null && styles.isHiddenCharacter(style);
}

function isInCode(state: InlineState): boolean {
  return state.fields.some((field) => field.isInCode);
}

/** Opens, turns or closes a field; returns what it shows by itself: a check box of a form, characters set over each other. */
function changeField(character: XmlElement, state: InlineState): string {
  const type = character.attributes['w:fldCharType'];
  const top = state.fields.at(-1);
  if (type === 'begin') {
    const box = isInCode(state) ? '' : checkBoxOf(character);
    state.fields.push({ isInCode: true, code: '' });
    return box;
  }
  if (type === 'separate' && top !== undefined) top.isInCode = false;
  if (type !== 'end' || top === undefined) return '';
  state.fields.pop();
  return top.isInCode && !isInCode(state) ? overstruckText(top.code) : '';
}

function takeCode(element: XmlElement, state: InlineState): void {
  const top = state.fields.at(-1);
  if (top?.isInCode === true && top.code.length < LONGEST_CODE) top.code += wordsOf(element);
}

/** The check box of a form as it is ticked; empty for other fields. */
function checkBoxOf(character: XmlElement): string {
  const box = childElement(childElement(character, 'w:ffData'), 'w:checkBox');
  if (box === null) return '';
  return (isOn(box, 'w:checked') ?? isOn(box, 'w:default') ?? false) ? '☑' : '□';
}

/** The symbol font that a run is set in; `null` for ordinary ones. */
function symbolFontOf(run: XmlElement): string | null {
  const fonts = childElement(childElement(run, 'w:rPr'), 'w:rFonts');
  const name = fonts?.attributes['w:ascii'] ?? fonts?.attributes['w:hAnsi'] ?? '';
  return isSymbolFont(name) ? name : null;
}

function collectRun(run: XmlElement, state: InlineState, into: InlineContent): void {
  const font = symbolFontOf(run);
  const start = into.text.length;
  collectInline(run, state, into);
  if (font !== null) into.text = into.text.slice(0, start) + symbolText(font, into.text.slice(start));
}

function wordsOf(element: XmlElement): string {
  const words = element.children.filter((part) => typeof part === 'string').join('');
  return withoutForeignMarks(words.replace(/[\r\n]+/g, ' '));
}

/** Plain text of a run's child; `null` for one that has none. */
function characterText(child: XmlElement): string | null {
  switch (child.name) {
    case 'w:t':
    case 'm:t':
      return wordsOf(child);
    case 'w:tab':
    case 'w:ptab':
      return '\t';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '-';
    case 'w:sym':
      return symbolCharacter(child.attributes['w:font'] ?? '', child.attributes['w:char'] ?? '');
    default:
      return null;
  }
}

function collectReference(child: XmlElement, into: InlineContent): void {
  const kind = child.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
  const hasOwnMark = ['1', 'true', 'on'].includes(child.attributes['w:customMarkFollows'] ?? '');
  into.notes.push({ kind, id: child.attributes['w:id'] ?? '', hasOwnMark });
}

/** The mark of an end of a comment's range, or of the reference to it; `null` for any other element. */
export function commentMark(element: XmlElement, marginalia: Marginalia): string | null {
  const end = COMMENT_ENDS.get(element.name);
  return end === undefined ? null : marginalia.placeComment(element.attributes['w:id'] ?? '', end);
}

/** Who made a tracked change, and when. */
export function handOf(change: XmlElement): Hand {
  return { author: authorOf(change.attributes['w:author']), date: localTimeOf(change.attributes['w:date']) };
}

/** Words that were taken out, as they stood; the codes of fields left out. */
export function deletedText(element: XmlElement): string {
  let text = '';
  for (const child of element.children) {
    if (typeof child === 'string' || child.name === 'w:rPr' || child.name === 'w:pPr' || child.name.endsWith('nstrText')) continue;
    if (child.name === 'w:delText') text += wordsOf(child);
    else text += characterText(child) ?? deletedText(child);
  }
  return text;
}

function collectInsertion(child: XmlElement, kind: 'insertion' | 'move-to', state: InlineState, into: InlineContent): void {
  state.hasRevisions = true;
  const from = state.marginalia.mark();
  into.text += from.text;
  const start = into.text.length;
  collectInline(child, state, into);
  const to = state.marginalia.mark();
  state.marginalia.noteInsertion(kind, handOf(child), { from: from.number, to: to.number, text: into.text.slice(start) });
  into.text += to.text;
}

/** Takes a tracked change, or one end of a comment; false for anything else. */
function collectChange(child: XmlElement, state: InlineState, into: InlineContent): boolean {
  const mark = commentMark(child, state.marginalia);
  const [insertion, deletion] = [INSERTIONS.get(child.name), DELETIONS.get(child.name)];
  if (mark !== null) into.text += mark;
  else if (insertion !== undefined) collectInsertion(child, insertion, state, into);
  else if (deletion !== undefined) {
    state.hasRevisions = true;
    if (!isInCode(state)) into.text += state.marginalia.noteDeletion(deletion, handOf(child), deletedText(child));
  }
  return mark !== null || insertion !== undefined || deletion !== undefined;
}

function collectChild(child: XmlElement, state: InlineState, into: InlineContent): void {
  const { name } = child;
  const text = characterText(child);
  if (text !== null) {
    if (!isInCode(state)) into.text += text;
  } else if (name === 'w:r') {
    if (!isHiddenRun(child, state.styles)) collectRun(child, state, into);
  } else if (name === 'w:fldChar') into.text += changeField(child, state);
  else if (name === 'w:instrText') takeCode(child, state);
  else if (CONTAINERS.has(name) || name.startsWith('m:')) collectInline(child, state, into);
  else if (collectChange(child, state, into)) return;
  else if (name === 'w:sdt' || name === 'w:ruby') collectInline(child, state, into);
  else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') collectReference(child, into);
  else if (DRAWINGS.has(name)) collectBoxes(child, into.boxes);
  else if (name === 'mc:AlternateContent') {
    const shown = shownAlternative(child);
    if (shown !== null) collectInline(shown, state, into);
  }
}

/** Adds the content of a paragraph, or of an element inside one, to `into`. */
export function collectInline(element: XmlElement, state: InlineState, into: InlineContent): void {
  for (const child of element.children) if (typeof child !== 'string') collectChild(child, state, into);
}
