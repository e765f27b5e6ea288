import { describe, expect, it } from 'vitest';
import { byteCodecs } from '#electron/extract/byte-codecs.ts';
import { readingCost } from '#shared/domain/repair/reading-cost.ts';
import { repairText } from '#shared/domain/repair/repair-text.ts';
import { extractionOf, foldByteWise, loseFirstByte } from './damaged-text.ts';

const repairLine = (line: string) => repairText(extractionOf([line]), byteCodecs);

describe('text that was read one byte out of step', () => {
  it.each([
    '（一）健全容缺受理工作机制',
    '（二）压减不动产登记办理时间',
    '（三）优化政府采购服务流程',
    '（四）保障外来务工人员子女入学',
    '（五）完善社会信用体系建设',
    '（十一）推进跨境贸易便利化改革',
    '（十二）加強知識產權保護',
    '（六）優化企業融資環境',
  ])('reads the heading %s again', (heading) => {
    const damaged = `${loseFirstByte(`　${heading}`)}。由云岭县政务服务中心牵头。`;
    expect(damaged).not.toContain(heading.slice(3, 6));
    const { blocks, repairs } = repairLine(damaged);
    expect(blocks[0]?.text).toBe(`${heading}。由云岭县政务服务中心牵头。`);
    expect(repairs).toHaveLength(1);
    expect(repairs[0]).toMatchObject({ kind: 'mojibake', block: 'b1' });
    expect(damaged).toContain(repairs[0]?.before);
  });

  it.each(['方案已经审议。現將有關事項通知如下', '探索參保“視同繳費”認定', '归集到统一平臺。籌建服务专区'])(
    'reads %s again where marks were folded byte by byte',
    (line) => {
      const damaged = foldByteWise(line);
      expect(damaged).toContain('?');
      expect(repairLine(damaged).blocks[0]?.text).toBe(line);
    },
  );

  it('reads private-use characters of both byte mappings', () => {
    // FE 84 is user-defined in code page 936; GB18030 gave the place to another character.
    const damaged = loseFirstByte('　（三）完善公用服務（牽頭');
    const old = damaged.replaceAll(byteCodecs.decodeGb18030(Uint8Array.of(0xfe, 0x84)), '\ue848');
    expect(old).not.toBe(damaged);
    for (const line of [damaged, old]) {
      expect(repairLine(`${line}單位:云岭县发改委)`).blocks[0]?.text).toBe('（三）完善公用服務（牽頭單位:云岭县发改委)');
    }
  });

  it('marks a guess as presumed', () => {
    const { repairs } = repairLine(`${loseFirstByte('　（此件公开发布）')}`);
    expect(repairs[0]).toMatchObject({ after: '（此件公开发布）', certain: false });
  });

  it.each([
    '企业如何办理注销?请携带营业执照到窗口办理。',
    '您对我县营商环境满意吗?(可多选)满意、一般、不满意',
    '真的可以当天办结?!是的,材料齐全即可。',
    '详见 https://www.example.gov.cn/list?id=12&page=3 的说明',
    '标准为何?A.十万元以下;B.十万元以上',
    '加快推進?貧地區產業發展，打贏?貧攻堅戰',
    '推廣?氣管網建設，完善?水設施。',
    'PQ?R值的計算方法另行制定',
    '公司名稱中的“?”號不得使用',
  ])('leaves the healthy question mark of %s', (line) => {
    expect(repairLine(line).repairs).toEqual([]);
    expect(repairLine(line).blocks[0]?.text).toBe(line);
  });
});

describe('the cost of reading', () => {
  it('is far lower for prose than for text that is out of step, in both scripts', () => {
    const prose = '健全政务服务事项清单动态调整机制';
    expect(readingCost(prose) / prose.length).toBeLessThan(9);
    expect(readingCost('健全政務服務事項清單動態調整機制')).toBe(readingCost(prose));
    const damaged = loseFirstByte(`　${prose}`);
    expect(readingCost(damaged) / damaged.length).toBeGreaterThan(15);
  });
});
