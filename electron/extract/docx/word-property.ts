import { childElement, type XmlElement } from '../xml/parse-xml.ts';

/** `w:val` of a child, the way most properties are written. */
export function propertyValue(element: XmlElement | null | undefined, name: string): string | null {
  return childElement(element, name)?.attributes['w:val'] ?? null;
}

/** An on/off property: present without a value means on. */
export function isOn(element: XmlElement | null | undefined, name: string): boolean | null {
  const property = childElement(element, name);
  if (property === null) return null;
  return !['0', 'false', 'off'].includes(property.attributes['w:val'] ?? '1');
}

/** `w:outlineLvl` of paragraph properties: 1 to 9, 0 where body text is demanded, `null` where nothing is said. */
export function outlineLevelOf(properties: XmlElement | null): number | null {
  const value = propertyValue(properties, 'w:outlineLvl');
  if (value === null || !/^\d$/.test(value)) return null;
  return value === '9' ? 0 : Number(value) + 1;
}

/** True, false or unsaid: whether paragraph properties centre the text. */
export function centredOf(properties: XmlElement | null): boolean | null {
  const value = propertyValue(properties, 'w:jc');
  return value === null ? null : value === 'center';
}
