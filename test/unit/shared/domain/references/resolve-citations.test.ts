import { describe, expect, it } from 'vitest';
import { indexPapers, type ListedPaper } from '#shared/domain/references/paper-index.ts';
import { clauseIn, resolveCitations } from '#shared/domain/references/resolve-citations.ts';
import type { Citation } from '#shared/model/citation.ts';
import type { Block } from '#shared/model/document.ts';
import { spentSince } from '#test/support/processor-time.ts';

function paper(id: string, title: string, docNumber: string | null = null, issueDate: string | null = null): ListedPaper {
  return { id, title, docNumber, issueDate };
}

function block(id: string, text: string, path: readonly string[] = [], level: number | null = null): Block {
  return { id, kind: 'paragraph', level, label: path.at(-1) ?? null, text, rows: null, path: [...path], page: null };
}

function citationsIn(text: string, papers: readonly ListedPaper[]): readonly Citation[] {
  return resolveCitations({ id: 'own', title: '临江市便民办法', blocks: [block('b1', text)] }, indexPapers(papers));
}

function targetIn(text: string, ...papers: ListedPaper[]): string | null {
  return citationsIn(text, papers)[0]?.target?.documentId ?? null;
}

const REGULATION = [
  block('a1', '第一条 为方便群众，制定本办法。', ['第一条']),
  block('a2', '第二条 窗口应当一次告知。', ['第二条']),
  block('a2b', '前款规定的告知，应当采用书面形式。', ['第二条']),
  block('a2i', '(一)告知办理条件；', ['第二条', '(一)']),
  block('a2j', '(二)告知所需材料，依照前款规定公开。', ['第二条', '(二)']),
  block('a3', '第三条 违反本办法第二条第二款、第九条规定的，责令改正；依照本办法第二条第（二）项处理。', ['第三条']),
];

describe('papers cited', () => {
  it('are found by their number in any script and width of brackets', () => {
    const cited = paper('p', '海陵市工作方案', '临政发〔2026〕5号');
    expect(targetIn('按照临政发[2026]5号文件要求办理。', cited)).toBe('p');
    expect(targetIn('按照《另一个标题的方案》（臨政發〔2026〕5號）办理。', cited)).toBe('p');
  });

  it('are found by their title, with or without remarks in brackets and with spaces from the page', () => {
    expect(targetIn('依据《临江市 便民服务条例》制定。', paper('p', '临江市便民服务条例（2026年修订）'))).toBe('p');
    expect(targetIn('依据《临江市便民服务条例（草案）》制定。', paper('p', '临江市便民服务条例'))).toBe('p');
    expect(targetIn('依据《行政许可法》办理。', paper('p', '中华人民共和国行政许可法'))).toBe('p');
  });

  it('are found by the notice that issued them, and a notice by what it issued', () => {
    expect(targetIn('落实《云岭县便民服务方案》。', paper('p', '云岭县人民政府关于印发《云岭县便民服务方案》的通知'))).toBe('p');
    expect(targetIn('落实《云岭县人民政府关于印发云岭县便民服务方案的通知》。', paper('p', '云岭县便民服务方案'))).toBe('p');
  });

  it('are not those of a like title, nor of the same title under another number', () => {
    expect(targetIn('依据《优化营商环境条例》制定。', paper('p', '临江市优化营商环境条例'))).toBeNull();
    expect(targetIn('见《年度工作要点方案》（临政发〔2026〕5号）。', paper('p', '年度工作要点方案', '临政发〔2025〕9号'))).toBeNull();
  });

  it('are the newest of several versions, the one titled exactly so first', () => {
    const versions = [
      paper('old', '临江市便民条例', null, '2019-05-01'),
      paper('new', '临江市便民条例', null, '2025-05-01'),
      paper('draft', '临江市便民条例（征求意见稿）', null, '2026-05-01'),
    ];
    expect(targetIn('依据《临江市便民条例》制定。', ...versions)).toBe('new');
    expect(targetIn('对《临江市便民条例（征求意见稿）》提出意见。', ...versions)).toBe('draft');
  });

  it('are never the citing paper itself, even where an older version is there', () => {
    const papers = [paper('own', '临江市便民办法', null, '2020-01-01'), paper('new', '临江市便民办法', null, '2026-01-01')];
    expect(citationsIn('现将《临江市便民办法》印发给你们。', papers)).toEqual([]);
  });

  it('stand once with all their places, and with the clause that follows', () => {
    const found = citationsIn('依据《临江市便民条例》第十二条第二款、第十三条；又据《临江市便民条例》第十二条第二款。', []);
    expect(found.map(({ text, clause, places, target }) => [text, clause, places.length, target])).toEqual([
      ['《临江市便民条例》第十二条第二款', '第十二条第二款', 2, null],
      ['第十三条', '第十三条', 1, null],
    ]);
  });
});

describe('clauses of the paper itself', () => {
  const found = resolveCitations({ id: 'own', title: '便民办法', blocks: REGULATION }, indexPapers([]));
  const targetOf = (text: string): string | null | undefined => found.find((citation) => citation.text === text)?.target?.blockId;

  it('lead to the article, its paragraph or its item', () => {
    expect(targetOf('本办法第二条第二款')).toBe('a2b');
    expect(targetOf('本办法第二条第（二）项')).toBe('a2j');
  });

  it('of a number that there is not lead nowhere and are still listed', () => {
    expect(found.find(({ text }) => text === '第九条')).toMatchObject({ kind: 'own-clause', target: null });
  });

  it('by 前款 are the paragraph before, from an item the one before its own', () => {
    const previous = found.filter(({ clause }) => clause === '前款');
    expect(previous.map(({ target, places }) => [target?.blockId, places.map((place) => place.block)])).toEqual([['a2', ['a2b', 'a2j']]]);
  });

  it('of two regulations in one file are those of the one that cites', () => {
    const blocks = [
      block('x', '第五条 甲', ['附件1', '第五条']),
      block('y', '第五条 乙', ['附件2', '第五条']),
      block('z', '第六条 依照本办法第五条办理。', ['附件2', '第六条']),
    ];
    expect(resolveCitations({ id: 'own', title: '', blocks }, indexPapers([]))[0]?.target?.blockId).toBe('y');
  });

  it('of a plan may be parts', () => {
    const blocks = [block('h3', '三、保障措施', ['三、'], 1), block('t', '按照本方案第三部分落实。', ['四、'], 1)];
    expect(resolveCitations({ id: 'own', title: '', blocks }, indexPapers([]))[0]?.target?.blockId).toBe('h3');
  });
});

describe('clauseIn', () => {
  it('finds a cited clause in another text, the article where the paragraph is missing, and nothing where the article is', () => {
    expect(clauseIn(REGULATION, '第2条第二款')).toBe('a2b');
    expect(clauseIn(REGULATION, '第二条第七款')).toBe('a2');
    expect(clauseIn(REGULATION, '第二十条')).toBeNull();
  });
});

describe('a long text over a large library', () => {
  it('takes a time that grows with the text and not with text times library', () => {
    const papers = Array.from({ length: 10_000 }, (_, index) =>
      paper(`p${index}`, `临江市第${index}类事项管理办法`, `临政发〔2026〕${index}号`),
    );
    const line = '窗口依据《临江市第77类事项管理办法》第三条和本办法第四条，参照临政发〔2026〕9号，逐项公开办理条件和所需材料。';
    const blocks = Array.from({ length: 5_000 }, (_, index) => block(`b${index}`, `第${index}条 ${line}`, [`第${index}条`]));
    const started = process.cpuUsage();
    const found = resolveCitations({ id: 'own', title: '', blocks }, indexPapers(papers));
    const milliseconds = spentSince(started);
    expect(found.map(({ places }) => places.length)).toEqual([5_000, 5_000, 5_000]);
    expect(milliseconds).toBeLessThan(5_000);
  });
});
