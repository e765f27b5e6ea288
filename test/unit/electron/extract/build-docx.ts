import { strToU8, zipSync } from 'fflate';

const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a package that a test sets; each is the inside of its root element. */
export interface DocxParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly header?: string;
  readonly comments?: string;
  readonly commentsExtended?: string;
  readonly isStrict?: boolean;
  readonly mainPart?: string;
  /** A web page that the relationship `rpage` names. */
  readonly page?: string;
}

/** A small but complete .docx package. */
export function buildDocx(parts: DocxParts): Uint8Array {
  const namespace = parts.isStrict === true ? STRICT : TRANSITIONAL;
  const main = parts.mainPart ?? 'word/document.xml';
  const root = (name: string, inside: string) =>
    strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="${namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wps="urn:wps" xmlns:v="urn:v">${inside}</w:${name}>`,
    );
  const kinds = {
    styles: parts.styles,
    numbering: parts.numbering,
    footnotes: parts.footnotes,
    header: parts.header,
    comments: parts.comments,
  };
  const extended =
    parts.commentsExtended === undefined
      ? {}
      : {
          'word/commentsExtended.xml': strToU8(
            `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${parts.commentsExtended}</w15:commentsEx>`,
          ),
        };
  const present = Object.entries(kinds).flatMap(([kind, inside]) => (inside === undefined ? [] : [{ kind, inside }]));
  const links = present.map(({ kind }) => `<Relationship Id="r${kind}" Type="${RELATIONSHIP}/${kind}" Target="${kind}.xml"/>`).join('');
  const relationships = (inside: string) =>
    strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`);
  const name = main.slice(main.lastIndexOf('/') + 1);
  const roots: Record<string, string> = { header: 'hdr' };
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': relationships(`<Relationship Id="r1" Type="${RELATIONSHIP}/officeDocument" Target="/${main}"/>`),
    [main]: root('document', `<w:body>${parts.body}</w:body>`),
    [`word/_rels/${name}.rels`]: relationships(
      `${links}<Relationship Id="rx" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/><Relationship Id="rpage" Type="${RELATIONSHIP}/aFChunk" Target="page.mht"/>`,
    ),
    ...(parts.page === undefined ? {} : { 'word/page.mht': strToU8(parts.page) }),
    ...extended,
    ...Object.fromEntries(present.map(({ kind, inside }) => [`word/${kind}.xml`, root(roots[kind] ?? kind, inside)])),
  });
}

/** A paragraph of one run; `properties` goes into its `w:pPr`. */
export function paragraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`;
}

/** A run of text. */
export function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}
