import { describe, expect, it } from 'vitest';
import { boardRows, chosenTopics, coverageOf, standingCounts } from '#renderer/features/benchmark/board-rows.ts';
import { readTopicLines, topicLines } from '#renderer/features/benchmark/own-topics.ts';
import { placeOf } from '#renderer/features/benchmark/provision-actions.ts';
import { alignDocuments } from '#shared/domain/alignment/align-documents.ts';
import { documentFromLines } from '../../../shared/domain/structure/document-from-lines.ts';

const OWN = documentFromLines([
  '临江市方案',
  '一、主要任务',
  '1.改善供电服务。供电可靠率达到99.97%以上。',
  '2.压缩报装时间。用水报装不超过4个工作日。',
  '3.保护知识产权。设立快速维权工作站3个。',
]);
const OTHER = documentFromLines([
  '海陵市方案',
  '一、主要任务',
  '1.提升供电质量。供电可靠率达到99.98%以上。',
  '2.提升办税体验。纳税时间压缩至78小时以内。',
]);
const { topics } = alignDocuments([OWN, OTHER]);
const choose = (filter: 'all' | 'shared' | 'gaps' | 'behind', query = '') =>
  chosenTopics(topics, { filter, query, documents: 2, language: 'zh-CN' }).map(({ name }) => name);

describe('the rows of a board', () => {
  it('are the lines of each topic, its name on the first, and the targets that several documents set', () => {
    const rows = boardRows(topics, 2).filter(({ topic }) => topic.id === 'utilities');
    expect(rows.map((row) => (row.kind === 'line' ? row.isFirst : [row.figure.name, row.best, row.standing]))).toEqual([
      true,
      false,
      ['供电可靠率', [false, true], 'behind'],
    ]);
    expect(standingCounts(topics)).toEqual({ ahead: 0, level: 0, behind: 1 });
  });

  it('hold an empty line for a topic nothing stands under yet', () => {
    const [row] = boardRows([{ id: 'own', kind: 'own', name: '低空经济', lines: [], figures: [] }], 3);
    expect(row).toMatchObject({ kind: 'line', isFirst: true, line: { cells: [null, null, null], terms: [] } });
  });

  it('are left by filters and by words in any script', () => {
    expect(choose('all')).toEqual(['获得水电气', '纳税', '知识产权']);
    expect(choose('shared')).toEqual(['获得水电气']);
    expect(choose('gaps')).toEqual(['纳税']);
    expect(choose('behind')).toEqual(['获得水电气']);
    expect(choose('all', '維權')).toEqual(['知识产权']);
    expect(choose('all', '没有的词')).toEqual([]);
  });

  it('count what each document says', () => {
    expect(topics.map((topic) => coverageOf(topic, 2))).toEqual([
      [2, 1],
      [0, 1],
      [1, 0],
    ]);
  });

  it('lead to the sentences of a provision in its text', () => {
    const provision = topics[0]?.lines[0]?.cells[0];
    const text = OWN.blocks.map((block) => block.text).join('\n');
    const { start, end } = placeOf(provision ?? { sentences: [] });
    expect(text.slice(start, end)).toBe('改善供电服务。供电可靠率达到99.97%以上。');
  });
});

describe('a person’s own topics', () => {
  const newId = () => 'new';

  it('are read as written, known ones keeping their id', () => {
    const known = [{ id: 'own-1', name: '低空经济', terms: ['无人机'] }];
    expect(readTopicLines('低空经济：无人机、起降场,低空飞行\n\n 首店经济 \n低空经济: 无人机 ;航线', known, newId)).toEqual([
      { id: 'own-1', name: '低空经济', terms: ['无人机', '起降场', '低空飞行', '航线'] },
      { id: 'new', name: '首店经济', terms: [] },
    ]);
  });

  it('come back as they were written', () => {
    const topics = [
      { id: 'a', name: '低空经济', terms: ['无人机', '起降场'] },
      { id: 'b', name: '首店经济', terms: [] },
    ];
    expect(readTopicLines(topicLines(topics), topics, newId)).toEqual(topics);
  });
});
