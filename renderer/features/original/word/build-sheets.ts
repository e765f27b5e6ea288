import { SHEET_TAGS, type SheetElement, type SheetNode } from './sheet-node.ts';
import type { WordPart } from './word-part.ts';

const NAMESPACES: Readonly<Record<string, string>> = {
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML',
};

/** Builds sheets in the window's document, part by part, under `wrapper`. */
export class SheetBuilder {
  readonly wrapper: HTMLElement;
  #sheet: Element | null = null;
  #article: Element | null = null;

  constructor(wrapper: HTMLElement) {
    this.wrapper = wrapper;
  }

  add(part: WordPart): void {
    switch (part.kind) {
      case 'sheet':
        this.#sheet = build(part.element);
        this.wrapper.append(this.#sheet);
        break;
      case 'article':
        this.#article = build(part.element);
        this.#sheet?.append(this.#article);
        break;
      case 'stretch':
        this.#article?.append(stretchOf(part));
        break;
      case 'margin':
        this.#sheet?.append(...part.nodes.flatMap(buildNode));
        break;
    }
  }
}

function stretchOf({ nodes, height, isInColumns }: Extract<WordPart, { readonly kind: 'stretch' }>): HTMLElement {
  const stretch = document.createElement('div');
  // Columns are filled over the borders of stretches.
  stretch.className = isInColumns ? 'whole' : 'stretch';
  stretch.style.setProperty('--guess', `${Math.round(height)}`);
  stretch.append(...nodes.flatMap(buildNode));
  return stretch;
}

function buildNode(node: SheetNode): (Node | string)[] {
  if (typeof node === 'string') return [node];
  return SHEET_TAGS.has(node[0]) ? [build(node)] : [];
}

function build([tag, attributes, children]: SheetElement): Element {
  const [prefix = '', local] = tag.split(':');
  const element = local === undefined ? document.createElement(tag) : document.createElementNS(NAMESPACES[prefix] ?? null, local);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) element.append(...buildNode(child));
  return element;
}
