import { META_WORDS } from '#shared/domain/corrections/meta-words.ts';

const WARNING_TEXTS: Readonly<Record<string, string>> = {
  'no-text': '文件里没有可用的文字：可能是扫描件或空白页。',
  'unmapped-fonts': '字体没有说明字符对应关系，文字层不可用。',
  'damaged-page': '有页面损坏，其余页面已读取。',
  undecodable: '有字符无法解码，已用替代符号标出。',
  'wrong-extension': '内容与扩展名不符，已按实际内容读取。',
  'tracked-changes': '文件带有修订：按接受修订后的文字显示。',
  'markdown-as-text': '标记嵌套过深或过多，已按纯文本读取。',
  'embedded-part': '嵌入的对象没有读取。',
  'list-labels': '自动编号没有读出来，编号可能缺失。',
  signed: '文件带有电子签章，未作验证。',
};

/** Words of a document's information tab. */
export const documentInfo = {
  panel: '文件信息',
  /** One place for what the fields are called: the command line shows them too. */
  fields: META_WORDS['zh-CN'],
  metadata: '元数据',
  commentPeriod: '征求意见',
  notFound: '未识别',
  proposed: '以上由程序识别，请以原件为准。',

  file: '文件',
  fileName: '文件名',
  place: '位置',
  size: '大小',
  modifiedAt: '修改时间',
  readAt: '读取时间',
  format: '格式',
  mediaTypes: {
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word（docx）',
    'application/msword': 'Word（doc）',
    'application/pdf': 'PDF',
    'application/ofd': 'OFD',
    'image/png': '图片（png）',
    'image/jpeg': '图片（jpg）',
    'image/tiff': '图片（tif）',
    'image/bmp': '图片（bmp）',
    'text/html': '网页',
    'text/markdown': 'Markdown',
    'text/plain': '纯文本',
  },
  encoding: '编码',
  noEncoding: '由格式决定',
  pages: '页数',
  characters: '字数',
  blocks: '段落数',
  fingerprint: '内容指纹',

  /** By code; a code without words here shows the message that came with it. */
  warningTexts: WARNING_TEXTS,
  warnings: (count: number) => `提示 ${count} 条`,
  noWarnings: '没有需要注意的问题。',
  references: (count: number) => `引用 ${count} 处`,
};
