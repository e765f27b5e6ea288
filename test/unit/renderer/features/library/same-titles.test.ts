import { describe, expect, it } from 'vitest';
import { labelsOfSameTitles } from '#renderer/features/library/same-titles.ts';
import type { DocumentView, FolderView } from '#shared/contract/review-views.ts';

function paper(id: string, title: string, relativePath: string, folderId = 'f1'): DocumentView {
  const fileName = relativePath.slice(relativePath.lastIndexOf('/') + 1);
  // Only these fields are looked at here.
  return { id, folderId, relativePath, fileName, state: { kind: 'ready', summary: { title } } } as DocumentView;
}
const FOLDERS = [
  { id: 'f1', label: '送审' },
  { id: 'f2', label: '存档' },
] as FolderView[];

describe('documents of one title', () => {
  it.each<readonly [string, readonly DocumentView[], Readonly<Record<string, string>>]>([
    ['need no label where every title is its own', [paper('1', '绿道方案', '甲.docx'), paper('2', '绿道通知', '甲2.docx')], {}],
    [
      'go by the name of their file',
      [paper('1', '绿道方案', '甲.docx'), paper('2', '绿道方案', '乙.docx')],
      { 1: '甲.docx', 2: '乙.docx' },
    ],
    [
      'go by their place in the folder where the names are equal',
      [paper('1', '绿道方案', '三月/甲.docx'), paper('2', '绿道方案', '四月/甲.docx')],
      { 1: '三月/甲.docx', 2: '四月/甲.docx' },
    ],
    [
      'go by the folder too where the places are equal',
      [paper('1', '绿道方案', '甲.docx'), paper('2', '绿道方案', '甲.docx', 'f2')],
      { 1: '送审 / 甲.docx', 2: '存档 / 甲.docx' },
    ],
  ])('%s', (_name, documents, labels) => {
    expect(Object.fromEntries(labelsOfSameTitles(documents, FOLDERS))).toEqual(labels);
  });
});
