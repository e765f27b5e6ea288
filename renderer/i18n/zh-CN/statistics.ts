/** Words of the overview of the library. */
export const statistics = {
  tab: '统计',
  title: '文库统计',
  due: '任务期限',
  progress: '审查进度',
  years: '按成文年份',
  regions: '按地区',
  kinds: '按文种',
  periods: { overdue: '已过期限', month: '本月到期', quarter: '本季度到期', later: '以后' },
  tasks: '任务',
  documents: '文件',
  unknown: '未注明',
  others: '其余',
  asTable: '看数字',
  asChart: '看图',
};
