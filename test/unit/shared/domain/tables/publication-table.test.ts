import { describe, expect, it } from 'vitest';
import { buildPublicationTable } from '#shared/domain/tables/publication-table.ts';
import { personsAmong, publishedName, withoutPersons } from '#shared/domain/tables/published-names.ts';
import { cellText } from '#shared/domain/tables/report-table.ts';
import type { AdoptionState, CarriedFrom } from '#shared/model/carrying.ts';
import { context, DOCUMENT, placed } from './table-material.ts';

const CARRIED: CarriedFrom = { documentId: 'old', annotationId: 'first', place: 'exact', was: '缴纳保证金三万元', isConfirmed: true };
const decided = (state: AdoptionState, reply: string): CarriedFrom => ({ ...CARRIED, decision: { state, by: '', at: '' }, reply });

describe('the table of adoption that is published (T3)', () => {
  const table = buildPublicationTable(
    DOCUMENT,
    [
      placed({ author: '朱一鸣', note: '负担过重', suggestion: '', carried: decided('adopted', '已减半') }),
      placed({ author: '清溪县餐饮行业协会', suggestion: '改为二万元', note: '', carried: decided('not-adopted', '上位法另有规定') }),
      placed({ author: '', carried: { ...CARRIED, adoption: { state: 'adopted', met: [], missing: [] } } }),
    ],
    context(),
  );
  const rows = table.rows.map((row) =>
    row.kind === 'cells' ? Object.fromEntries(Object.entries(row.cells).map(([key, value]) => [key, cellText(value)])) : {},
  );

  it('has the columns of the form, and counts every comment once in its sentence', () => {
    expect(table.columns.map(({ label }) => label)).toEqual(['序号', '反馈人', '意见内容', '是否采纳', '理由']);
    expect(table.statistics).toBe('共征集意见3条，采纳1条，未采纳1条，待定1条。');
    expect(table.notes[0]).toBe('有 1 条意见尚未判断是否采纳，公布前请补齐。');
    expect(table.notes[1]).toContain('公布前请核对');
  });

  it('says what was asked for, what was decided and why, and nothing that nobody decided', () => {
    expect(rows[0]).toMatchObject({ from: '朱**', opinion: '负担过重', state: '采纳', reason: '已减半' });
    expect(rows[1]).toMatchObject({ from: '清溪县餐饮行业协会', opinion: '改为二万元', state: '未采纳', reason: '上位法另有规定' });
    expect(rows[2]).toMatchObject({ from: '匿名', state: '' });
  });

  it.each([
    ['朱一鸣', '朱**'],
    ['王局', '王**'],
    ['欧阳小会', '欧**'],
    ['临江市司法局', '临江市司法局'],
    ['Anna Smith', 'A**'],
    ['𠮷野家', '𠮷**'],
    ['市民张建中', '市**'],
    ['业主陈文心', '业**'],
    ['村民代表李建村', '村**'],
    ['群众周国库', '群**'],
    ['张三，临江市司法局', '张**'],
    ['朱一鸣 法规处', '朱**'],
    ['王建国-财政局', '王**'],
    ['李明/清溪县农业农村局', '李**'],
    ['王建国县财政局', '王**'],
    ['陈立财政局', '陈**'],
    ['清溪县农业农村局', '清溪县农业农村局'],
    ['临江市第一人民医院', '临江市第一人民医院'],
    ['云岭食品有限公司', '云岭食品有限公司'],
  ])('publishes %s as %s', (name, shown) => {
    expect(publishedName(name, 'zh-CN')).toBe(shown);
  });

  it('names nobody in what was said either, nor how to reach them', () => {
    const [row] = buildPublicationTable(
      DOCUMENT,
      [
        placed({
          author: '朱一鸣 法规处',
          note: '我是朱一鸣，电话13800001234、0571-88886666，邮箱zhu.ym@example.com，证号330102199001011234',
          suggestion: '',
          carried: decided('adopted', '已与朱一鸣核对'),
        }),
      ],
      context(),
    ).rows;
    expect(row?.kind === 'cells' ? [cellText(row.cells['opinion'] ?? null), cellText(row.cells['reason'] ?? null)] : []).toEqual([
      '我是朱**，电话***、***，邮箱***，证号***',
      '已与朱**核对',
    ]);
  });

  it('leaves the words of what was said alone where a sender is no name', () => {
    const persons = personsAmong(['市民', '网友', '临江市', '法规处', '匿名', '朱一鸣 法规处', '欧阳小会', 'Anna Smith']);
    expect(persons).toEqual(['Anna Smith', 'Smith', '欧阳小会', 'Anna', '朱一鸣']);
    expect(withoutPersons('方便市民到临江市法规处办事，朱一鸣、欧阳小会亦同', persons)).toBe('方便市民到临江市法规处办事，朱**、欧**亦同');
  });
});
