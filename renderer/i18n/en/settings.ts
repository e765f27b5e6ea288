import type { Words } from '../words.ts';

/** Words of the settings screen. */
export const settings: Words['settings'] = {
  title: 'Settings',
  appearance: 'Appearance',
  language: 'Language',
  languages: { 'zh-CN': '简体中文', en: 'English' },
  colourScheme: 'Light or dark',
  colourSchemes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
  reading: 'Reading',
  fontSize: 'Size',
  fontFamily: 'Typeface',
  fontFamilies: { song: 'Song', hei: 'Hei', fangsong: 'Fangsong' },
  sample: '示例：为持续优化营商环境，提升政务服务水平，结合实际，制定本方案。',
  reviewer: 'Reviewer',
  reviewerName: 'Name',
  reviewerUnit: 'Unit',
  reviewerHint: 'Written into annotations and exported tables.',
  data: 'Data',
  dataText:
    'Annotations, checklists and the library are kept on this computer, with a backup before every write. Yuece does not use the network.',
  folders: 'Folders',
  manageFolders: 'Manage folders',
  about: 'About',
  version: (version) => `Version ${version}`,
  aboutText: 'Review of Chinese policy documents on this computer. MIT licence.',
  host: { desktop: 'Desktop', browser: 'Browser on this computer', direct: 'Command line' },
};
