import { childElement, childElements, type XmlElement } from '../xml/parse-xml.ts';
import { centredOf, isOn, outlineLevelOf, propertyValue } from './word-property.ts';

/** What paragraphs of a style have, its ancestors included. */
export interface ParagraphStyle {
  /** English name of a built-in style (`heading 1`, `toc 2`), or the name that a person gave. Lower case. */
  readonly name: string;
  /** 1 to 9; `null` for body text. */
  readonly outlineLevel: number | null;
  readonly isCentred: boolean | null;
  readonly isHidden: boolean;
  readonly listId: string | null;
  readonly listLevel: number | null;
  /** The style, or the ancestor of it, that names the list: a list level may be bound to that one. */
  readonly listStyle: string | null;
}

export interface StyleSheet {
  readonly paragraphDefault: string | null;
  /** Style of a paragraph by id; the default's for an unknown or absent id. */
  paragraph(id: string | null): ParagraphStyle;
  /** True where a character style hides its text. */
  isHiddenCharacter(id: string): boolean;
}

const NO_STYLE: ParagraphStyle = {
  name: '',
  outlineLevel: null,
  isCentred: null,
  isHidden: false,
  listId: null,
  listLevel: null,
  listStyle: null,
};
const DEEPEST_INHERITANCE = 50;

function headingByName(name: string): number | null {
  const digit = /^(?:heading|标题)\s*([1-9])$/.exec(name)?.[1];
  return digit === undefined ? null : Number(digit);
}

function ownStyle(element: XmlElement, inherited: ParagraphStyle): ParagraphStyle {
  const properties = childElement(element, 'w:pPr');
  const list = childElement(properties, 'w:numPr');
  const name = (propertyValue(element, 'w:name') ?? '').toLowerCase().trim();
  const level = outlineLevelOf(properties) ?? headingByName(name) ?? inherited.outlineLevel;
  const levelText = propertyValue(list, 'w:ilvl');
  const listId = propertyValue(list, 'w:numId');
  return {
    name,
    outlineLevel: level === 0 ? null : level,
    isCentred: centredOf(properties) ?? inherited.isCentred,
    isHidden: isOn(childElement(element, 'w:rPr'), 'w:vanish') ?? inherited.isHidden,
    listId: listId ?? inherited.listId,
    listLevel: levelText === null ? inherited.listLevel : Number(levelText),
    listStyle: listId === null ? inherited.listStyle : (element.attributes['w:styleId'] ?? null),
  };
}

/** Reads the styles part; an absent one leaves every paragraph plain. */
export function readStyles(root: XmlElement | null): StyleSheet {
  const elements = new Map<string, XmlElement>();
  let paragraphDefault: string | null = null;
  for (const element of childElements(root, 'w:style')) {
    const id = element.attributes['w:styleId'] ?? '';
    elements.set(id, element);
    const isDefault = ['1', 'true', 'on'].includes(element.attributes['w:default'] ?? '');
    if (isDefault && element.attributes['w:type'] === 'paragraph') paragraphDefault = id;
  }
  const resolved = new Map<string, ParagraphStyle>();
  const resolve = (id: string, depth: number): ParagraphStyle => {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const element = elements.get(id);
    if (element === undefined || depth > DEEPEST_INHERITANCE) return NO_STYLE;
    const basedOn = propertyValue(element, 'w:basedOn');
    const style = ownStyle(element, basedOn === null ? NO_STYLE : resolve(basedOn, depth + 1));
    resolved.set(id, style);
    return style;
  };
  return {
    paragraphDefault,
    paragraph: (id) => resolve(id !== null && elements.has(id) ? id : (paragraphDefault ?? ''), 0),
    isHiddenCharacter: (id) => resolve(id, 0).isHidden,
  };
}
