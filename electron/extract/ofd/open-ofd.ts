import { ExtractionFailure } from '../extraction-failure.ts';
import { childElement, childElements, decodeXml, parseXml, textContent, type XmlElement } from '../xml/parse-xml.ts';
import type { ZipArchive } from '../zip/open-zip.ts';
import { normaliseName } from '../zip/read-directory.ts';

/** A page and what it is drawn over. */
export interface OfdPage {
  readonly root: XmlElement;
  readonly templates: readonly XmlElement[];
  readonly annotations: readonly XmlElement[];
}

/** One document of a package, with its pages in order. */
export interface OfdDocument {
  readonly pages: readonly OfdPage[];
  /** `x y width height` of pages that do not say it themselves, in millimetres. */
  readonly pageBox: string | null;
  /** Reusable drawings by id. */
  readonly composites: ReadonlyMap<string, XmlElement>;
  /** The resource files of the document, with the folder that their own locations count from. */
  readonly resources: readonly OfdResources[];
  /** How many pages the document has, read or not. */
  readonly pageCount: number;
}

/** One resource file. */
export interface OfdResources {
  readonly root: XmlElement;
  readonly folder: string;
}

/** Which pages are to be read, counted through all documents of the package from 0; those before and after only count. */
export interface OfdPageRange {
  readonly first: number;
  readonly count: number;
}

export interface OfdPackage {
  readonly documents: readonly OfdDocument[];
  readonly signatures: number;
  /** Names of the files packed beside the pages. */
  readonly attachments: readonly string[];
  /** Pages that the document lists and the archive lacks. */
  readonly missingPages: number;
}

/** What neither reading nor drawing makes use of, and much of what programs write. */
const UNUSED = ['Clips', 'CGTransform'];

/** Stands for a page that is listed and not there: those after it keep their numbers. */
export const MISSING_PAGE: OfdPage = { root: { name: 'Page', attributes: {}, children: [] }, templates: [], annotations: [] };

/** More pages than the limit would be refused by the caller; this bounds the work until then. */
const MOST_PAGES = 10_001;

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash + 1);
}

/** Text of a child that holds a location. */
function location(element: XmlElement | null, name: string): string | null {
  const child = childElement(element, name);
  const text = child === null ? '' : textContent(child).trim();
  return text === '' ? null : text;
}

class OfdParts {
  readonly #archive: ZipArchive;

  constructor(archive: ZipArchive) {
    this.#archive = archive;
  }

  /** A part by its location: from the root where it says so, else beside the part that refers to it, or, failing that, from the root. */
  async read(from: string, target: string): Promise<{ root: XmlElement; path: string } | null> {
    const beside = normaliseName(folderOf(from) + target);
    const candidates = /^[/\\]/.test(target) ? [normaliseName(target)] : [beside, normaliseName(target)];
    for (const path of candidates) {
      const bytes = await this.#archive.read(path);
      if (bytes === null || bytes.length === 0) continue;
      return { root: parseXml(decodeXml(bytes), { prefixes: 'ignored', passOver: UNUSED }), path };
    }
    return null;
  }
}

async function readResources(parts: OfdParts, from: string, common: XmlElement | null): Promise<OfdResources[]> {
  const found: OfdResources[] = [];
  for (const name of ['PublicRes', 'DocumentRes']) {
    for (const resource of childElements(common, name)) {
      const part = await parts.read(from, textContent(resource).trim());
      if (part === null) continue;
      const base = part.root.attributes.BaseLoc ?? '';
      const folder = /^[/\\]/.test(base) ? base : folderOf(part.path) + base;
      found.push({ root: part.root, folder: normaliseName(folder) });
    }
  }
  return found;
}

function compositesOf(resources: readonly OfdResources[]): Map<string, XmlElement> {
  const composites = new Map<string, XmlElement>();
  for (const { root } of resources) {
    for (const unit of childElements(childElement(root, 'CompositeGraphicUnits'), 'CompositeGraphicUnit')) {
      composites.set(unit.attributes.ID ?? '', unit);
    }
  }
  return composites;
}

/** Annotations of each page, by the page's id. */
async function readAnnotations(parts: OfdParts, from: string, root: XmlElement): Promise<Map<string, XmlElement[]>> {
  const found = new Map<string, XmlElement[]>();
  const target = location(root, 'Annotations');
  const list = target === null ? null : await parts.read(from, target);
  for (const page of childElements(list?.root, 'Page')) {
    const file = location(page, 'FileLoc');
    const part = file === null || list === null ? null : await parts.read(list.path, file);
    if (part !== null && part !== undefined) found.set(page.attributes.PageID ?? '', childElements(part.root, 'Annot'));
  }
  return found;
}

async function readTemplates(parts: OfdParts, from: string, common: XmlElement | null): Promise<Map<string, XmlElement>> {
  const templates = new Map<string, XmlElement>();
  for (const template of childElements(common, 'TemplatePage')) {
    const part = await parts.read(from, template.attributes.BaseLoc ?? '');
    if (part !== null) templates.set(template.attributes.ID ?? '', part.root);
  }
  return templates;
}

interface OpenedDocument {
  readonly document: OfdDocument;
  readonly missing: number;
  readonly attachments: readonly string[];
}

async function readDocumentPart(parts: OfdParts, target: string, range: OfdPageRange): Promise<OpenedDocument> {
  const opened = await parts.read('', target);
  if (opened === null) throw new ExtractionFailure('damaged', `the package lacks ${target}`);
  const { root, path } = opened;
  const common = childElement(root, 'CommonData');
  const templates = await readTemplates(parts, path, common);
  const annotations = await readAnnotations(parts, path, root);
  const pages: OfdPage[] = [];
  let missing = 0;
  const listed = childElements(childElement(root, 'Pages'), 'Page').slice(0, MOST_PAGES);
  for (const page of listed.slice(Math.max(0, range.first), Math.max(0, range.first + range.count))) {
    const part = await parts.read(path, page.attributes.BaseLoc ?? '');
    if (part === null) {
      missing += 1;
      pages.push(MISSING_PAGE);
      continue;
    }
    const under = childElements(part.root, 'Template').map((template) => templates.get(template.attributes.TemplateID ?? ''));
    const notes = annotations.get(page.attributes.ID ?? '') ?? [];
    pages.push({ root: part.root, templates: under.filter((template) => template !== undefined), annotations: notes });
  }
  const pageBox = location(childElement(common, 'PageArea'), 'PhysicalBox');
  const resources = await readResources(parts, path, common);
  const document = { pages, pageBox, composites: compositesOf(resources), resources, pageCount: listed.length };
  return { document, missing, attachments: await readAttachments(parts, path, root) };
}

/** Attachments that are named; a package with more is told of by these. */
const MOST_ATTACHMENTS = 50;

/** What the document lists as attached; those that are not to be seen count too, since they travel along. */
async function readAttachments(parts: OfdParts, from: string, root: XmlElement): Promise<string[]> {
  const target = location(root, 'Attachments');
  const list = target === null ? null : await parts.read(from, target);
  return childElements(list?.root, 'Attachment')
    .slice(0, MOST_ATTACHMENTS)
    .map(({ attributes }) => [attributes.Name ?? '', attributes.Format ?? ''].filter((part) => part !== '').join('.'));
}

const ALL_PAGES: OfdPageRange = { first: 0, count: MOST_PAGES };

/** Opens an OFD package (GB/T 33190-2016). Missing optional parts do no harm; without `OFD.xml` or a document it is `damaged`. */
export async function openOfd(archive: ZipArchive, range: OfdPageRange = ALL_PAGES): Promise<OfdPackage> {
  if (archive.names.some((name) => /(^|\/)encryptions\.xml$/i.test(name)))
    throw new ExtractionFailure('encrypted', 'the OFD package is encrypted', { isSealed: true });
  const parts = new OfdParts(archive);
  const main = await parts.read('', 'OFD.xml');
  const documents: OfdDocument[] = [];
  let signatures = 0;
  const attachments: string[] = [];
  let missingPages = 0;
  for (const body of childElements(main?.root, 'DocBody')) {
    const target = location(body, 'DocRoot');
    if (target === null) continue;
    // Without a range all pages of all documents are read; with one, those of earlier documents count towards its beginning.
    const before = range === ALL_PAGES ? 0 : documents.reduce((sum, { pageCount }) => sum + pageCount, 0);
    const opened = await readDocumentPart(parts, target, { first: range.first - before, count: range.count });
    documents.push(opened.document);
    attachments.push(...opened.attachments);
    missingPages += opened.missing;
    const signed = location(body, 'Signatures');
    const list = signed === null ? null : await parts.read('', signed);
    signatures += childElements(list?.root, 'Signature').length;
  }
  if (documents.length === 0) throw new ExtractionFailure('damaged', 'OFD.xml names no document');
  return { documents, signatures, attachments, missingPages };
}
