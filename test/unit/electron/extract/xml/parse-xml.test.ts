import { describe, expect, it } from 'vitest';
import { parseXml, type XmlElement } from '#electron/extract/xml/parse-xml.ts';
import { spentSince } from '#test/support/processor-time.ts';

const OPTIONS = { prefixes: { 'urn:word': 'w', 'urn:links': 'r' } };
const named = ({ name, attributes, children }: XmlElement): unknown => [
  name,
  { ...attributes },
  ...children.map((child) => (typeof child === 'string' ? child : named(child))),
];
const parse = (xml: string): unknown => named(parseXml(xml, OPTIONS));

describe('XML names', () => {
  it('are the same whatever prefix a file gives a namespace', () => {
    const expected = ['w:p', { 'w:val': '1', id: '2', 'r:id': '3' }, ['w:t', {}, '文']];
    expect(parse('<w:p xmlns:w="urn:word" xmlns:r="urn:links" w:val="1" id="2" r:id="3"><w:t>文</w:t></w:p>')).toEqual(expected);
    expect(parse('<a:p xmlns:a="urn:word" xmlns:b="urn:links" a:val="1" id="2" b:id="3"><a:t>文</a:t></a:p>')).toEqual(expected);
    expect(parse('<p xmlns=" urn:word " xmlns:w="urn:word" xmlns:r="urn:links" w:val="1" id="2" r:id="3"><t>文</t></p>')).toEqual(expected);
  });

  it('follow declarations only inside the element that makes them', () => {
    expect(parse('<a><x:b xmlns:x="urn:word"><x:c xmlns:x="urn:links"/><x:d/></x:b><x:e/></a>')).toEqual([
      'a',
      {},
      ['w:b', {}, ['r:c', {}], ['w:d', {}]],
      ['?:e', {}],
    ]);
  });

  it('match nothing in unknown namespaces and under prefixes that nobody declared', () => {
    expect(parse('<a xmlns:o="urn:other" o:x="1" q:y="2" xml:space="preserve"><o:b/></a>')).toEqual([
      'a',
      { '?:x': '1', '?:y': '2', '?:space': 'preserve' },
      ['?:b', {}],
    ]);
  });

  it('lose their prefix where namespaces are not looked at', () => {
    const root = parseXml('<o:a xmlns:o="urn:x" o:ID="1"/>', { prefixes: 'ignored' });
    expect(named(root)).toEqual(['a', { ID: '1' }]);
  });

  it.each(['<a:b:c/>', '<a x:y:z="1"/>', '<a:/>'])('make a file damaged where they are malformed: %s', (xml) => {
    expect(() => parseXml(xml, OPTIONS)).toThrow('malformed name');
  });

  it('cost no more where thousands of elements declare anew under very many declarations', () => {
    const declared = Array.from({ length: 1_000 }, (_, index) => `xmlns:n${index}="urn:${index}"`).join(' ');
    const children = '<w:p xmlns:w="urn:word"><n7:x/></w:p>'.repeat(40_000);
    const started = process.cpuUsage();
    expect(parseXml(`<a ${declared}>${children}</a>`, OPTIONS).children).toHaveLength(40_000);
    expect(spentSince(started)).toBeLessThan(1_500);
  });

  it('make a file damaged where one element declares more than any program does', () => {
    const declared = Array.from({ length: 1_001 }, (_, index) => `xmlns:n${index}="urn:${index}"`).join(' ');
    expect(() => parseXml(`<a ${declared}/>`, OPTIONS)).toThrow('more than 1000 namespaces');
  });
});
