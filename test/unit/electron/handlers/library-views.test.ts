import { describe, expect, it } from 'vitest';
import { distinctLabels, folderView } from '#electron/handlers/library-views.ts';

describe('labels of library folders', () => {
  it.each([
    ['one folder goes by its name', ['/home/zhang/政策'], ['政策']],
    [
      'folders of one name are told apart by the folder above',
      ['/a/2025/来文', '/a/2026/来文', '/a/去文'],
      ['2025/来文', '2026/来文', '去文'],
    ],
    ['as many folders above as it takes', ['/x/甲/来文/稿', '/y/甲/来文/稿'], ['x/甲/来文/稿', 'y/甲/来文/稿']],
    ['a path of Windows', ['C:\\文件\\稿', 'D:\\文件\\稿'], ['C:/文件/稿', 'D:/文件/稿']],
    ['a folder above another of its name', ['/稿', '/甲/稿'], ['稿', '甲/稿']],
    ['the root of a disk', ['/'], ['/']],
  ])('%s', (_name, paths, labels) => {
    expect(distinctLabels(paths)).toEqual(labels);
  });
});

it.each([
  ['sample', 'zh-CN', '示例文库'],
  ['sample', 'en', 'Sample library'],
  ['chosen', 'en', 'seeds'],
] as const)('a folder that was %s is shown in %s as %s', async (origin, language, label) => {
  const folder = { id: 'f', path: '/opt/yuece/seeds', addedAt: '2031-01-01T00:00:00.000Z', origin };
  expect((await folderView(folder, language)).label).toBe(label);
});
