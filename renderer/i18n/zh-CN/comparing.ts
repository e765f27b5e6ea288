import type { ChangeAspect } from '#shared/model/comparison.ts';

/** Words of the comparing screen. */
export const comparing = {
  title: '版本比对',
  chooseTitle: '比对两份文件',
  chooseText: '选好修改前和修改后的文件，逐条列出改了什么。文件在磁盘上改动后只保留新的内容；要与旧内容比对，请把旧版另存一份放进文库。',
  old: '修改前',
  new: '修改后',
  choose: '选择文件',
  swap: '对调前后',
  compareBoth: '比对这两份',
  compareWith: '与其他文件比对…',
  compareWithTitle: (title: string) => `与《${title}》比对`,
  comparing: '正在比对…',
  share: (percent: number) => `正在比对 ${percent}%`,
  cancelled: '比对已停止',
  again: '重新比对',
  failed: '没有比对成',
  identical: '两份文件的文字完全相同',
  identicalText: '逐字比对，没有任何差别（不含版式）。',
  onlyForm: '只有全半角、简繁或空格的差别',
  onlyFormText: (count: number) => `${count} 段只在全半角、简繁、大小写或空格上不同。关闭“忽略全半角、简繁、空格”可逐处查看。`,
  nothingInCommon: '两份文件没有可对应的内容，下面分别列出删除和新增的段落。',
  emptySide: (side: string) => `“${side}”的文件没有文字。`,
  byTopicNotice: '两份文件文字差别很大，标有“按内容对应”的段落由机器按主题推定，请核对。',
  views: { sides: '左右对照', merged: '合并显示' },
  view: '显示方式',
  fold: '只看改动',
  ignoreForm: '忽略全半角、简繁、空格',
  filter: '筛选',
  filters: {
    numbers: '数字',
    units: '单位',
    deadlines: '时限',
    wording: '文字',
    punctuation: '仅标点',
    numbering: '条号',
    paragraphs: '分合段',
    form: '全半角简繁',
    added: '新增',
    removed: '删除',
    moved: '移动',
  } satisfies Record<ChangeAspect | 'added' | 'removed' | 'moved', string>,
  filterCount: (label: string, count: number) => `${label} ${count.toLocaleString('zh-CN')}`,
  clearFilter: '全部',
  nothingListed: '没有符合筛选的改动',
  kinds: { same: '未变', changed: '修改', moved: '移动', 'moved-away': '移走', added: '新增', removed: '删除' },
  byTopic: '按内容对应',
  movedFrom: (clause: string) => `原在 ${clause || '他处'}`,
  movedTo: (clause: string) => `移至 ${clause || '他处'}`,
  renumbered: (old: string, fresh: string) => `${old} → ${fresh}`,
  value: (old: string, fresh: string) => `${old} → ${fresh}`,
  unchanged: (count: number, hidden: number) =>
    hidden === 0 ? `${count.toLocaleString('zh-CN')} 段未变` : `${count.toLocaleString('zh-CN')} 段，其中 ${hidden} 处改动被筛去`,
  unfold: '展开',
  statistics: (counts: {
    readonly changed: number;
    readonly added: number;
    readonly removed: number;
    readonly moved: number;
    readonly numberingOnly: number;
    readonly formOnly: number;
    readonly charactersAdded: number;
    readonly charactersRemoved: number;
  }) =>
    [
      `修改 ${counts.changed}`,
      `新增 ${counts.added}`,
      `删除 ${counts.removed}`,
      `移动 ${counts.moved}`,
      counts.numberingOnly > 0 ? `仅条号 ${counts.numberingOnly}` : '',
      counts.formOnly > 0 ? `仅全半角简繁 ${counts.formOnly}` : '',
      `增 ${counts.charactersAdded.toLocaleString('zh-CN')} 字、删 ${counts.charactersRemoved.toLocaleString('zh-CN')} 字`,
    ]
      .filter(Boolean)
      .join(' · '),
  previous: '上一处改动',
  next: '下一处改动',
  position: (current: number, total: number) => `${current}/${total.toLocaleString('zh-CN')}`,
  list: '改动列表',
  listOf: (count: number) => `改动 ${count.toLocaleString('zh-CN')}`,
  goTo: (number: number, kind: string, clause: string) => `第 ${number} 处：${kind} ${clause}`,
  map: '改动分布',
  text: '比对正文',
  preamble: '开头',
  oldSide: (title: string) => `修改前：${title}`,
  newSide: (title: string) => `修改后：${title}`,
  reason: '修改说明',
  reasonPlaceholder: '为什么这样改（写入修改对照表）',
  reasonWritten: '已写修改说明',
  opinions: (count: number) => `原文批注 ${count}`,
  suggestion: (text: string) => `建议：${text}`,
  lostReasons: (count: number) => `对不上的修改说明 ${count}`,
  lostReasonsHint: '写下之后文件又有改动。请核对后写到新的位置。',
  more: (count: number) => `…略 ${count.toLocaleString('zh-CN')} 字，点击展开…`,
  moreRows: (count: number) => `还有 ${count.toLocaleString('zh-CN')} 行，点击展开`,
  export: '导出修改对照表',
};
