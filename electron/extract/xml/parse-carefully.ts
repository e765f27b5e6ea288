import { SaxesParser } from 'saxes';
import { ExtractionFailure } from '../extraction-failure.ts';
import type { TreeBuilder } from './tree-builder.ts';

const WRITE_CHARACTERS = 1 << 16;
/** Faults that leave the rest of the document readable. An entity of a DTD is never expanded: its name stays in the text. */
const HARMLESS = /undefined entity|disallowed character|duplicate attribute/i;

/**
 * Parses what is left of an XML file into `builder`, inside the elements that are open there. Knows all of XML, damage included.
 * Fails with `damaged` where the file is not well-formed.
 */
export function parseCarefully(rest: string, builder: TreeBuilder): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  // The parser is brought to where the file stands before anybody listens.
  if (builder.isComplete) parser.write('<read/>');
  else for (const name of builder.openNames) parser.write(`<${name}>`);
  parser.on('error', (error) => {
    if (!HARMLESS.test(error.message)) throw new ExtractionFailure('damaged', `XML: ${error.message.slice(0, 200)}`);
  });
  parser.on('opentag', ({ name, attributes }) => builder.open(name, Object.entries(attributes).flat(), false));
  parser.on('closetag', () => builder.close());
  parser.on('text', (text) => builder.text(text));
  parser.on('cdata', (text) => builder.text(text));
  for (let at = 0; at < rest.length; at += WRITE_CHARACTERS) parser.write(rest.slice(at, at + WRITE_CHARACTERS));
  parser.close();
}
