import { childElement, type XmlElement } from '../xml/parse-xml.ts';
import type { StyleSheet } from './read-styles.ts';
import { symbolCharacter } from './symbol-fonts.ts';
import { isOn, propertyValue } from './word-property.ts';

/** A reference to a note, in the order met. */
export interface NoteReference {
  readonly kind: 'footnote' | 'endnote';
  readonly id: string;
  /** The author set a mark of his own, which stands in the text. */
  readonly hasOwnMark: boolean;
}

/** What a paragraph holds, as it stands: insertions accepted, deletions and field codes left out. Line and page breaks are `\n`. */
export interface InlineContent {
  text: string;
  readonly notes: NoteReference[];
  /** Contents of text boxes anchored here (`w:txbxContent`). */
  readonly boxes: XmlElement[];
}

/** State that outlives a paragraph: a field may begin in one and end in another. */
export interface InlineState {
  readonly styles: StyleSheet;
  /** Open fields, outermost first. Text shows only where all of them are past their codes. */
  readonly fields: ('code' | 'result')[];
  hasRevisions: boolean;
}

const CONTAINERS = new Set(['w:hyperlink', 'w:smartTag', 'w:fldSimple', 'w:customXml', 'w:dir', 'w:bdo', 'w:sdtContent', 'w:rubyBase']);
const INSERTIONS = new Set(['w:ins', 'w:moveTo']);
const DELETIONS = new Set(['w:del', 'w:moveFrom']);
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

function changeField(character: XmlElement, state: InlineState): void {
  const type = character.attributes['w:fldCharType'];
  if (type === 'begin') state.fields.push('code');
  else if (type === 'separate' && state.fields.length > 0) state.fields[state.fields.length - 1] = 'result';
  else if (type === 'end') state.fields.pop();
}

/** Plain text of a run's child; `null` for one that has none. */
function characterText(child: XmlElement): string | null {
  switch (child.name) {
    case 'w:t':
    case 'm:t':
      return child.children
        .filter((part) => typeof part === 'string')
        .join('')
        .replace(/[\r\n]+/g, ' ');
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

function collectChild(child: XmlElement, state: InlineState, into: InlineContent): void {
  const { name } = child;
  const text = characterText(child);
  if (text !== null) {
    if (!state.fields.includes('code')) into.text += text;
  } else if (name === 'w:r') {
    if (!isHiddenRun(child, state.styles)) collectInline(child, state, into);
  } else if (name === 'w:fldChar') changeField(child, state);
  else if (CONTAINERS.has(name) || name.startsWith('m:')) collectInline(child, state, into);
  else if (INSERTIONS.has(name)) {
    state.hasRevisions = true;
    collectInline(child, state, into);
  } else if (DELETIONS.has(name)) state.hasRevisions = true;
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
