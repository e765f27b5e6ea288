import { FOLDED_UNITS } from '../text/fold-text.ts';

const GOAL =
  /^(?:[\u4e00-\u9fff]{0,4})?(?:总体要求|总体思路|总体考虑|总体部署|指导思想|基本原则|工作原则|实施原则|主要目标|工作目标|发展目标|总体目标|目标要求|行动目标|预期目标|建设目标|年度目标|目标任务|重要意义|重大意义|工作思路|基本思路|形势|背景|现状|基本情况|适用范围|适用对象|总则|附则|发展基础|战略定位|目标定位|有关要求|发展现状|编制依据|名词解释|工作要求)/;
const BARE_GOAL = /^(?:目标|原则|要求|思路|意义|依据|说明|目的)$/;
const MEASURES = /任务(?!$)|举措|措施|分工/;
const SUPPORT =
  /^(?:[\u4e00-\u9fff]{0,6})?(?:保障措施|组织保障|组织实施|组织领导|保障机制|工作保障|实施保障|工作要求|保障|有关要求|工作机制|推进机制|实施机制|监督检查|督导考核|强化保障|落实保障|实施步骤|工作步骤|方法步骤|推进步骤|实施阶段|工作阶段|进度安排|时间安排|工作安排$)/;

/** One of these stands in each of the words above. */
const HOLDS_PURPOSE = new Set('求路虑署想则标务义势景状况围象础位据释明的障施导制查核骤段排');
const MAY_NAME_PURPOSE = Uint8Array.from(FOLDED_UNITS, (unit) => (HOLDS_PURPOSE.has(String.fromCharCode(unit)) ? 1 : 0));

/** Whether a title, folded or not, can be one of the two below: most cannot, by their characters alone. */
export function mayNamePurpose(title: string): boolean {
  for (let index = 0; index < title.length; index += 1) if (MAY_NAME_PURPOSE[title.charCodeAt(index)] === 1) return true;
  return false;
}

/** The folded title of a section that states aims and principles, not measures: 总体要求, 指导思想, 主要目标 … */
export function isGoalTitle(titleKey: string): boolean {
  const title = titleKey.trim();
  if (title.length > 20) return false;
  if (/目标任务|目标和任务|目标与任务/.test(title)) return /^(?:目标任务)$/.test(title);
  return BARE_GOAL.test(title) || (GOAL.test(title) && !MEASURES.test(title));
}

/** The folded title of a section on how or in what steps the work is organised: 保障措施, 组织实施, 实施步骤 … */
export function isSupportTitle(titleKey: string): boolean {
  return titleKey.trim().length <= 24 && SUPPORT.test(titleKey.trim());
}
