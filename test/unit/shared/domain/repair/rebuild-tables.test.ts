import { describe, expect, it } from 'vitest';
import { byteCodecs } from '#electron/extract/byte-codecs.ts';
import { repairText } from '#shared/domain/repair/repair-text.ts';
import { extractionOf } from './damaged-text.ts';

const repair = (...lines: string[]) => repairText(extractionOf(lines), byteCodecs);

describe('flattened tables with merged cells', () => {
  it('take no section and no heading behind the table for a cell of a row that lost one', () => {
    const rows = [
      '一、开办企业',
      '1',
      '一日办结',
      '县数据局',
      '6月底前',
      '2',
      '一窗受理',
      '县司法局',
      '9月底前',
      '3',
      '一网通办',
      '持续推进',
    ];
    const { blocks } = repair(
      '序号',
      '任务',
      '单位',
      '时限',
      ...rows,
      '二、用能服务',
      '4',
      '零投资接电',
      '县供电公司',
      '年底前',
      '三、保障措施',
      '加强督促检查。',
    );
    const table = blocks.find(({ kind }) => kind === 'table');
    expect(table?.rows?.slice(4)).toEqual([
      ['3', '一网通办', '持续推进', ''],
      ['二、用能服务', '', '', ''],
      ['4', '零投资接电', '县供电公司', '年底前'],
    ]);
    expect(blocks.slice(1).map(({ text }) => text)).toEqual(['三、保障措施', '加强督促检查。']);
  });
});
