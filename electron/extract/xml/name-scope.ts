import { ExtractionFailure } from '../extraction-failure.ts';
import type { NamespacePrefixes } from './parse-xml.ts';

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
/** Names remembered in one scope: files have some hundreds, and hostile ones any number. */
const MOST_NAMES = 10_000;

/** Namespaces declared on one element: files have some dozens. */
const MOST_DECLARED = 1_000;

/** The namespaces in force at one place of a file; canonical names are worked out once for each written name. Attributes are names and values by turns. */
export class NameScope {
  readonly #prefixes: NamespacePrefixes | 'ignored';
  readonly #declared: ReadonlyMap<string, string>;
  readonly #outer: NameScope | null;
  readonly #elements = new Map<string, string>();
  readonly #attributes = new Map<string, string>();

  /** Without more than its prefixes: the scope outside of the root. */
  constructor(
    prefixes: NamespacePrefixes | 'ignored',
    declared: ReadonlyMap<string, string> = new Map([['xml', XML_NAMESPACE]]),
    outer: NameScope | null = null,
  ) {
    this.#prefixes = prefixes;
    this.#declared = declared;
    this.#outer = outer;
  }

  /**
   * The scope inside an element with these attributes: this very one where they declare nothing. Linear in the attributes.
   * Fails with `damaged` at very many declarations.
   */
  inside(attributes: readonly string[]): NameScope {
    let declared: Map<string, string> | null = null;
    for (let at = 0; at < attributes.length; at += 2) {
      const name = attributes[at] ?? '';
      if (!name.startsWith('xmlns') || (name !== 'xmlns' && !name.startsWith('xmlns:'))) continue;
      declared ??= new Map();
      declared.set(name === 'xmlns' ? '' : name.slice('xmlns:'.length), (attributes[at + 1] ?? '').trim());
      if (declared.size > MOST_DECLARED)
        throw new ExtractionFailure('damaged', `XML: more than ${MOST_DECLARED} namespaces on one element`);
    }
    return declared === null ? this : new NameScope(this.#prefixes, declared, this);
  }

  /** The canonical name of an element. Fails with `damaged` for a malformed one. */
  element(name: string): string {
    return this.#elements.get(name) ?? remember(this.#elements, name, this.#canonical(name, true));
  }

  /** Attributes under their canonical names, declarations left out; of several of one name the last. */
  attributes(written: readonly string[]): Readonly<Record<string, string>> {
    if (written.length === 0) return NO_ATTRIBUTES;
    const attributes: Record<string, string> = {};
    for (let at = 0; at < written.length; at += 2) {
      const name = this.#attribute(written[at] ?? '');
      if (name !== '') attributes[name] = written[at + 1] ?? '';
    }
    return attributes;
  }

  /** The canonical name of an attribute; empty for a declaration. */
  #attribute(name: string): string {
    return this.#attributes.get(name) ?? remember(this.#attributes, name, this.#canonical(name, false));
  }

  /** The innermost declaration of a prefix; at most as many steps as elements may be nested. */
  #namespace(prefix: string): string | undefined {
    for (let scope: NameScope | null = this; scope !== null; scope = scope.#outer) {
      const namespace = scope.#declared.get(prefix);
      if (namespace !== undefined) return namespace;
    }
    return undefined;
  }

  #canonical(name: string, isElement: boolean): string {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const local = name.slice(colon + 1);
    if (colon === 0 || local === '' || local.includes(':'))
      throw new ExtractionFailure('damaged', `XML: malformed name: ${name.slice(0, 100)}`);
    if (!isElement && (prefix === 'xmlns' || name === 'xmlns')) return '';
    // Undeclared prefixes are harmless: their elements match nothing, but leave the rest readable.
    const namespace = prefix === '' && !isElement ? '' : (this.#namespace(prefix) ?? prefix);
    if (this.#prefixes === 'ignored' || namespace === '') return local;
    return `${this.#prefixes[namespace] ?? '?'}:${local}`;
  }
}

function remember(names: Map<string, string>, name: string, canonical: string): string {
  if (names.size < MOST_NAMES) names.set(name, canonical);
  return canonical;
}
