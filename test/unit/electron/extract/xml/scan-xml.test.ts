import { describe, expect, it } from 'vitest';
import { scanXml } from '#electron/extract/xml/scan-xml.ts';
import { TreeBuilder } from '#electron/extract/xml/tree-builder.ts';
import { asRead, asReadCarefully } from './parse-only-carefully.ts';

const OPTIONS = { prefixes: { 'urn:word': 'w', 'urn:links': 'r' } };
const MUTANTS = 4_000;

const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const WORD = `${DECLARED}<w:document xmlns:w="urn:word" xmlns:r='urn:links' w:rsid="0"><w:body><w:p w:a="1" r:b='"2"'><w:r><w:t xml:space="preserve"> 临江市 </w:t><w:tab/></w:r></w:p><!-- one - two --><w:p/></w:body></w:document>`;
const REFERENCES =
  '<a b="1 &lt; 2&#10;&quot;x&quot;\n\ty">A&amp;B &#x4e34;&#27743; &apos;c&apos; &gt;<c><![CDATA[<d> ]] & ]]></c><?keep this ?>\r\nz\r</a>';
const NESTED =
  '<p xmlns="urn:word"><q xmlns:v="urn:links" v:w="1" w="2"><x:y xmlns:x="urn:word" x:z=""/></q><p xmlns="">t<u  k = "v" >s</u ></p></p>\n';

/** What mutation puts into a document, whole or by halves. */
const PIECES =
  '<|>|&|;|"|\'|/|=| |\n|\r|\r\n|\t|]]>|<![CDATA[|<!--|-->|--|<?x |?>|&#10;|&#0;|&#xD800;|&nbsp;|&amp;|<a>|</a>|<a/>|xmlns:w="urn:links"| w:a="1"|<!DOCTYPE a [<!ENTITY e "x">]>|&e;|一|<一>|:|<?xml version="1.0"?>|\u0001|\ufeff|\uffff|\u0085|\u2028|\ud800|\udc00|-|!|?|1.1'.split(
    '|',
  );

/** Numbers below `limit`, the same in every run. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % limit;
  };
}

function mutate(xml: string, roll: (limit: number) => number): string {
  let mutant = xml;
  for (let count = roll(3); count >= 0; count -= 1) {
    const at = roll(mutant.length + 1);
    const piece = roll(3) === 0 ? '' : (PIECES[roll(PIECES.length)] ?? '');
    mutant = mutant.slice(0, at) + piece + mutant.slice(at + roll(3));
  }
  return mutant;
}

describe('the quick scanner of XML', () => {
  it.each([WORD, REFERENCES.replace('\r\nz\r', 'z'), '<a/>', '<a:b></a:b>\n<!-- end -->'])('reads plain markup to its end: %#', (xml) => {
    expect(scanXml(xml.replace(/\r\n/g, '\n'), new TreeBuilder(OPTIONS)).isWhole).toBe(true);
  });

  it.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an entity of its own', '<a>&e;</a>'],
    ['a reference to no character', '<a>&#0;</a>'],
    ['an element that does not end', '<a><b></a>'],
    ['a second root', '<a/><b/>'],
    ['text outside the root', '<a/>b'],
    ['an attribute without a value', '<a b></a>'],
    ['attributes without a space', '<a b="1"c="2"/>'],
    ['a name beyond ASCII', '<一/>'],
    ['the end of a section in text', '<a>]]></a>'],
    ['another version', '<?xml version="1.1"?><a/>'],
    ['nothing', ''],
  ])('stops at %s', (_what, xml) => {
    expect(scanXml(xml, new TreeBuilder(OPTIONS)).isWhole).toBe(false);
  });

  describe('asked to pass over elements', () => {
    const options = { prefixes: 'ignored', passOver: ['clips'] } as const;
    const without = asRead('<o:a xmlns:o="urn:o"><b/><c/></o:a>', options);

    it.each([
      ['by their local names', '<o:a xmlns:o="urn:o"><b/><o:clips x="1"><d>e &amp; f</d></o:clips><c/><clips>g</clips></o:a>'],
      ['and what follows them', '<a><clips><d/></clips><b/><clips><d></clips><c/></a>'],
    ])('leaves them out with all that is in them, %s', (_what, xml) => {
      expect(asRead(xml, options)).toBe(without);
    });

    it.each([
      ['others like them inside', '<a><clips><clips>1</clips>2</clips></a>'],
      ['a comment that names their end', '<a><clips><!-- </clips> --><d/></clips></a>'],
      ['no end', '<a><clips><d/></a>'],
      ['an end with a space', '<a><clips><d/></clips ></a>'],
      ['the whole file', '<clips><d/></clips>'],
      ['a longer name', '<a><eclipses>1</eclipses></a>'],
    ])('reads them like all others where they have %s', (_what, xml) => {
      expect(asRead(xml, options)).toBe(asReadCarefully(xml, { prefixes: 'ignored' }));
    });
  });

  it('leaves a file at any place to the careful parser, and the tree is the same', () => {
    for (const xml of [WORD, REFERENCES, NESTED]) expect(asRead(xml, OPTIONS)).toEqual(asReadCarefully(xml, OPTIONS));
  });

  it(`gives the careful parser's tree, or refuses with it, for ${MUTANTS} damaged files`, () => {
    const roll = dice(20_260_701);
    const different: string[] = [];
    let read = 0;
    for (let count = 0; count < MUTANTS; count += 1) {
      const xml = mutate([WORD, REFERENCES, NESTED][count % 3] ?? WORD, roll);
      const careful = asReadCarefully(xml, OPTIONS);
      if (careful.startsWith('[')) read += 1;
      if (asRead(xml, OPTIONS) !== careful) different.push(xml);
    }
    expect(different).toEqual([]);
    // Damage of both kinds is among them.
    expect(read).toBeGreaterThan(MUTANTS / 10);
    expect(read).toBeLessThan(MUTANTS * 0.9);
  });
});
