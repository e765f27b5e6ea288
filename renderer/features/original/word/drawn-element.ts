import { symbolCharacter } from '#shared/domain/text/symbol-fonts.ts';

/** Text on a sheet. */
export class DrawnText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An element as the layout library makes it, where there is no document: what it sets is kept, nothing happens. */
export class DrawnElement {
  readonly tag: string;
  readonly namespace: string | null;
  readonly children: (DrawnElement | DrawnText)[] = [];
  readonly attributes = new Map<string, string>();
  readonly classes: string[] = [];
  readonly classList = { add: (name: string): void => void this.classes.push(name) };
  style: Record<string, unknown> = {};
  /** A style that came as a text out of the file. */
  styleText = '';
  // The library counts on the values that an element has before it sets them.
  colSpan = 1;
  rowSpan = 1;
  src = '';
  lang = '';

  constructor(tag: string, namespace: string | null) {
    this.tag = tag;
    this.namespace = namespace;
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }

  appendChild(child: DrawnElement | DrawnText): void {
    this.children.push(child);
  }
}

/** What the library hands over to be made: a text, a description, or what was made before. */
export type Description =
  | string
  | DrawnElement
  | DrawnText
  | {
      readonly ns?: string;
      readonly tagName: string;
      readonly className?: string;
      readonly style?: Record<string, unknown> | string;
      readonly children?: readonly Description[];
      readonly [property: string]: unknown;
    };

/** Properties that the library sets by a description and a sheet has use for. */
const KEPT = ['colSpan', 'rowSpan', 'src', 'lang'] as const;

/** Makes what the layout library asks for; `#fragment` holds parts without an element of their own. */
export function drawElement(description: Description): DrawnElement | DrawnText {
  if (typeof description === 'string') return new DrawnText(description);
  if (description instanceof DrawnElement || description instanceof DrawnText) return description;
  const { ns, tagName, className, style, children } = description;
  const element = new DrawnElement(tagName, ns ?? null);
  if (tagName === '#comment') return new DrawnElement('#fragment', null);
  if (className !== undefined && className !== '') element.classes.push(...className.split(' '));
  if (typeof style === 'string') element.styleText = style;
  else if (style !== undefined) element.style = { ...style };
  for (const name of KEPT) {
    const value = description[name];
    if (value !== undefined) Object.assign(element, { [name]: value });
  }
  for (const child of children ?? []) element.appendChild(drawElement(child));
  return asSign(element);
}

const SYMBOL_FONTS: ReadonlySet<string> = new Set(['wingdings', 'wingdings 2', 'symbol']);

/** A sign of a font that few machines have, as the character that stands for it everywhere. */
function asSign(element: DrawnElement): DrawnElement {
  const font = String(element.style['fontFamily'] ?? '');
  const [only] = element.children;
  if (!SYMBOL_FONTS.has(font.toLowerCase()) || !(only instanceof DrawnText) || only.text.length !== 1) return element;
  const sign = new DrawnElement('span', null);
  sign.appendChild(new DrawnText(symbolCharacter(font, only.text.charCodeAt(0).toString(16))));
  return sign;
}
