import { ownNames } from '#shared/domain/text/own-names.ts';
import { numberFormatOfCode } from '../docx/number-format-codes.ts';
import { childElement, childElements, type XmlElement, type XmlNode } from '../xml/parse-xml.ts';

/** A Word 2003 XML document as the parts of a package. */
export interface ConvertedDocument {
  readonly parts: ReadonlyMap<string, XmlElement>;
  /** Names of parts by the type of the relationship that leads to them. */
  readonly related: ReadonlyMap<string, readonly string[]>;
}

/** What stands inside the text and is a part of its own in a package. */
interface Aside {
  readonly footnotes: XmlElement[];
  readonly endnotes: XmlElement[];
  readonly headers: XmlElement[];
  readonly footers: XmlElement[];
  readonly comments: XmlElement[];
}

/** Elements that only changed their names. */
const RENAMED: Readonly<Record<string, string>> = ownNames({
  'w:hlink': 'w:hyperlink',
  'w:vmerge': 'w:vMerge',
  'w:hmerge': 'w:hMerge',
  'w:lists': 'w:numbering',
  'w:listStyleLink': 'w:numStyleLink',
});
const COMMENT_ENDS: ReadonlyMap<string, string> = new Map([
  ['Word.Comment.Start', 'w:commentRangeStart'],
  ['Word.Comment.End', 'w:commentRangeEnd'],
]);
const REVISIONS: ReadonlyMap<string, string> = new Map([
  ['Word.Insertion', 'w:ins'],
  ['Word.Deletion', 'w:del'],
]);

function element(name: string, attributes: Readonly<Record<string, string>>, children: readonly XmlNode[] = []): XmlElement {
  return { name, attributes, children };
}

function settingOf(parent: XmlElement, name: string): string {
  return childElement(parent, name)?.attributes['w:val'] ?? '';
}

function convertChildren(parent: XmlElement, aside: Aside): XmlNode[] {
  return parent.children.flatMap((child) => (typeof child === 'string' ? [child] : convertElement(child, aside)));
}

/** Insertions, deletions and comments; bookmarks and former formatting are no text of the document. */
function convertAnnotation(annotation: XmlElement, aside: Aside): XmlNode[] {
  const type = annotation.attributes['w:type'] ?? '';
  const content = childElement(annotation, 'aml:content');
  const id = { 'w:id': annotation.attributes['aml:id'] ?? '' };
  const range = COMMENT_ENDS.get(type);
  if (range !== undefined) return [element(range, id)];
  const name = type === 'Word.Comment' ? 'w:comment' : REVISIONS.get(type);
  if (name === undefined) return [];
  const attributes = {
    ...id,
    'w:initials': annotation.attributes['w:initials'] ?? '',
    'w:author': annotation.attributes['aml:author'] ?? '',
    'w:date': annotation.attributes['aml:createdate'] ?? '',
  };
  if (name === 'w:comment') {
    // Like a note it stands where it is referred to.
    aside.comments.push(element(name, attributes, content === null ? [] : convertChildren(content, aside)));
    return [element('w:commentReference', id)];
  }
  return [element(name, attributes, content === null ? [] : convertChildren(content, aside))];
}

/** A note stands where it is referred to: it is put aside, and a reference takes its place. */
function convertNote(note: XmlElement, aside: Aside): XmlNode[] {
  const isFootnote = note.name === 'w:footnote';
  const notes = isFootnote ? aside.footnotes : aside.endnotes;
  const id = String(notes.length + 1);
  // The place is taken first: a note may hold further ones.
  const index = notes.push(element(note.name, { 'w:id': id })) - 1;
  notes[index] = element(note.name, { 'w:id': id }, convertChildren(note, aside));
  const hasOwnMark = note.attributes['w:suppressRef'] ?? 'off';
  return [element(isFootnote ? 'w:footnoteReference' : 'w:endnoteReference', { 'w:id': id, 'w:customMarkFollows': hasOwnMark })];
}

function convertListReference(properties: XmlElement): XmlElement {
  const parts = [
    ['w:ilvl', 'w:ilvl'],
    ['w:numId', 'w:ilfo'],
  ] as const;
  const children = parts.flatMap(([name, source]) => {
    const value = settingOf(properties, source);
    return value === '' ? [] : [element(name, { 'w:val': value })];
  });
  return element('w:numPr', {}, children);
}

function convertElement(source: XmlElement, aside: Aside): XmlNode[] {
  switch (source.name) {
    case 'aml:annotation':
      return convertAnnotation(source, aside);
    case 'w:footnote':
    case 'w:endnote':
      return convertNote(source, aside);
    case 'w:hdr':
      aside.headers.push(element('w:hdr', {}, convertChildren(source, aside)));
      return [];
    case 'w:ftr':
      aside.footers.push(element('w:ftr', {}, convertChildren(source, aside)));
      return [];
    case 'w:listPr':
      return [convertListReference(source)];
    case 'w:listDef':
      return [element('w:abstractNum', { 'w:abstractNumId': source.attributes['w:listDefId'] ?? '' }, convertChildren(source, aside))];
    case 'w:list':
      return [element('w:num', { 'w:numId': source.attributes['w:ilfo'] ?? '' }, convertChildren(source, aside))];
    case 'w:ilst':
      return [element('w:abstractNumId', source.attributes)];
    case 'w:nfc':
      return [element('w:numFmt', { 'w:val': numberFormatOfCode(Number(source.attributes['w:val'] ?? 0)) })];
    case 'w:suff':
      return [element('w:suff', { 'w:val': (source.attributes['w:val'] ?? '').toLowerCase() })];
    default: {
      // Hints and smart tags are wrapped around what they speak of.
      const isForeign = source.name.startsWith('wx:') || source.name.startsWith('?:');
      const name = isForeign ? 'w:smartTag' : (RENAMED[source.name] ?? source.name);
      return [element(name, source.attributes, convertChildren(source, aside))];
    }
  }
}

/** A Word 2003 XML document (`w:wordDocument`) in the terms of WordprocessingML packages, which came after it. Linear. */
export function convertWord2003(root: XmlElement): ConvertedDocument {
  const aside: Aside = { footnotes: [], endnotes: [], headers: [], footers: [], comments: [] };
  const convert = (name: string) => childElements(root, name).flatMap((part) => convertElement(part, aside));
  const [styles] = convert('w:styles');
  const [lists] = convert('w:lists');
  const parts = new Map<string, XmlElement>([['document', element('w:document', {}, convert('w:body'))]]);
  const related = new Map<string, string[]>();
  const add = (type: string, part: XmlNode | undefined) => {
    if (part === undefined || typeof part === 'string') return;
    const name = `${type} ${related.get(type)?.length ?? 0}`;
    parts.set(name, part);
    related.set(type, [...(related.get(type) ?? []), name]);
  };
  add('styles', styles);
  add('numbering', lists);
  add('footnotes', element('w:footnotes', {}, aside.footnotes));
  add('endnotes', element('w:endnotes', {}, aside.endnotes));
  add('comments', element('w:comments', {}, aside.comments));
  for (const header of aside.headers) add('header', header);
  for (const footer of aside.footers) add('footer', footer);
  return { parts, related };
}
