import { ExtractionFailure } from '../extraction-failure.ts';
import { childElements, decodeXml, parseXml, type XmlElement, type XmlOptions } from '../xml/parse-xml.ts';
import type { ZipArchive } from '../zip/open-zip.ts';
import { normaliseName } from '../zip/read-directory.ts';
import { WORD_PREFIXES } from './namespaces.ts';

/** The parts of a word-processing package, found through its relationships: their names differ from producer to producer. */
export interface WordPackage {
  readonly mainPart: string;
  /** Names of the parts that the main part refers to by a relationship type's last segment, such as `styles` or `header`. */
  related(type: string): readonly string[];
  /** Names of the parts of other formats that stand for paragraphs, by the relationship that the text names them with. */
  readonly embedded: ReadonlyMap<string, string>;
  /** A part as a tree; `null` where the package has none of this name. */
  readPart(name: string, handOver?: XmlOptions['handOver']): Promise<XmlElement | null>;
  /** A part as it is; `null` where the package has none of this name. */
  readBytes(name: string): Promise<Uint8Array | null>;
}

/** Where the parts of a package come from. */
export interface PartSource {
  readonly names: readonly string[];
  /** A part as a tree; `null` where there is none of this name. */
  readPart(name: string, handOver?: XmlOptions['handOver']): Promise<XmlElement | null>;
  /** A part as it is; `null` where there is none of this name, or none but trees. */
  readBytes(name: string): Promise<Uint8Array | null>;
}

interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

const FALLBACK_MAIN_PART = 'word/document.xml';

function folderOf(part: string): string {
  const slash = part.lastIndexOf('/');
  return slash < 0 ? '' : part.slice(0, slash + 1);
}

/** How tables and borders look, and what styles a menu shows: most of a file's styles, of which nothing is read. */
const UNUSED = ['latentStyles', 'tblStylePr', 'tblBorders', 'pBdr'];

async function readXml(archive: ZipArchive, name: string, handOver?: XmlOptions['handOver']): Promise<XmlElement | null> {
  const bytes = await archive.read(name);
  if (bytes === null || bytes.length === 0) return null;
  const options = { prefixes: WORD_PREFIXES, passOver: UNUSED };
  return parseXml(decodeXml(bytes), handOver === undefined ? options : { ...options, handOver });
}

async function readRelationships(source: PartSource, part: string): Promise<Relationship[]> {
  const folder = folderOf(part);
  const root = await source.readPart(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const relationships: Relationship[] = [];
  for (const element of childElements(root, 'rel:Relationship')) {
    const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = element.attributes;
    if (mode === 'External' || target === '') continue;
    const name = normaliseName(target.startsWith('/') ? target : folder + target);
    relationships.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: name });
  }
  return relationships;
}

async function findMainPart(source: PartSource): Promise<string> {
  const declared = (await readRelationships(source, '')).find((relationship) => relationship.type === 'officeDocument')?.target;
  const candidates = [declared, FALLBACK_MAIN_PART, ...source.names.filter((name) => /^word\/document\d*\.xml$/i.test(name))];
  for (const name of candidates) {
    if (name !== undefined && source.names.some((entry) => entry.toLowerCase() === name.toLowerCase())) return name;
  }
  throw new ExtractionFailure('damaged', 'the package has no main document part');
}

/** Opens the package that the parts make. Fails with `damaged` where it has no main part. */
export async function openWordParts(source: PartSource): Promise<WordPackage> {
  const mainPart = await findMainPart(source);
  const relationships = await readRelationships(source, mainPart);
  return {
    mainPart,
    related: (type) => relationships.filter((relationship) => relationship.type === type).map((relationship) => relationship.target),
    embedded: new Map(relationships.filter(({ type }) => type === 'aFChunk').map(({ id, target }) => [id, target])),
    readPart: (name, handOver) => source.readPart(name, handOver),
    readBytes: (name) => source.readBytes(name),
  };
}

/** Opens the package in an archive. Fails with `damaged` where it has no main part. */
export function openWordPackage(archive: ZipArchive): Promise<WordPackage> {
  return openWordParts({
    names: archive.names,
    readPart: (name, handOver) => readXml(archive, name, handOver),
    readBytes: (name) => archive.read(name),
  });
}
