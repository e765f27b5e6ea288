/** Words of what a file itself brought along: comments and tracked changes. */
export const fileNotes = {
  show: '原文批注与修订',
  showHint: '显示或隐藏文件自带的批注和修订',
  remark: '原文批注',
  remarkKinds: { comment: '批注', highlight: '高亮', underline: '下划线', 'strike-out': '删除线', note: '附注' },
  revisionKinds: { insertion: '插入', deletion: '删除', 'move-from': '移出', 'move-to': '移入' },
  resolved: '已解决',
  unsigned: '未署名',
  page: (page: number) => `第 ${page} 页`,
  noPlace: '正文中没有位置',
  noWords: '（没有文字）',
  turnInto: '转为批注',
  turnIntoHint: '转为我的批注：可编辑、可撤销、可导出',
  turned: '已转为批注',
  noteOf: (author: string, text: string) => `${author}：${text}`,
  suggestionOf: {
    insertion: (text: string) => `修订：插入“${text}”`,
    deletion: (text: string) => `修订：删除“${text}”`,
    'move-from': (text: string) => `修订：移出“${text}”`,
    'move-to': (text: string) => `修订：移入“${text}”`,
  },
  takenOut: (author: string | null, text: string) => `${author === null ? '已删除' : `${author} 删除`}：${text === '' ? '段落分隔' : text}`,
  paragraphEnd: '段落分隔',
  heading: '原文批注与修订',
  counts: (remarks: number, resolved: number, revisions: number) =>
    `批注 ${remarks} 条${resolved > 0 ? `（已解决 ${resolved}）` : ''}，修订 ${revisions} 处`,
  byAuthor: (author: string, remarks: number, revisions: number) =>
    `${author}：${[remarks > 0 ? `批注 ${remarks}` : '', revisions > 0 ? `修订 ${revisions}` : ''].filter((part) => part !== '').join('，')}`,
  none: '文件没有自带批注或修订。',
  pagesWithoutText: {
    scanned: (pages: string) => `第${pages}页为扫描件，无文字`,
    doubtful: (pages: string) => `第${pages}页的识别结果不可靠（识别出的文字很少，或把握很低），请对照原件`,
    empty: (pages: string) => `第${pages}页没有文字`,
    unusable: (pages: string) => `第${pages}页的文字层不可用：字体没有字符对应关系`,
  },
  pageList: { between: '、', to: '—' },
};
