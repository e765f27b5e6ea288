import { inTitleMarks } from '#shared/domain/text/title-marks.ts';

/** Words of the box that finds documents, clauses, units and commands. */
export const spotlight = {
  title: '快速查找',
  placeholder: '文件、条款、单位或命令',
  start: '输入文件标题、文号、条款（如 二三12）、单位或命令',
  sections: { documents: '文件', clauses: '本文条款', units: '责任单位', commands: '命令' },
  fullText: '全文',
  searchFor: (query: string) => `检索全文「${query}」`,
  nothing: (query: string) => `没有名称含有「${query}」的文件、条款、单位或命令`,
  more: (count: number) => `另有 ${count.toLocaleString('zh-CN')} 项，继续输入以缩小范围`,
  clauseOf: (title: string) => inTitleMarks(title),
  documentsOf: (count: number) => `${count.toLocaleString('zh-CN')} 份文件`,
  goTo: (screen: string) => `转到${screen}`,
};
