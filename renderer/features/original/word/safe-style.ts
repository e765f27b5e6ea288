/** What a value may be made of: no backslash, so that nothing is written in another way, no braces and no semicolon. */
const PLAIN_VALUE = /^[\p{L}\p{N}\s.,%#()'"+\-*/_]{1,300}$/u;
/** What could lead out of the sheet, or lift a part of it over the window. */
const LEADING_OUT = /url|image|src|attr\s*\(|expression|fixed|sticky/i;
const PROPERTY_NAME = /^-{0,2}[a-z][a-z0-9-]{0,40}$/;

/** What the library writes for a part of a value that the file does not give, a border's colour above all. */
const MISSING = /\b(?:null|undefined)\b/g;

/** Properties of a VML shape's own style that are CSS as well. */
const SHAPE_PROPERTIES: ReadonlySet<string> = new Set([
  'width',
  'height',
  'left',
  'top',
  'margin-left',
  'margin-top',
  'position',
  'display',
  'text-align',
]);

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function declaration(name: string, value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).replace(MISSING, '').trim() : '';
  if (!PROPERTY_NAME.test(name) || !PLAIN_VALUE.test(text) || LEADING_OUT.test(text)) return '';
  return `${name}:${text};`;
}

/** Declarations of a style that the layout library put together, without what could reach out of the sheet. */
export function safeDeclarations(style: Readonly<Record<string, unknown>>): string {
  return Object.entries(style)
    .map(([name, value]) => declaration(kebab(name), value))
    .join('');
}

/** The declarations of a shape's style text that say where it stands and how large it is. */
export function safeShapeStyle(text: string): string {
  const parts = text.slice(0, 2_000).split(';');
  return parts
    .map((part) => {
      const colon = part.indexOf(':');
      const name = part.slice(0, Math.max(0, colon)).trim().toLowerCase();
      return SHAPE_PROPERTIES.has(name) ? declaration(name, part.slice(colon + 1)) : '';
    })
    .join('');
}

/** A style sheet that the library put together: a rule that leads out is refused by the policy too; here it is not even asked for. */
export function safeSheet(text: string): string {
  return text.replaceAll(/@import|url\s*\(|image-set\s*\(/gi, 'blocked(');
}
