import { SaxesParser } from 'saxes';

/** A list as the layout library walks it. */
export class XmlList<Item> extends Array<Item> {
  item(index: number): Item | null {
    return this[index] ?? null;
  }
}

export type XmlAttribute = { readonly localName: string; readonly value: string };

/** Text between tags. */
export class XmlText {
  readonly nodeType = 3;
  readonly nodeName = '#text';
  readonly localName = null;
  readonly textContent: string;

  constructor(text: string) {
    this.textContent = text;
  }
}

// Most elements of a document are properties without children: they share one list.
const NO_CHILDREN = new XmlList<XmlElement | XmlText>();
const NO_ATTRIBUTES = new XmlList<XmlAttribute>();

function localNameOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An element with as much of the DOM as the layout library asks for. */
export class XmlElement {
  readonly nodeType = 1;
  readonly localName: string;
  readonly nodeName: string;
  readonly namespaceURI: string;
  readonly attributes: XmlList<XmlAttribute>;
  #children: XmlList<XmlElement | XmlText> = NO_CHILDREN;

  constructor(name: string, namespace: string, attributes: XmlList<XmlAttribute>) {
    this.nodeName = name;
    this.localName = localNameOf(name);
    this.namespaceURI = namespace;
    this.attributes = attributes;
  }

  get childNodes(): XmlList<XmlElement | XmlText> {
    return this.#children;
  }

  append(child: XmlElement | XmlText): void {
    if (this.#children === NO_CHILDREN) this.#children = new XmlList<XmlElement | XmlText>();
    this.#children.push(child);
  }

  get firstChild(): XmlElement | XmlText | null {
    return this.childNodes[0] ?? null;
  }

  get firstElementChild(): XmlElement | null {
    return this.childNodes.find((child) => child instanceof XmlElement) ?? null;
  }

  get textContent(): string {
    return this.childNodes.map((child) => child.textContent).join('');
  }

  /** No namespace is one that the library draws a newer form of: it takes the fallback. */
  lookupNamespaceURI(): null {
    return null;
  }
}

/** Elements whose text counts even where it is only white space. */
const KEEPING_SPACE: ReadonlySet<string> = new Set(['t', 'delText']);

/** The transitional names of what a strict package calls by others (ISO/IEC 29500-1 and -4): the library knows the first only. */
const STRICT: readonly (readonly [string, string])[] = [
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['http://purl.oclc.org/ooxml/drawingml/', 'http://schemas.openxmlformats.org/drawingml/2006/'],
];

function transitional(name: string): string {
  if (!name.startsWith('http://purl.oclc.org/')) return name;
  const found = STRICT.find(([strict]) => name.startsWith(strict));
  return found === undefined ? name : found[1] + name.slice(found[0].length);
}

/** Namespaces by their prefix, as they hold inside of an element. */
type Scope = ReadonlyMap<string, string>;

function scopeOf(attributes: Readonly<Record<string, string>>, outer: Scope): Scope {
  let scope: Map<string, string> | null = null;
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue;
    scope ??= new Map(outer);
    scope.set(name === 'xmlns' ? '' : name.slice(6), transitional(attributes[name] ?? ''));
  }
  return scope ?? outer;
}

function attributesOf(found: Readonly<Record<string, string>>): XmlList<XmlAttribute> {
  let list: XmlList<XmlAttribute> | null = null;
  for (const name in found) {
    list ??= new XmlList<XmlAttribute>();
    list.push({ localName: localNameOf(name), value: transitional(found[name] ?? '') });
  }
  return list ?? NO_ATTRIBUTES;
}

/** Tells of each element and of each attribute, and may throw. */
type Spend = (part: 'element' | 'attribute') => void;

/** Characters read at once where only a beginning is wanted. */
const SLICE = 32_768;

/**
 * Reads XML without a DOM, which threads have none of; fails on XML that is not well formed. With `most`, it stops when the first element
 * under the root has so many children, which is what a document's body is.
 */
export function readXmlTree(text: string, spend: Spend, most = Number.POSITIVE_INFINITY): XmlElement {
  const reader = new TreeReader(spend, new Map(), most);
  for (let at = 0; at < text.length && !reader.isFull; at += SLICE) reader.write(text.slice(at, at + SLICE));
  return reader.isFull ? reader.cut(text) : reader.close();
}

type OpenElement = { readonly element: XmlElement; readonly scope: Scope };

/** The section that stands last in a body. */
function lastSection(tail: string): string | null {
  const start = [...tail.matchAll(/<(?:[\w.-]{1,20}:)?sectPr[\s>]/g)].at(-1)?.index;
  const end = tail.lastIndexOf('sectPr>');
  if (start === undefined || end < start) return null;
  const after = tail.slice(end + 'sectPr>'.length);
  return /^\s{0,200}<\/(?:[\w.-]{1,20}:)?body>/.test(after) ? tail.slice(start, end + 'sectPr>'.length) : null;
}

class TreeReader {
  isFull = false;
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #open: OpenElement[] = [];
  readonly #scope: Scope;
  readonly #most: number;
  readonly #spend: Spend;
  #root: XmlElement | null = null;
  #body: OpenElement | null = null;

  constructor(spend: Spend, scope: Scope, most: number) {
    this.#spend = spend;
    this.#scope = scope;
    this.#most = most;
    this.#parser.on('error', (error) => {
      throw error;
    });
    // Before an element's tag ends: one element may have millions of them.
    this.#parser.on('attribute', () => this.#spend('attribute'));
    this.#parser.on('opentag', ({ name, attributes, isSelfClosing }) => this.#begin(name, attributes, isSelfClosing));
    this.#parser.on('closetag', ({ isSelfClosing }) => void (isSelfClosing || this.#open.pop()));
    this.#parser.on('text', (text) => this.#addText(text));
    this.#parser.on('cdata', (text) => this.#addText(text));
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  close(): XmlElement {
    this.#parser.close();
    if (this.#root === null) throw new Error('no root element');
    return this.#root;
  }

  /** The tree as far as it was read: whole children of the body, and the section at the end of the text, which holds for all before it. */
  cut(text: string): XmlElement {
    const body = this.#body;
    if (this.#root === null || body === null) throw new Error('no root element');
    const children = body.element.childNodes;
    children.splice(this.#most);
    const section = lastSection(text.slice(-SLICE));
    if (section === null) return this.#root;
    const reader = new TreeReader(this.#spend, body.scope, Number.POSITIVE_INFINITY);
    reader.write(section);
    body.element.append(reader.close());
    return this.#root;
  }

  #begin(name: string, attributes: Readonly<Record<string, string>>, isSelfClosing: boolean): void {
    this.#spend('element');
    const outer = this.#open.at(-1);
    const scope = scopeOf(attributes, outer?.scope ?? this.#scope);
    const element = new XmlElement(name, scope.get(name.slice(0, Math.max(0, name.indexOf(':')))) ?? '', attributesOf(attributes));
    outer?.element.append(element);
    this.#root ??= element;
    if (this.#open.length === 1) this.#body ??= { element, scope };
    // One more has begun: those before it are whole.
    if (outer !== undefined && outer.element === this.#body?.element) this.isFull ||= outer.element.childNodes.length > this.#most;
    if (!isSelfClosing) this.#open.push({ element, scope });
  }

  #addText(text: string): void {
    const parent = this.#open.at(-1)?.element;
    if (parent === undefined || (text.trim() === '' && !KEEPING_SPACE.has(parent.localName))) return;
    parent.append(new XmlText(text));
  }
}
