import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { NameScope } from './name-scope.ts';
import type { XmlElement, XmlNode, XmlOptions } from './parse-xml.ts';

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
}

const NO_CHILDREN: readonly XmlNode[] = [];

/** Builds the tree of an XML file from its markup, in order. Fails with `too-large` past a limit and `damaged` for a malformed name. */
export class TreeBuilder {
  readonly #handOver: XmlOptions['handOver'];
  readonly #open: OpenElement[] = [];
  readonly #scopes: NameScope[] = [];
  readonly #names: string[] = [];
  #scope: NameScope;
  #root: XmlElement | null = null;
  #elements = 0;

  constructor(options: XmlOptions) {
    this.#handOver = options.handOver;
    this.#scope = new NameScope(options.prefixes);
  }

  /** The root element; `null` as long as there is none. */
  get root(): XmlElement | null {
    return this.#root;
  }

  /** Names of the open elements as written, outermost first. */
  get openNames(): readonly string[] {
    return this.#names;
  }

  /** The name of the innermost open element as written; empty outside the root. */
  get openName(): string {
    return this.#names.at(-1) ?? '';
  }

  /** True before the root and after it. */
  get isOutside(): boolean {
    return this.#open.length === 0;
  }

  /** True after the root. */
  get isComplete(): boolean {
    return this.#root !== null && this.#open.length === 0;
  }

  /** An element begins; `attributes` are names and values by turns. One that `isEmpty` ends at once. */
  open(name: string, attributes: readonly string[], isEmpty: boolean): void {
    if (this.#open.length >= LIMITS.xmlDepth) throw new ExtractionFailure('too-large', 'XML is nested too deeply');
    this.#elements += 1;
    if (this.#elements > LIMITS.xmlElements) throw new ExtractionFailure('too-large', `XML of more than ${LIMITS.xmlElements} elements`);
    const scope = this.#scope.inside(attributes);
    const canonical = scope.element(name);
    const named = scope.attributes(attributes);
    const parent = this.#open.at(-1);
    const isHandedOver = parent !== undefined && parent.name === this.#handOver?.parent;
    if (isEmpty) {
      const element: XmlElement = { name: canonical, attributes: named, children: NO_CHILDREN };
      this.#place(element, isHandedOver);
      if (isHandedOver) this.#handOver?.take(element);
      return;
    }
    const element: OpenElement = { name: canonical, attributes: named, children: [] };
    this.#place(element, isHandedOver);
    this.#open.push(element);
    this.#names.push(name);
    this.#scopes.push(this.#scope);
    this.#scope = scope;
  }

  #place(element: XmlElement, isHandedOver: boolean): void {
    if (isHandedOver) return;
    this.#open.at(-1)?.children.push(element);
    this.#root ??= element;
  }

  /** The innermost open element ends. */
  close(): void {
    const element = this.#open.pop();
    this.#names.pop();
    this.#scope = this.#scopes.pop() ?? this.#scope;
    if (element !== undefined && this.#handOver !== undefined && this.#open.at(-1)?.name === this.#handOver.parent)
      this.#handOver.take(element);
  }

  /** Text inside the innermost open element; any outside the root is white space, and dropped. */
  text(text: string): void {
    this.#open.at(-1)?.children.push(text);
  }
}
