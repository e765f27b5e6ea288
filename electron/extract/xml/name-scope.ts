import { ExtractionFailure } from '../extraction-failure.ts';
import type { NamespacePrefixes } from './parse-xml.ts';

/** Attributes as they stand in the file, by their written names. */
export type WrittenAttributes = Readonly<Record<string, string>>;

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
/** Names remembered in one scope: files have some hundreds, and hostile ones any number. */
const MOST_NAMES = 10_000;

/** The namespaces in force at one place of a file; canonical names are worked out once for each written name. */
export class NameScope {
  readonly #prefixes: NamespacePrefixes | 'ignored';
  readonly #bindings: ReadonlyMap<string, string>;
  readonly #elements = new Map<string, string>();
  readonly #attributes = new Map<string, string>();

  constructor(prefixes: NamespacePrefixes | 'ignored', bindings: ReadonlyMap<string, string> = new Map([['xml', XML_NAMESPACE]])) {
    this.#prefixes = prefixes;
    this.#bindings = bindings;
  }

  /** The scope inside an element with these attributes: this very one where they declare nothing. */
  inside(attributes: WrittenAttributes): NameScope {
    let bindings: Map<string, string> | null = null;
    for (const name in attributes) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      bindings ??= new Map(this.#bindings);
      bindings.set(name === 'xmlns' ? '' : name.slice('xmlns:'.length), (attributes[name] ?? '').trim());
    }
    return bindings === null ? this : new NameScope(this.#prefixes, bindings);
  }

  /** The canonical name of an element. Fails with `damaged` for a malformed one. */
  element(name: string): string {
    return this.#elements.get(name) ?? remember(this.#elements, name, this.#canonical(name, true));
  }

  /** Attributes under their canonical names, declarations left out; the same object where no name changes. */
  attributes(written: WrittenAttributes): WrittenAttributes {
    let isSame = true;
    for (const name in written) isSame &&= this.#attribute(name) === name;
    if (isSame) return written;
    const attributes: Record<string, string> = Object.create(null);
    for (const name in written) {
      const canonical = this.#attribute(name);
      if (canonical !== '') attributes[canonical] = written[name] ?? '';
    }
    return attributes;
  }

  /** The canonical name of an attribute; empty for a declaration. */
  #attribute(name: string): string {
    return this.#attributes.get(name) ?? remember(this.#attributes, name, this.#canonical(name, false));
  }

  #canonical(name: string, isElement: boolean): string {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const local = name.slice(colon + 1);
    if (colon === 0 || local === '' || local.includes(':'))
      throw new ExtractionFailure('damaged', `XML: malformed name: ${name.slice(0, 100)}`);
    if (!isElement && (prefix === 'xmlns' || name === 'xmlns')) return '';
    // Undeclared prefixes are harmless: their elements match nothing, but leave the rest readable.
    const namespace = prefix === '' && !isElement ? '' : (this.#bindings.get(prefix) ?? prefix);
    if (this.#prefixes === 'ignored' || namespace === '') return local;
    return `${this.#prefixes[namespace] ?? '?'}:${local}`;
  }
}

function remember(names: Map<string, string>, name: string, canonical: string): string {
  if (names.size < MOST_NAMES) names.set(name, canonical);
  return canonical;
}
