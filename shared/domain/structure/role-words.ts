/** Who sees to a task: the words for it, as alternatives of a pattern. */
export const LEAD_WORDS = '牵头|主责|主办';
/** Who joins in. */
export const SUPPORT_WORDS = '配合|协办|协助|协同|参与|参加|支持';
/** Words that name a part in a task wherever they stand: a 责任单位 is nothing else. */
export const OWN_ROLE_WORDS = `${LEAD_WORDS}|配合|协办|协助|协同|参与|参加|责任|承办|落实|实施|主管|负责`;
/** Each word that may name a part, in a label or the head of a column: a 卫生监督机构 or 指导单位 elsewhere is a body of its own. */
export const ROLE_WORDS = `${OWN_ROLE_WORDS}|支持|指导|完成|监督|督导`;
/** What plays the part: `牵头单位`, `责任处室`. */
export const ROLE_BODIES = '单位|部门|处室|科室|主体|机构';
/** Which of several: `市级牵头单位`, `第一责任单位`. */
export const ROLE_RANKS = '主要|第一|共同|具体|省级|市级|县级|区级|市直|县直|省直';
