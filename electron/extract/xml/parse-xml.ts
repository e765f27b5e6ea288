import iconv from 'iconv-lite';
import { encodingByLabel } from '../encoding/decode-text.ts';
import { byteOrderMark, decodeAs } from '../encoding/detect-encoding.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { parseCarefully } from './parse-carefully.ts';
import { scanXml } from './scan-xml.ts';
import { TreeBuilder } from './tree-builder.ts';

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
  /** Elements of these local names are left out with all that is in them, where that is plain to see: a reader makes no use of them. */
  readonly passOver?: readonly string[];
  /** Children of the elements of this name are handed over as they end, and not kept: a long document never is one tree. */
  readonly handOver?: { readonly parent: string; readonly take: (element: XmlElement) => void };
}

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
  const text = xml.startsWith('\ufeff') ? xml.slice(1) : xml;
  const builder = new TreeBuilder(options);
  // After half of a character no code stands for itself.
  if (!text.isWellFormed()) parseCarefully(text, builder);
  else {
    const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    const { isWhole, at } = scanXml(lines, builder, options.passOver);
    if (!isWhole) parseCarefully(builder.root === null ? text : lines.slice(at), builder);
  }
  if (builder.root === null) throw new ExtractionFailure('damaged', 'XML: no element');
  return builder.root;
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
