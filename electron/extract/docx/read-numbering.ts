import type { ListInstance, ListLevel, Numbering } from '#shared/domain/numbering/count-lists.ts';
import { childElement, childElements, type XmlElement } from '../xml/parse-xml.ts';
import { isOn, propertyValue } from './word-property.ts';

interface Definition {
  readonly levels: Map<number, ListLevel>;
  readonly styleLink: string | null;
  readonly numStyleLink: string | null;
}

function wholeNumber(text: string | null | undefined): number | null {
  return text !== null && text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}

/** A number format may be wrapped for newer versions: then the choice, not the fallback, says what is shown. */
function formatOf(level: XmlElement): string {
  const direct = childElement(level, 'w:numFmt');
  if (direct !== null) return direct.attributes['w:val'] ?? 'decimal';
  const alternate = childElement(level, 'mc:AlternateContent');
  const wrapped =
    childElement(childElement(alternate, 'mc:Fallback'), 'w:numFmt') ?? childElement(childElement(alternate, 'mc:Choice'), 'w:numFmt');
  return wrapped?.attributes['w:val'] ?? 'decimal';
}

function readLevel(level: XmlElement): ListLevel {
  const suffix = propertyValue(level, 'w:suff');
  return {
    start: wholeNumber(propertyValue(level, 'w:start')) ?? 0,
    format: formatOf(level),
    text: childElement(level, 'w:lvlText')?.attributes['w:val'] ?? '',
    isLegal: isOn(level, 'w:isLgl') ?? false,
    restartAfter: wholeNumber(propertyValue(level, 'w:lvlRestart')),
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    paragraphStyle: propertyValue(level, 'w:pStyle'),
  };
}

function readLevels(parent: XmlElement): Map<number, ListLevel> {
  const levels = new Map<number, ListLevel>();
  for (const level of childElements(parent, 'w:lvl')) {
    const index = wholeNumber(level.attributes['w:ilvl']);
    if (index !== null) levels.set(index, readLevel(level));
  }
  return levels;
}

function readDefinitions(root: XmlElement): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const element of childElements(root, 'w:abstractNum')) {
    const id = element.attributes['w:abstractNumId'] ?? '';
    definitions.set(id, {
      levels: readLevels(element),
      styleLink: propertyValue(element, 'w:styleLink'),
      numStyleLink: propertyValue(element, 'w:numStyleLink'),
    });
  }
  return definitions;
}

/** A definition may stand for a numbering style, whose levels are held by another definition. */
function resolveDefinition(definitions: ReadonlyMap<string, Definition>, id: string): readonly [string, Definition] | null {
  const definition = definitions.get(id);
  if (definition === undefined) return null;
  if (definition.numStyleLink === null) return [id, definition];
  const linked = [...definitions].find(([, other]) => other.styleLink === definition.numStyleLink);
  return linked ?? [id, definition];
}

function readInstance(element: XmlElement, definitions: ReadonlyMap<string, Definition>): ListInstance | null {
  const resolved = resolveDefinition(definitions, propertyValue(element, 'w:abstractNumId') ?? '');
  if (resolved === null) return null;
  const [definition, { levels: defined }] = resolved;
  const levels = new Map(defined);
  const startOverrides = new Map<number, number>();
  for (const override of childElements(element, 'w:lvlOverride')) {
    const index = wholeNumber(override.attributes['w:ilvl']);
    if (index === null) continue;
    const level = childElement(override, 'w:lvl');
    if (level !== null) levels.set(index, readLevel(level));
    const start = wholeNumber(propertyValue(override, 'w:startOverride'));
    if (start !== null) startOverrides.set(index, start);
  }
  return { definition, levels, startOverrides };
}

/** Reads the numbering part; an absent one has no lists. */
export function readNumbering(root: XmlElement | null): Numbering {
  const numbering = new Map<string, ListInstance>();
  if (root === null) return numbering;
  const definitions = readDefinitions(root);
  for (const element of childElements(root, 'w:num')) {
    const instance = readInstance(element, definitions);
    if (instance !== null) numbering.set(element.attributes['w:numId'] ?? '', instance);
  }
  return numbering;
}
