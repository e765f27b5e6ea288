import { childElement, childElements, type XmlElement } from '../xml/parse-xml.ts';
import { normaliseName } from '../zip/read-directory.ts';

/** XML parts of a flat package by name, without a slash in front; pictures and macros are left where they are. */
export function partsOfFlatPackage(root: XmlElement): ReadonlyMap<string, XmlElement> {
  const parts = new Map<string, XmlElement>();
  for (const part of childElements(root, 'pkg:part')) {
    const content = childElements(childElement(part, 'pkg:xmlData'))[0];
    if (content !== undefined) parts.set(normaliseName(part.attributes['pkg:name'] ?? ''), content);
  }
  return parts;
}
