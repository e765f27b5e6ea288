import { type DrawnElement, DrawnText } from './drawn-element.ts';
import { safeDeclarations, safeShapeStyle } from './safe-style.ts';

/** A part of a sheet on its way to the window: a text, or an element with its attributes and children. Tags of SVG and MathML have a prefix. */
export type SheetNode = string | SheetElement;
export type SheetElement = readonly [tag: string, attributes: Readonly<Record<string, string>>, children: readonly SheetNode[]];

const HTML = 'section article header footer p span div table colgroup col tr td ol li sup sub br img ins del'.split(' ');
const SVG = 'svg rect ellipse line g image foreignObject'.split(' ');
const MATH = 'math mrow mfrac munder mover munderover mtable mtr mtd msqrt mroot msup msub msubsup mn mo ms'.split(' ');

/** Elements that a sheet is made of; whatever else a file brings is left out with all that is in it. */
export const SHEET_TAGS: ReadonlySet<string> = new Set([...HTML, ...SVG.map((tag) => `svg:${tag}`), ...MATH.map((tag) => `math:${tag}`)]);
/** Attributes of shapes, whose values are numbers, shares or colours. */
const SHAPE_ATTRIBUTES = ['width', 'height', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'rx', 'ry', 'fill', 'stroke', 'stroke-width'];
const SHAPE_VALUE = /^[\w.%#\- ()]{1,60}$/;
const NAMESPACES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/svg': 'svg:',
  'http://www.w3.org/1998/Math/MathML': 'math:',
};

/** What of drawn parts may stand on a sheet: known elements, with attributes that lead nowhere. */
export function toSheetNodes(drawn: readonly (DrawnElement | DrawnText)[]): SheetNode[] {
  return drawn.flatMap((part) => {
    if (part instanceof DrawnText) return part.text === '' ? [] : [part.text];
    if (part.tag === '#fragment') return toSheetNodes(part.children);
    const tag = tagOf(part);
    return tag === null ? [] : [[tag, attributesOf(part, tag), toSheetNodes(part.children)] as const];
  });
}

/** The element alone, without what is in it. */
export function toEmptyElement(element: DrawnElement): SheetElement {
  const tag = tagOf(element) ?? 'div';
  return [tag, attributesOf(element, tag), []];
}

function tagOf({ tag, namespace }: DrawnElement): string | null {
  // A link leads nowhere here.
  const known = (NAMESPACES[namespace ?? ''] ?? '') + (tag === 'a' ? 'span' : tag);
  return SHEET_TAGS.has(known) ? known : null;
}

function attributesOf(element: DrawnElement, tag: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  const classes = element.classes.filter((name) => name !== '').join(' ');
  if (classes !== '') attributes['class'] = classes;
  const style = safeDeclarations(element.style) + safeShapeStyle(element.styleText);
  if (style !== '') attributes['style'] = style;
  if (tag === 'td') {
    if (element.colSpan > 1) attributes['colspan'] = String(element.colSpan);
    if (element.rowSpan > 1) attributes['rowspan'] = String(element.rowSpan);
  }
  // Pictures of the file itself, which this thread has put there; no other address.
  if (tag === 'img' && element.src.startsWith('blob:')) Object.assign(attributes, { src: element.src, alt: '' });
  if (!tag.startsWith('svg:')) return attributes;
  const address = element.attributes.get('href') ?? '';
  if (tag === 'svg:image' && address.startsWith('blob:')) attributes['href'] = address;
  for (const name of SHAPE_ATTRIBUTES) {
    const value = element.attributes.get(name);
    if (value !== undefined && SHAPE_VALUE.test(value) && !/url/i.test(value)) attributes[name] = value;
  }
  return attributes;
}
