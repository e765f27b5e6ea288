import { ownNames } from '#shared/domain/text/own-names.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** A place that there is none of: what stands here is not plain. */
const NOWHERE = -1;

const [TAB, NEWLINE, SPACE, BANG, QUOTE, APOSTROPHE, SLASH] = [0x09, 0x0a, 0x20, 0x21, 0x22, 0x27, 0x2f];
const [LESS, EQUALS, GREATER, QUESTION, AMPERSAND] = [0x3c, 0x3d, 0x3e, 0x3f, 0x26];

/** ASCII characters that names are made of (1), and begin with (2); every other name is left to the careful parser. */
const IN_NAMES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z_:]/.test(character) ? 2 : /[\d.-]/.test(character) ? 1 : 0;
});
const TARGET = /<\?(?!xml[ \t\n?])[A-Za-z_][\w.-]{0,100}(?=[ \t\n]|\?>)/iy;
const DECLARATION =
  /^<\?xml[ \t\r\n]+version=(["'])1\.0\1(?:[ \t\r\n]+encoding=(["'])[A-Za-z][\w.-]{0,40}\2)?(?:[ \t\r\n]+standalone=(["'])(?:yes|no)\3)?[ \t\r\n]*\?>/;

const ENTITIES: Readonly<Record<string, string>> = ownNames({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" });
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(?:x([\da-fA-F]{1,8})|(\d{1,8})));|&/g;

function isCharacter(code: number): boolean {
  if (code < 0x20) return code === TAB || code === NEWLINE || code === 0x0d;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** Text with its references resolved; `null` where one is not of the plain kinds. */
function resolveReferences(text: string): string | null {
  let isPlain = true;
  const resolved = text.replace(REFERENCE, (whole, entity?: string, hexadecimal?: string, decimal?: string) => {
    if (entity !== undefined) return ENTITIES[entity] ?? '';
    const code = hexadecimal === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hexadecimal, 16);
    if (isCharacter(code)) return String.fromCodePoint(code);
    isPlain = false;
    return whole;
  });
  return isPlain ? resolved : null;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === NEWLINE || code === TAB;
}

/** Is this an element's name as written, with or without a prefix? */
function isNamed(name: string, local: string): boolean {
  return name.endsWith(local) && (name.length === local.length || name.charAt(name.length - local.length - 1) === ':');
}

/** Reads the markup that programs write; `at` is how far it came. */
class Scanner {
  readonly #xml: string;
  readonly #builder: TreeBuilder;
  readonly #holdsSectionEnds: boolean;
  readonly #holdsReferences: boolean;
  /** Of the tag at hand: names and values by turns. */
  readonly #attributes: string[] = [];
  /** Local names of elements to be left out; empty once one of them was not plain. */
  #passedOver: readonly string[];
  at = 0;

  constructor(xml: string, builder: TreeBuilder, passedOver: readonly string[]) {
    this.#xml = xml;
    this.#builder = builder;
    this.#passedOver = passedOver;
    this.#holdsSectionEnds = xml.includes(']]>');
    this.#holdsReferences = xml.includes('&');
    this.at = DECLARATION.exec(xml)?.[0].length ?? 0;
  }

  /** Reads on to the end; false where it met anything else than plain markup, which begins at `at`. */
  readAll(): boolean {
    const xml = this.#xml;
    for (;;) {
      const tag = xml.indexOf('<', this.at);
      const end = tag < 0 ? xml.length : tag;
      if (end > this.at && !this.#readText(end)) return false;
      if (tag < 0) return this.#builder.isComplete;
      const next = xml.charCodeAt(tag + 1);
      if (next === SLASH) {
        if (!this.#readEndTag()) return false;
      } else if (next === BANG || next === QUESTION) {
        if (!this.#readAside(next)) return false;
      } else if (!this.#readStartTag()) return false;
    }
  }

  #readText(end: number): boolean {
    const raw = this.#xml.slice(this.at, end);
    if (this.#builder.isOutside) {
      if (!/^[ \t\n]*$/.test(raw)) return false;
    } else {
      if (this.#holdsSectionEnds && raw.includes(']]>')) return false;
      const text = this.#holdsReferences && raw.includes('&') ? resolveReferences(raw) : raw;
      if (text === null) return false;
      this.#builder.text(text);
    }
    this.at = end;
    return true;
  }

  #readEndTag(): boolean {
    const name = this.#builder.openName;
    const end = this.at + 2 + name.length;
    if (name === '' || !this.#xml.startsWith(name, this.at + 2) || this.#xml.charCodeAt(end) !== GREATER) return false;
    this.#builder.close();
    this.at = end + 1;
    return true;
  }

  /** A comment, a section of character data, or a processing instruction. */
  #readAside(kind: number): boolean {
    const xml = this.#xml;
    if (kind === QUESTION) {
      TARGET.lastIndex = this.at;
      const end = TARGET.test(xml) ? xml.indexOf('?>', TARGET.lastIndex) : -1;
      if (end >= 0) this.at = end + 2;
      return end >= 0;
    }
    if (xml.startsWith('<!--', this.at)) {
      const end = xml.indexOf('--', this.at + 4);
      if (end < 0 || xml.charCodeAt(end + 2) !== GREATER) return false;
      this.at = end + 3;
      return true;
    }
    const end = xml.startsWith('<![CDATA[', this.at) && !this.#builder.isOutside ? xml.indexOf(']]>', this.at + 9) : -1;
    if (end < 0) return false;
    this.#builder.text(xml.slice(this.at + 9, end));
    this.at = end + 3;
    return true;
  }

  #readStartTag(): boolean {
    const xml = this.#xml;
    let at = this.#endOfName(this.at + 1);
    if (at === NOWHERE || this.#builder.isComplete) return false;
    const name = xml.slice(this.at + 1, at);
    const attributes = this.#attributes;
    attributes.length = 0;
    for (;;) {
      let code = xml.charCodeAt(at);
      const hasSpace = isSpace(code);
      while (isSpace(code)) code = xml.charCodeAt(++at);
      if (code === GREATER && this.#passOver(name, at + 1)) return true;
      if (code === GREATER || (code === SLASH && xml.charCodeAt(at + 1) === GREATER)) {
        this.#builder.open(name, attributes, code === SLASH);
        this.at = code === SLASH ? at + 2 : at + 1;
        return true;
      }
      at = hasSpace ? this.#readAttribute(at, attributes) : NOWHERE;
      if (at === NOWHERE) return false;
    }
  }

  /** Goes behind the element whose content begins at `from`, where it is to be left out and holds neither its like nor what could hide its end. */
  #passOver(name: string, from: number): boolean {
    if (this.#builder.isOutside || !this.#passedOver.some((local) => isNamed(name, local))) return false;
    const end = this.#xml.indexOf(`</${name}>`, from);
    const inside = end < 0 ? '<!' : this.#xml.slice(from, end);
    if (inside.includes('<!') || inside.includes('<?') || inside.includes(`<${name}`)) {
      // Tried anew for each, a file of nothing else would take the square of its length.
      this.#passedOver = [];
      return false;
    }
    this.at = end + name.length + 3;
    return true;
  }

  /** Adds name and value of the attribute at `start`; gives where it ends, or `NOWHERE` where it is not plain. */
  #readAttribute(start: number, attributes: string[]): number {
    const xml = this.#xml;
    const end = this.#endOfName(start);
    const quote = xml.charCodeAt(end + 1);
    if (end === NOWHERE || xml.charCodeAt(end) !== EQUALS || (quote !== QUOTE && quote !== APOSTROPHE)) return NOWHERE;
    const from = end + 2;
    let at = from;
    let isOdd = false;
    for (let code = xml.charCodeAt(at); code !== quote; code = xml.charCodeAt(++at)) {
      if (code === LESS || Number.isNaN(code)) return NOWHERE;
      isOdd ||= code < SPACE || code === AMPERSAND;
    }
    const raw = xml.slice(from, at);
    const value = isOdd ? resolveReferences(raw.replace(/[\t\n]/g, ' ')) : raw;
    if (value === null) return NOWHERE;
    attributes.push(xml.slice(start, end), value);
    return at + 1;
  }

  /** Where the name at `start` ends; `NOWHERE` where there is none. */
  #endOfName(start: number): number {
    const xml = this.#xml;
    if (IN_NAMES[xml.charCodeAt(start)] !== 2) return NOWHERE;
    let at = start + 1;
    while ((IN_NAMES[xml.charCodeAt(at)] ?? 0) > 0) at += 1;
    return at;
  }
}

/**
 * Scans XML 1.0 of the shape that programs write into `builder`, many times faster than a parser that knows everything. Gives where it stopped,
 * with all before that built, but for elements of the local names `passedOver`, and nothing after: the end of the text, or the first thing
 * it does not know for certain to be well-formed.
 */
export function scanXml(
  xml: string,
  builder: TreeBuilder,
  passedOver: readonly string[] = [],
): { readonly isWhole: boolean; readonly at: number } {
  const scanner = new Scanner(xml, builder, passedOver);
  return { isWhole: scanner.readAll(), at: scanner.at };
}
