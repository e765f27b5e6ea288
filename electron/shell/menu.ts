import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '#shared/model/library.ts';

type Item = readonly [role: NonNullable<MenuItemConstructorOptions['role']>, chinese: string, english: string];

/** A `null` is a line between two groups. */
const MENUS: readonly (readonly [chinese: string, english: string, items: readonly (Item | null)[]])[] = [
  ['文件', 'File', [['close', '关闭窗口', 'Close window'], null, ['quit', '退出', 'Quit']]],
  [
    '编辑',
    'Edit',
    [
      ['undo', '撤销', 'Undo'],
      ['redo', '重做', 'Redo'],
      null,
      ['cut', '剪切', 'Cut'],
      ['copy', '复制', 'Copy'],
      ['paste', '粘贴', 'Paste'],
      ['selectAll', '全选', 'Select all'],
    ],
  ],
  [
    '视图',
    'View',
    [
      ['resetZoom', '实际大小', 'Actual size'],
      ['zoomIn', '放大', 'Zoom in'],
      ['zoomOut', '缩小', 'Zoom out'],
      null,
      ['togglefullscreen', '全屏', 'Full screen'],
    ],
  ],
];

/** Puts up the menu; a page that handles a key itself (undo of an annotation) goes before the menu's key. */
export function showMenu(language: Language): void {
  const word = (chinese: string, english: string): string => (language === 'en' ? english : chinese);
  const template = MENUS.map(([chinese, english, items]) => ({
    label: word(chinese, english),
    submenu: items.map((item) => (item === null ? { type: 'separator' as const } : { role: item[0], label: word(item[1], item[2]) })),
  }));
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
