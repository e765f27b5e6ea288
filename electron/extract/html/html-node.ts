import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

/** True for an element, and not text, a comment or a doctype. */
export function isHtmlElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

/** The text of a text node; `null` for any other. */
export function textOf(node: HtmlNode): string | null {
  return node.nodeName === '#text' && 'value' in node ? node.value : null;
}

/** An attribute's value, empty where it is absent. */
export function attributeOf(element: HtmlElement, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

/** Elements that never show text of the page, and what was struck out of it (`del`). */
const UNSEEN = new Set(
  'head script style noscript template iframe object embed svg math canvas select option button input textarea audio video map rt rp datalist del'.split(
    ' ',
  ),
);

/** True for elements that a browser shows nothing of. */
export function isUnseen(element: HtmlElement): boolean {
  if (UNSEEN.has(element.tagName)) return true;
  if (element.attrs.some((attribute) => attribute.name === 'hidden')) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributeOf(element, 'style'));
}

/** Elements that begin and end lines. */
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);

/** True for elements that begin and end lines. */
export function isBlockElement(element: HtmlElement): boolean {
  return BLOCKS.has(element.tagName);
}

/** What the attributes say about centring: `null` where they say nothing. */
export function centringOf(element: HtmlElement): boolean | null {
  if (element.tagName === 'center') return true;
  const align = /text-align\s*:\s*(\w+)/i.exec(attributeOf(element, 'style'))?.[1] ?? attributeOf(element, 'align');
  return align === '' ? null : align.toLowerCase() === 'center';
}
