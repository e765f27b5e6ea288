import { expect, it } from 'vitest';
import { readXmlTree } from '#renderer/features/original/word/xml-tree.ts';

it('counts attributes while they are read, before the tag that holds them ends', () => {
  let attributes = 0;
  const spend = (part: 'element' | 'attribute'): void => {
    if (part === 'attribute') attributes += 1;
    if (attributes > 10) throw new Error('too many');
  };
  const many = Array.from({ length: 50_000 }, (_, index) => `a${index}=""`).join(' ');
  expect(() => readXmlTree(`<w ${many}/>`, spend)).toThrow('too many');
  expect(attributes).toBe(11);
});

it('tells of each element and each attribute once', () => {
  const told: string[] = [];
  readXmlTree('<w a="1" b="2"><t c="3">text</t></w>', (part) => told.push(part));
  expect(told.sort()).toEqual(['attribute', 'attribute', 'attribute', 'element', 'element']);
});
