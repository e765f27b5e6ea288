import { ExtractionFailure } from '#electron/extract/extraction-failure.ts';
import { parseCarefully } from '#electron/extract/xml/parse-carefully.ts';
import { parseXml, type XmlNode, type XmlOptions } from '#electron/extract/xml/parse-xml.ts';
import { TreeBuilder } from '#electron/extract/xml/tree-builder.ts';

function plain(node: XmlNode): unknown {
  return typeof node === 'string' ? node : [node.name, Object.entries(node.attributes), node.children.map(plain)];
}

function treeOrRefusal(parse: () => XmlNode | null): string {
  try {
    const root = parse();
    return root === null ? 'damaged' : JSON.stringify(plain(root));
  } catch (error) {
    if (!(error instanceof ExtractionFailure)) throw error;
    return error.code;
  }
}

/** What is read from a text: its tree as JSON, or the code of the refusal. */
export function asRead(xml: string, options: XmlOptions): string {
  return treeOrRefusal(() => parseXml(xml, options));
}

/** The same by the parser that knows all of XML alone. */
export function asReadCarefully(xml: string, options: XmlOptions): string {
  return treeOrRefusal(() => {
    const builder = new TreeBuilder(options);
    parseCarefully(xml.replace(/^\ufeff/, ''), builder);
    return builder.root;
  });
}
