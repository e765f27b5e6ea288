import iconv from 'iconv-lite';
import { SaxesParser } from 'saxes';
import { encodingByLabel } from '../encoding/decode-text.ts';
import { byteOrderMark, decodeAs } from '../encoding/detect-encoding.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { NameScope } from './name-scope.ts';

/** An element with names made canonical: `prefix:local`, the prefix chosen by us for its namespace, whatever the file calls it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

/** Namespace → prefix. Elements of other namespaces get the prefix `?`, so that they match nothing; of no namespace, none. */
export type NamespacePrefixes = Readonly<Record<string, string>>;

export interface XmlOptions {
  /** `ignored` leaves only the local names, for formats whose files are careless about namespaces. */
  readonly prefixes: NamespacePrefixes | 'ignored';
  /** Children of the elements of this name are handed over as they end, and not kept: a long document never is one tree. */
  readonly handOver?: { readonly parent: string; readonly take: (element: XmlElement) => void };
}

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
}

const WRITE_CHARACTERS = 1 << 16;
/** Faults that leave the rest of the document readable. An entity of a DTD is never expanded: its name stays in the text. */
const HARMLESS = /undefined entity|disallowed character|duplicate attribute/i;

/** Text of an XML file by its byte order mark or declaration; UTF-8 where it has neither. */
export function decodeXml(bytes: Uint8Array): string {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return decodeAs(bytes, marked);
  if (bytes[0] === 0 && bytes[1] === 0x3c) return decodeAs(bytes, 'utf-16be');
  if (bytes[0] === 0x3c && bytes[1] === 0) return decodeAs(bytes, 'utf-16le');
  const declaration = iconv.decode(bytes.subarray(0, 200), 'latin1');
  const label = /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(declaration)?.[1];
  const declared = label === undefined || /^utf-?16/i.test(label) ? null : encodingByLabel(label);
  return decodeAs(bytes, declared ?? 'utf-8');
}

/**
 * Parses XML into a tree, without DTDs and external entities. Linear; nesting and the number of elements are limited.
 * Fails with `damaged` where the file is not well-formed.
 */
export function parseXml(xml: string, options: XmlOptions): XmlElement {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const scopes = [new NameScope(options.prefixes)];
  const root: OpenElement = { name: '', attributes: {}, children: [] };
  const open: OpenElement[] = [root];
  let elements = 0;
  const addText = (text: string) => open.at(-1)?.children.push(text);
  parser.on('error', (error) => {
    if (!HARMLESS.test(error.message)) throw new ExtractionFailure('damaged', `XML: ${error.message.slice(0, 200)}`);
  });
  parser.on('opentag', (tag) => {
    if (open.length > LIMITS.xmlDepth) throw new ExtractionFailure('too-large', 'XML is nested too deeply');
    elements += 1;
    if (elements > LIMITS.xmlElements) throw new ExtractionFailure('too-large', `XML of more than ${LIMITS.xmlElements} elements`);
    const scope = scopes.at(-1)?.inside(tag.attributes) ?? new NameScope(options.prefixes);
    scopes.push(scope);
    const element: OpenElement = { name: scope.element(tag.name), attributes: scope.attributes(tag.attributes), children: [] };
    const parent = open.at(-1);
    if (parent !== undefined && parent.name !== options.handOver?.parent) parent.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    scopes.pop();
    if (element !== undefined && open.at(-1)?.name === options.handOver?.parent) options.handOver?.take(element);
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  const text = xml.startsWith('\ufeff') ? xml.slice(1) : xml;
  for (let at = 0; at < text.length; at += WRITE_CHARACTERS) parser.write(text.slice(at, at + WRITE_CHARACTERS));
  parser.close();
  const top = root.children.find((child) => typeof child !== 'string');
  if (top === undefined || typeof top === 'string') throw new ExtractionFailure('damaged', 'XML: no element');
  return top;
}

/** Child elements, of one name where given. */
export function childElements(element: XmlElement | null | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  }
  return found;
}

/** The first child of a name. */
export function childElement(element: XmlElement | null | undefined, name: string): XmlElement | null {
  for (const child of element?.children ?? []) if (typeof child !== 'string' && child.name === name) return child;
  return null;
}

/** All text inside an element, in order. */
export function textContent(element: XmlElement): string {
  let text = '';
  for (const child of element.children) text += typeof child === 'string' ? child : textContent(child);
  return text;
}
