import { describe, expect, it } from 'vitest';
import { referencesIn } from '#shared/domain/structure/references.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';
import { documentFromLines } from './document-from-lines.ts';

const find = (text: string) => referencesIn(text, foldText(text)).map((range) => text.slice(range.start, range.end));

describe('references', () => {
  it.each([
    ['根据《临江市优化环境条例》（市人大公告第12号）制定', ['《临江市优化环境条例》（市人大公告第12号）']],
    ['依照《中华人民共和国某某法》执行', ['《中华人民共和国某某法》']],
    ['《关于印发〈云岭县集市办法〉的通知》（云政发〔2024〕6号）', ['《关于印发〈云岭县集市办法〉的通知》（云政发〔2024〕6号）']],
    ['省内30项另文已发（详见临发改〔2023〕67号）', ['临发改〔2023〕67号']],
    ['违反本办法第五条第二款规定的', ['本办法第五条第二款']],
    ['填写《诉讼要素表》', []],
    ['《没有结束的书名', []],
  ])('%s', (text, found) => {
    expect(find(text)).toEqual(found);
  });

  it('leave the paper’s own number out', () => {
    expect(
      documentFromLines(['关于做好工作的通知', '临政发〔2025〕9号', '请执行临政发〔2024〕3号文件。']).references.map(
        (reference) => reference.text,
      ),
    ).toEqual(['临政发〔2024〕3号']);
  });

  it('name their block, each text once a block', () => {
    const document = documentFromLines(['说明', '执行《海陵市绿化条例》。再执行《海陵市绿化条例》。']);
    expect(document.references).toEqual([{ text: '《海陵市绿化条例》', block: 'b2' }]);
  });
});
