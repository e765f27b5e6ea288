import type { Extraction } from '#shared/model/extraction.ts';
import { WORD_PREFIXES } from '../docx/namespaces.ts';
import { openWordParts, type WordPackage } from '../docx/open-word-package.ts';
import { readWordPackage } from '../docx/read-docx.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { decodeXml, parseXml, type XmlElement, type XmlOptions } from '../xml/parse-xml.ts';
import { type ConvertedDocument, convertWord2003 } from './convert-word-2003.ts';
import { partsOfFlatPackage } from './flat-package.ts';

/** Media type of a Word document in a single XML file. */
const WORD_XML_MEDIA_TYPE = 'application/xml';

/** Word 2003 XML, flat packages (ISO/IEC 29500-2 parts in one file), and the namespaces of what a package holds. */
const PREFIXES = {
  ...WORD_PREFIXES,
  'http://schemas.microsoft.com/office/word/2003/wordml': 'w',
  'http://schemas.microsoft.com/office/word/2003/auxHint': 'wx',
  'http://schemas.microsoft.com/aml/2001/core': 'aml',
  'http://schemas.microsoft.com/office/2006/xmlPackage': 'pkg',
};

/** Hands the children of an element over, as a parser would have done. */
function handOverChildren(root: XmlElement, handOver: XmlOptions['handOver']): void {
  for (const parent of root.children) {
    if (typeof parent === 'string' || parent.name !== handOver?.parent) continue;
    for (const child of parent.children) if (typeof child !== 'string') handOver.take(child);
  }
}

function readTree(root: XmlElement | undefined, handOver: XmlOptions['handOver']): Promise<XmlElement | null> {
  if (root !== undefined) handOverChildren(root, handOver);
  return Promise.resolve(root ?? null);
}

function packageOf(converted: ConvertedDocument): WordPackage {
  return {
    mainPart: 'document',
    related: (type) => converted.related.get(type) ?? [],
    embedded: new Map(),
    readPart: (name, handOver) => readTree(converted.parts.get(name), handOver),
    readBytes: () => Promise.resolve(null),
  };
}

function openPackage(root: XmlElement): Promise<WordPackage> {
  if (root.name === 'w:wordDocument') return Promise.resolve(packageOf(convertWord2003(root)));
  if (root.name !== 'pkg:package') throw new ExtractionFailure('damaged', 'not a Word document in XML');
  const parts = partsOfFlatPackage(root);
  return openWordParts({
    names: [...parts.keys()],
    readPart: (name, handOver) => readTree(parts.get(name), handOver),
    readBytes: () => Promise.resolve(null),
  });
}

/** Reads a Word document in a single XML file: Word 2003 XML, or a flat package. Gives what the same document as .docx would. */
export async function readWordXml(bytes: Uint8Array): Promise<Extraction> {
  const root = parseXml(decodeXml(bytes), { prefixes: PREFIXES });
  return { ...(await readWordPackage(await openPackage(root))), mediaType: WORD_XML_MEDIA_TYPE };
}
