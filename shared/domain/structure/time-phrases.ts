const STANDING =
  /^(?:(?:并)?(?:长期|持续|常态化|常年|动态|每年|全年|逐年|年年|即知即改|立行立改|立即|随时|定期|分阶段|按时间节点)(?:推进|坚持|实施|开展|落实|整改|推动|更新|调整|完成|进行|执行|抓好|落实|组织)?.{0,8})$/;
const DATED =
  /^(?:(?:到|于|在|自|从)?(?:(?:19|20)\d{2} ?年|今年|明年|当年|\d{1,2} ?月|年底|年末|月底|季度末|第?[一二三四1-4] ?季度|上半年|下半年|年内|近期|\d{1,2} ?(?:年|个月|日|天|个工作日)(?:之|以)?内|[一二三四五六七八九十]{1,3}(?:年|个月|月)(?:之|以)?内?|"?十[四五六]五"?)(?:.{0,30})?)$/;

/** The first character of all that the patterns take; most pieces of a list are units and begin otherwise. */
const BEGINS_LIKE_TIME = /^[并长持常动每全逐年即立随定分按到于在自从今明当月季第上下近一二三四五六七八九十\d"]/;

/** A folded piece of a bracket that is a time, not a unit: `2025年6月底前取得阶段性成果`, `持续推进`. */
export function isTimePhrase(key: string): boolean {
  if (key.length > 60 || !BEGINS_LIKE_TIME.test(key)) return false;
  return STANDING.test(key) || (DATED.test(key) && !/(?:局|委|办|厅|部门|单位|政府|公司)$/.test(key));
}
