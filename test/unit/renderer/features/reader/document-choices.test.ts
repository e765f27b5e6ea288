import { describe, expect, it } from 'vitest';
import { documentChoices } from '#renderer/features/reader/document-choices.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';

function listed(id: string, title: string): Pick<DocumentView, 'id' | 'state' | 'fileName'> {
  // Only the title of the summary is looked at.
  return { id, fileName: `${id}.docx`, state: { kind: 'ready', summary: { title } } as DocumentView['state'] };
}

const DOCUMENTS: readonly Pick<DocumentView, 'id' | 'state' | 'fileName'>[] = [
  listed('a', '临江市绿色建筑实施方案'),
  listed('b', '云岭县数字档案管理办法'),
  listed('c', '海陵市公园开放细则'),
  { ...listed('d', ''), state: { kind: 'failed', code: 'encrypted', detail: '' } },
];

describe('the documents offered for a pane', () => {
  it('are the readable ones other than its own, those used last first', () => {
    const choices = documentChoices(DOCUMENTS, { recent: ['c', 'a'], query: '', leftOut: 'a' });
    expect(choices.map((choice) => choice.id)).toEqual(['c', 'b']);
  });

  it('say which of them share a title, so that their files can be told apart', () => {
    const twice = [...DOCUMENTS, listed('e', '海陵市公园开放细则')];
    const choices = documentChoices(twice, { recent: [], query: '', leftOut: '' });
    expect(choices.filter(({ isNamesake }) => isNamesake).map(({ id }) => id)).toEqual(['c', 'e']);
  });

  it('are found by a part of the title in either script, or of the file name', () => {
    const found = (query: string) => documentChoices(DOCUMENTS, { recent: [], query, leftOut: '' }).map((choice) => choice.id);
    expect([found('數字檔案'), found('c.docx'), found('没有')]).toEqual([['b'], ['c'], []]);
  });
});
