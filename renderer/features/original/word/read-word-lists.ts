import type { ListInstance, ListLevel, Numbering } from '#shared/domain/numbering/count-lists.ts';
import { XmlElement, type XmlText } from './xml-tree.ts';

type Definition = { readonly levels: Map<number, ListLevel>; readonly styleLink: string | null; readonly numStyleLink: string | null };

function childrenOf(element: XmlElement | null, name: string): readonly XmlElement[] {
  const children: readonly (XmlElement | XmlText)[] = element?.childNodes ?? [];
  return children.filter((child): child is XmlElement => child instanceof XmlElement && child.localName === name);
}

function childOf(element: XmlElement | null, name: string): XmlElement | null {
  return childrenOf(element, name)[0] ?? null;
}

function attributeOf(element: XmlElement | null, name: string): string | null {
  return element?.attributes.find(({ localName }) => localName === name)?.value ?? null;
}

function valueIn(element: XmlElement | null, name: string): string | null {
  return attributeOf(childOf(element, name), 'val');
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}

/** A number format may be wrapped for newer versions. */
function formatOf(level: XmlElement): string {
  const wrapped = childOf(level, 'AlternateContent');
  return (
    valueIn(level, 'numFmt') ??
    valueIn(childOf(wrapped, 'Fallback'), 'numFmt') ??
    valueIn(childOf(wrapped, 'Choice'), 'numFmt') ??
    'decimal'
  );
}

function readLevel(level: XmlElement): ListLevel {
  const suffix = valueIn(level, 'suff');
  const legal = childOf(level, 'isLgl');
  return {
    start: wholeNumber(valueIn(level, 'start')) ?? 0,
    format: formatOf(level),
    text: valueIn(level, 'lvlText') ?? '',
    isLegal: legal !== null && !['0', 'false', 'off'].includes(attributeOf(legal, 'val') ?? 'on'),
    restartAfter: wholeNumber(valueIn(level, 'lvlRestart')),
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    paragraphStyle: valueIn(level, 'pStyle'),
  };
}

function readDefinitions(root: XmlElement): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const element of childrenOf(root, 'abstractNum')) {
    const levels = new Map<number, ListLevel>();
    for (const level of childrenOf(element, 'lvl')) {
      const index = wholeNumber(attributeOf(level, 'ilvl'));
      if (index !== null) levels.set(index, readLevel(level));
    }
    definitions.set(attributeOf(element, 'abstractNumId') ?? '', {
      levels,
      styleLink: valueIn(element, 'styleLink'),
      numStyleLink: valueIn(element, 'numStyleLink'),
    });
  }
  return definitions;
}

function readInstance(element: XmlElement, definitions: ReadonlyMap<string, Definition>): ListInstance | null {
  const own = valueIn(element, 'abstractNumId') ?? '';
  const link = definitions.get(own)?.numStyleLink ?? null;
  const [id, definition] = (link === null ? null : [...definitions].find(([, { styleLink }]) => styleLink === link)) ?? [
    own,
    definitions.get(own),
  ];
  if (definition === undefined) return null;
  const levels = new Map(definition.levels);
  const startOverrides = new Map<number, number>();
  for (const override of childrenOf(element, 'lvlOverride')) {
    const index = wholeNumber(attributeOf(override, 'ilvl'));
    if (index === null) continue;
    const level = childOf(override, 'lvl');
    if (level !== null) levels.set(index, readLevel(level));
    const start = wholeNumber(valueIn(override, 'startOverride'));
    if (start !== null) startOverrides.set(index, start);
  }
  return { definition: id, levels, startOverrides };
}

/** The lists of a numbering part, as the reader of the text counts them; none where there is no such part. */
export function readWordLists(root: XmlElement | null): Numbering {
  const lists = new Map<string, ListInstance>();
  if (root === null) return lists;
  const definitions = readDefinitions(root);
  for (const element of childrenOf(root, 'num')) {
    const instance = readInstance(element, definitions);
    if (instance !== null) lists.set(attributeOf(element, 'numId') ?? '', instance);
  }
  return lists;
}
