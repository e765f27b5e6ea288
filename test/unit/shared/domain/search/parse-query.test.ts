import { describe, expect, it } from 'vitest';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import type { QueryNote, QueryNoteKind, SearchNode } from '#shared/domain/search/search-query.ts';
import { spentSince } from '#test/support/processor-time.ts';

const words = (text: string): SearchNode => ({ kind: 'words', text });
const all = (...of: SearchNode[]): SearchNode => ({ kind: 'all', of });

const wordsOf = (query: string): readonly string[] =>
  parseQuery(query).terms.map((term) => (term.kind === 'words' ? term.text : term.kind));

describe('the words of a query', () => {
  it.each<[string, string, readonly string[]]>([
    ['one word', '营商环境', ['营商环境']],
    ['several words', '营商环境　市司法局 2031', ['营商环境', '市司法局', '2031']],
    ['a word twice', '方案 方案', ['方案']],
    ['traditional script and full width', '營商環境 ＡＢ', ['营商环境', 'ab']],
    ['a phrase in quotes, its meaningless space gone', '"一网 通办"', ['一网通办']],
    ['a phrase of Latin words, its space kept', '"One  Stop"', ['one stop']],
    ['a phrase in Chinese quotes', '“一网 通办” 平台', ['一网通办', '平台']],
    ['quotes inside a copied passage', '深化“放管服”改革', ['深化"放管服"改革']],
    ['a copied passage that begins with a quote', '“放管服”改革', ['"放管服"改革']],
    ['a phrase without its end', '"一网 通办', ['"一网', '通办']],
    ['a document number in other brackets', '海政发[2031]4号', ['海政发(2031)4号']],
    ['a negative number that somebody copied', '-10%', ['-10%']],
    ['operators in quotes', '"OR" "NOT"', ['or', 'not']],
    ['nothing', '  　', []],
    ['empty quotes', '""', []],
  ])('%s', (_name, query, expected) => {
    expect(wordsOf(query)).toEqual(expected);
  });
});

describe('the operators of a query', () => {
  it.each<[string, string, SearchNode]>([
    ['words side by side must both be there', '供水 燃气', all(words('供水'), words('燃气'))],
    ['AND says the same', '供水 AND 燃气', all(words('供水'), words('燃气'))],
    ['OR joins the words beside it', '市 供水 OR 燃气', all(words('市'), { kind: 'any', of: [words('供水'), words('燃气')] })],
    ['NOT forbids a word', '供水 NOT 燃气', all(words('供水'), { kind: 'not', node: words('燃气') })],
    ['a hyphen forbids one too', '供水 -燃气', all(words('供水'), { kind: 'not', node: words('燃气') })],
    ['NEAR wants both close', '供水 NEAR/12 改造', { kind: 'near', left: '供水', right: '改造', distance: 12 }],
    ['operators of full width say the same', '供水　ＮＯＴ　燃气', all(words('供水'), { kind: 'not', node: words('燃气') })],
    ['and so does NEAR', '供水 ＮＥＡＲ／１２ 改造', { kind: 'near', left: '供水', right: '改造', distance: 12 }],
    ['NOT alone asks for all without it', 'NOT 供水', { kind: 'not', node: words('供水') }],
    ['OR NOT joins its absence', '供水 OR NOT 燃气', { kind: 'any', of: [words('供水'), { kind: 'not', node: words('燃气') }] }],
    ['NEAR has a distance of its own', '供水 NEAR 改造', { kind: 'near', left: '供水', right: '改造', distance: 30 }],
    ['a star stands for some characters', '供水*改造', { kind: 'pattern', parts: ['供水', '改造'], gaps: [{ units: 40, isExact: false }] }],
    ['a question mark stands for one', '第??条', { kind: 'pattern', parts: ['第', '条'], gaps: [{ units: 2, isExact: true }] }],
    ['wildcards at the ends ask for nothing', '*供水?', words('供水')],
    [
      'a field with a phrase',
      '标题："优化 营商环境"',
      { kind: 'field', field: 'title', value: '优化营商环境', literal: '标题:"优化营商环境"' },
    ],
    [
      'a field with a phrase in corner brackets',
      '标题：「营商 环境」',
      { kind: 'field', field: 'title', value: '营商环境', literal: '标题:"营商环境"' },
    ],
    ['a field with a space behind it', '标题： 方案', { kind: 'field', field: 'title', value: '方案', literal: '标题:方案' }],
    ['a field without a word, before an operator', '标题： OR 方案', { kind: 'any', of: [words('标题:'), words('方案')] }],
    ['a field, with the words as they stand', '标题：方案', { kind: 'field', field: 'title', value: '方案', literal: '标题:方案' }],
    ['a field in English', 'unit:发改委', { kind: 'field', field: 'unit', value: '发改委', literal: 'unit:发改委' }],
    ['a colon after anything else is a character', '依据:条例', words('依据:条例')],
  ])('%s', (_name, query, root) => {
    expect(parseQuery(query).root).toEqual(root);
  });
});

describe('what a person is told of a query', () => {
  const note = (kind: QueryNoteKind, text = ''): QueryNote => ({ kind, text });

  it.each<[string, string, readonly QueryNote[]]>([
    ['nothing, of one that is plain', '供水 OR 燃气', []],
    ['a quote without its end', '"供水', [note('unbalanced-quote', '"供水')]],
    ['only wildcards', '*?', [note('only-wildcards', '*?')]],
    ['only a negation: it is looked for', '-供水', [note('only-negation')]],
    ['an operator that joins nothing', 'OR 供水', [note('operator-as-word', 'OR')]],
    ['an operator with nothing behind it', '供水 AND', [note('waiting-operator', 'AND')]],
    ['an operator with a bracket, as elsewhere', '供水 NEAR(改造', [note('unfinished-operator', 'NEAR(改造')]],
    ['NEAR without its number', '供水 NEAR/', [note('unfinished-operator', 'NEAR/')]],
    ['NEAR beside empty quotes', '供水 NEAR ""', [note('operator-as-word', 'NEAR')]],
    ['NEAR beside another operator', '供水 NEAR NOT 改造', [note('operator-as-word', 'NEAR')]],
    ['NEAR beside a wildcard', '供水 NEAR/5 改*造', [note('operator-as-word', 'NEAR/5')]],
    ['nothing, of NOT alone', 'NOT 供水', []],
    ['a field that there is not', '颜色:红', [note('unknown-field', '颜色')]],
    ['a field with a name that each object has', 'constructor:供水', [note('unknown-field', 'constructor')]],
    ['nothing of an address or a time of day', 'http://example.cn 10:30', []],
    ['operators around brackets', '( OR )', [note('only-operators')]],
    ['operators alone', 'AND', [note('operator-as-word', 'AND'), note('only-operators')]],
  ])('%s', (_name, query, notes) => {
    expect(parseQuery(query).notes).toEqual(notes);
  });

  it('is that a word has more wildcards than are looked at', () => {
    const { root, notes } = parseQuery('供*水?'.repeat(2_000));
    expect(notes.map(({ kind }) => kind)).toEqual(['many-wildcards']);
    expect(root?.kind === 'pattern' && [root.parts.length, root.gaps.length]).toEqual([33, 32]);
    expect(parseQuery(`供${'*水'.repeat(32)}`).notes).toEqual([]);
  });

  it('is what was read of a query that is too long', () => {
    const { root, notes } = parseQuery(`${'供水改造'.repeat(3_000)}`);
    expect(notes).toEqual([note('too-long')]);
    expect(root).toEqual(words('供水改造'.repeat(2_500)));
  });

  it('marks no brackets where only operators stand between them, and no thousand words', () => {
    expect(wordsOf('( AND )')).toEqual([]);
    expect(wordsOf('(供水 OR 燃气)')).toEqual(['(供水', '燃气)']);
    expect(wordsOf('【供水】 AND (')).toEqual(['(供水)']);
    expect(wordsOf(Array.from({ length: 2_000 }, (_, index) => `第${index}`).join(' ')).length).toBeLessThan(100);
  });

  it('tells apart what is sought in texts and what in fields, and nothing of what must be absent', () => {
    const { terms, fields } = parseQuery('单位:水务局 供水 NEAR/5 管网 改*造 NOT 文种:通知 NOT 燃气');
    expect(fields).toEqual([{ field: 'unit', value: '水务局' }]);
    expect(terms.map(({ kind }) => kind)).toEqual(['words', 'near', 'pattern']);
    expect(terms[0]).toEqual(words('单位:水务局'));
  });

  it('tells what a paper must be called to rank as named: what is asked of its title, and not what is asked of another field', () => {
    const { named, terms } = parseQuery('标题:供水 单位:水务局 改造');
    expect(named).toEqual([words('供水'), words('改造')]);
    expect(terms).toEqual([words('标题:供水'), words('单位:水务局'), words('改造')]);
    expect(parseQuery('供水').named).toEqual([words('供水')]);
  });

  it('stays linear on many opened quotes and on ten thousand words', () => {
    const began = process.cpuUsage();
    parseQuery('"a '.repeat(50_000));
    parseQuery('供 '.repeat(5_000));
    expect(spentSince(began)).toBeLessThan(2_000);
  });
});
