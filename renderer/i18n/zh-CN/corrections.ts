/** Words of values that a person may correct, wherever they stand. */
export const corrections = {
  edit: (field: string) => `更正${field}`,
  corrected: '已更正',
  machine: '识别值',
  machineNone: '未识别',
  correctedBy: (author: string, when: string) => (author === '' ? `更正于 ${when}` : `${author} 更正于 ${when}`),
  standings: {
    stands: '',
    'caught-up': '原文现在已是这个值。',
    'source-changed': '更正之后原文变了，请再核对。',
  },
  linesHint: '每行一个。',
  save: '保存',
  cancel: '取消',
  restore: '恢复识别值',
  restoreShort: '恢复',
};
