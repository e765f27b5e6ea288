import type { FindingWords } from '#shared/model/finding.ts';

/** What a rule can say, in Chinese, by code: `{0}` … stand for its values. Exports and the command line print these; the window has its own languages. */
export const FINDING_MESSAGES = {
  'notice-incomplete': '征求意见公告没有写明{0}。',
  'email-malformed': '电子邮箱“{0}”格式不正确。',
  'period-short-explained': '征求意见期限（{0}）少于三十日，文中说明了理由，请核对。',
  'period-short': '征求意见期限（{0}）少于三十日，文中没有说明理由。',
  'period-dates-short-explained': '征求意见期限（{0}至{1}，共 {2} 日）少于三十日，文中说明了理由，请核对。',
  'period-dates-short': '征求意见期限（{0}至{1}，共 {2} 日）少于三十日，文中没有说明理由。',
  'value-differs': '“{0}”此处为{1}，前文为{2}，不一致。',
  'rate-without-base': '{0} 处增减比例没有写明与何时相比，也没有截止日期。',
  'total-coverage': '“全覆盖”“100%”共 {0} 处，请确认能否做到。',
  'slogan-only': '只有口号，没有具体动作、责任单位、数量和时限。',
  'title-count-differs': '标题称“{0}”（{1}），正文列有 {2} 个{3}。',
  'list-count-differs': '文中称“{0}”，正文没有哪一级条目是 {1} 项（任务 {2} 项）。',
  'row-count-differs': '“{0}”与前面列举的 {1} 个不一致。',
  'all-tasks-untimed': '全部 {0} 项任务都没有完成时限。',
  'tasks-untimed': '{0} 项任务中有 {1} 项没有完成时限。',
  'tasks-standing': '{0} 项任务中有 {1} 项（{2}%）为“持续推进”一类，没有可以考核的时限，建议增加年度节点。',
  'deadline-past': '时限（{0}）早于{1}{2}。',
  'deadlines-past': '{0} 处时限早于{1}{2}。',
  'all-deadlines-past': '{0} 处时限早于{1}{2}（全部有日期的时限）。',
  'deadline-near': '时限（{0}）在{1}{2}后三十日之内，请确认是否来得及执行。',
  'deadlines-near': '{0} 处时限在{1}{2}后三十日之内，请确认是否来得及执行。',
  'all-tasks-unmanned': '全部 {0} 项任务都没有写明责任单位。',
  'tasks-unmanned': '第 {0} 项没有写明责任单位。',
  'many-tasks-unmanned': '第 {0} 等 {1} 项没有写明责任单位。',
  'all-tasks-without-lead': '全部 {0} 项任务只列单位，没有明确由谁牵头。',
  'tasks-without-lead': '{0} 项任务列了单位，没有明确由谁牵头（共 {1} 项）。',
  'section-without-lead': '其他各组的标题都写明了牵头单位，{0}没有。',
  'units-not-addressed': '{0} 个单位有任务，不在主送机关之内：{1}。',
  'many-units-not-addressed': '{0} 个单位有任务，不在主送机关之内：{1} 等。',
  'unit-unknown': '“{0}”有任务（{1} 项），不在已知单位名单之内。',
  'heading-lead-differs': '标题列明由{0}牵头，第 {1} 项另有牵头单位，标题列明的单位不在其中。',
  'heading-lead-differs-in-many': '标题列明由{0}牵头，第 {1} 等 {2} 项另有牵头单位，标题列明的单位不在其中。',
  'heading-lead-missing': '标题列明由{0}牵头，其下各项的单位中都没有它。',
  'review-below-all': '“{0}”与审查要求不符：应审未审的政策措施不得出台，公平竞争审查不应设低于100%的目标。',
  'signal-reversed': '反向表述，命中“{0}”：语句是禁止、清理或者放宽这类内容。',
  'signal-hit': '命中信号词“{0}”，请对照判断：{1}',
  'attachment-name-ended': '附件名称后不加标点。',
  'attachment-unlisted': '附件{0}没有列入附件说明。',
  'attachment-title-differs': '附件{0}的标题与附件说明不一致：说明作“{1}”，附件作“{2}”。',
  'attachment-apart': '附件“{0}”是另外的文件，不在本文件内。',
  'attachment-missing': '附件说明列有“{0}”，文件中没有找到。',
  'attachment-only-named': '文中提到附件{0}，附件说明和附件中都没有。',
  'table-missing': '文中提到的表格没有找到。',
  'relative-date': '“{0}”是相对时间（{1} 处），宜写明具体日期。',
  'deadlines-without-year': '{0} 项任务的时限没有写明年份。',
  'year-range-mark': '起止年份之间应当用一字线“—”（{0} 处）。',
  'number-range-mark': '数值范围应当用浪纹线“～”或者一字线“—”，不用短横线（{0} 处）。',
  'percent-range': '百分数范围的两端都应当写百分号，如“5%～8%”（{0} 处）。',
  'number-malformed': '发文字号“{0}”{1}。',
  'citation-without-marks': '“{0}”前的文件标题没有加书名号，引用应写作《标题》（文号）。',
  'citation-without-title': '引用“{0}”只有文号，首次引用应先引标题，后用括号注明文号。',
  'label-repeated': '序号“{0}”重复。',
  'label-starts-late': '序号从“{0}”开始，前面缺号。',
  'label-jumps': '序号由第{0}跳到“{1}”，中间断号或者次序颠倒。',
  'level-skipped': '层次序数跳级：一般依次为“一、”“（一）”“1.”“（1）”。',
  'counting-mixed': '各部分编号方式不一：{0} 处重新编号，{1} 处接着编号，应当二者取一。',
  'label-forms-mixed': '同级序号写法不一：{0}。',
  'characters-strange': '有 {0} 个私用区或者无法显示的字符，请核对原文。',
  'characters-lost': '有 {0} 处词中问号或者方框，可能是丢失的字，请核对原文。',
  'repairs-guessed': '有 {0} 处乱码是推定修复的，请与原文核对。',
  'simplified-in-traditional': '全文为繁体，夹有简体字 {0} 处（{1}）。',
  'traditional-in-simplified': '全文为简体，夹有繁体或者异体字 {0} 处（{1}）。',
  'marks-turned': '“{0}”与“{1}”方向颠倒。',
  'mark-without-opening': '“{0}”没有与之成对的前半。',
  'mark-without-closing': '“{0}”没有与之成对的后半。',
  'punctuation-half': '全文使用半角标点（{0}），建议统一替换为全角。',
  'punctuation-mixed': '全角、半角标点混用：全角 {0} 处，半角 {1} 处（{2}），建议统一替换为全角。',
  'recipients-colon-half': '主送机关后应当用全角冒号“：”。',
  'recipients-colon-missing': '主送机关后缺少全角冒号“：”。',
  'date-padded': '成文日期的月、日不编虚位，个位数前不加“0”。',
  'date-in-words': '成文日期应当用阿拉伯数字书写。',
  'date-impossible': '“{0}”不是日历上有的日期。',
  'printed-before-issue': '印发日期早于成文日期（{0}）。',
  'published-before-issue': '发布日期（{0}）早于成文日期（{1}）。',
  'character-doubled': '“{0}”可能是重复字。',
  'word-doubled': '“{0}”可能是重复词。',
  'recognition-slip': '“{0}”可能是识别错误（0与O、1与l、十与+）。',
  mistyped: '“{0}”可能应为“{1}”。',
  'terms-mixed': '“{0}”（{1} 处）与“{2}”（{3} 处）并用，宜统一。',
  'short-form-repeated': '简称“{0}”重复说明。',
  'short-form-unused': '说明了简称“{0}”，后文没有使用。',
  'unit-renamed': '“{0}”可能是已变更的旧名称，请核对。',
  'unit-renamed-to': '“{0}”可能是已变更的旧名称，现一般为{1}，请核对。',
  'kinds-joined': '“{0}”把两个文种连用，只能取其中一个。',
  'kind-differs': '标题的文种是“{0}”（{1}），正文自称“本{2}”，前后不一致。',
  'title-ended': '标题末尾不用标点。',
  'title-without-kind': '标题没有写明文种。',
  'title-without-subject': '标题只有机关和文种（{0}），没有写明事由。',
  'web-lines': '有 {0} 行网页残留文字，印发前应当删去。',
  'web-lines-lifted': '来源是网页：有 {0} 行残留文字已移出正文，引用原文件时请删去。',
  'law-number-wrong': '《{0}》此处为第{1}号，公布时为第{2}号，请核对。',
  'law-number-differs': '《{0}》此处为第{1}号，前文为第{2}号，请核对。',
  'order-number-form': '“{0}”应写作“国务院令第{1}号”。',
  'article-number-form': '引用法律法规的条款序号应当用汉字，与原文一致（{0}）。',
  'issuer-internal': '制定机关“{0}”像是内设机构或者议事协调、临时机构，一般不得以自己名义制发规范性文件，请核对。',
  'penalty-unfounded': '“{0}”设定处罚或者强制，语句中没有写明依据的法律、法规、规章，请核对。',
  'fee-unfounded': '“{0}”涉及收费或者保证金，语句中没有写明依据，请对照目录清单核对。',
  'effect-before-issue': '施行日期（{0}）早于成文日期（{1}），请核对是否溯及既往。',
  'effect-unstated': '“{0}”没有写明施行日期。',
  'term-unstated': '“{0}”没有写明有效期，请按当地规范性文件管理规定核对。',
} as const;

/** Names one thing that a rule can say. */
export type FindingCode = keyof typeof FINDING_MESSAGES;

/** Things that a message lists, by code. */
export const FINDING_TERMS = {
  'comment-days': '起止日期',
  telephone: '联系电话',
  'where-to-send': '电子邮箱或者通信地址',
  'year-brackets': '的年份应当用六角括号〔〕',
  'year-in-full': '的年份应当写全四位',
  'no-ordinal-word': '的序号前不加“第”字',
  'no-leading-zero': '的序号不编虚位',
  'given-day': '指定的成文日期',
  'issue-day': '成文日期',
  'publish-day': '发布日期',
  'comment-start': '征求意见开始日期',
  today: '今天',
} as const;

/** Names a thing that a message lists. */
export type FindingTerm = keyof typeof FINDING_TERMS;

/** What a draft says: the code, and its values in the order of the places in the words; a list of terms is worded by language. */
export function say(code: FindingCode, ...values: readonly (string | number | readonly FindingTerm[])[]): FindingWords {
  return { code, values: values.map((value) => (typeof value === 'object' ? [...value] : String(value))) };
}

/** What a finding says, in one language; `comma` joins the things that a value lists. A code or a term without words stands for itself. */
export function wordFinding(
  { code, values }: FindingWords,
  messages: Readonly<Record<string, string>>,
  terms: Readonly<Record<string, string>>,
  comma: string,
): string {
  return (messages[code] ?? code).replace(/\{(\d)\}/g, (_place, index: string) => {
    const value = values[Number(index)] ?? '';
    return typeof value === 'string' ? value : value.map((term) => terms[term] ?? term).join(comma);
  });
}

/** What a finding says in Chinese; `“,”×2` in a value is a count of what is quoted. */
export function chineseFinding(words: FindingWords): string {
  const message = wordFinding(words, FINDING_MESSAGES, FINDING_TERMS, words.code === 'number-malformed' ? '，' : '、');
  return message.replace(/”×(\d{1,7})/g, '”$1 处');
}
