// Each pattern asks for the word first and then for what stands before it: looked for at each place, the word fails at its first character.
/** No part of a bracket or a quotation, whose words stay together. */
const OUTSIDE = '(?<![（(“][^（()）“”]{0,120})';
/** What a meeting found, behind the point of its agenda; who was there; a speaker who turns to the listeners; whom to call. */
const MEETING = new RegExp(
  [
    '(?=会议(?:指出|强调|要求|认为|决定|原则同意|同意|明确|听取|审议)(?:[，：了]|[\\u4e00-\\u9fff](?<!的)))(?<=^[一二三四五六七八九十]{1,3}、(?:听取|审议|研究|讨论|传达|通报)[^，。；：]{4,60}(?:汇报|请示|报告|方案|事项|情况|精神|》))',
    `(?=[\\u4e00-\\u9fff]{0,4}(?:出席|列席|缺席|请假|参会)(?:人员|领导|单位)?[:：])(?<=[。！？\\s])${OUTSIDE}`,
    `(?=同志们[，！：])(?<=[。！？]\\s{0,2})${OUTSIDE}`,
    `(?=(?:咨询|联系|监督|举报|投诉)电话[:：])(?<=[。！]\\s{0,2})${OUTSIDE}`,
  ].join('|'),
  'g',
);
/** Each appointment is a line of its own. */
const APPOINTMENT = /(?=(?:任命|免去|聘任|解聘)(?!其)[\u4e00-\u9fff]{2,4}(?:同志)?[为的任])(?<=[：:；;。]\s{0,2})/g;
const FEWEST_APPOINTMENTS = 2;
/** When, where and who, in an invitation. */
const FIELD_NAME = '(?:时间|地点|参会人员|参加人员|参加对象|参训人员|出席人员|主持人|议程|主题|要求|联系人|联系方式)[:：]';
/**
 * The name of a field is all that stands between its colon and the sign before it: a part of a word is never one. Behind digits, which may
 * count it, it must be well known and they a time of day or a long number; a number of its own stays with it.
 */
const FIELD = new RegExp(
  [
    `(?<=[：:。；;\\s])(?=[\\u4e00-\\u9fff]{0,4}${FIELD_NAME})(?<!(?:^|[\\s。；;])\\d{1,2}\\s{1,4})${OUTSIDE}`,
    `(?<=[:：-]\\d{2}|\\d{3})(?=(?:会议|活动|培训|考试|报名)?${FIELD_NAME})${OUTSIDE}`,
  ].join('|'),
  'g',
);
/** Longest name of a field, its colon included. */
const LONGEST_NAME = 7;
const FEWEST_FIELDS = 3;

/** Sentences and fields that begin a line by what they say, whatever stands before them. Linear. */
export function splitSpeech(part: string): string[] {
  const appointments = [...part.matchAll(APPOINTMENT)];
  const fields = [...part.matchAll(FIELD)].filter(({ index }) => part.slice(index, index + LONGEST_NAME).search(/[:：]/) >= 0);
  const found = [
    ...part.matchAll(MEETING),
    ...(appointments.length < FEWEST_APPOINTMENTS ? [] : appointments),
    ...(fields.length < FEWEST_FIELDS ? [] : fields),
  ];
  const cuts = [...new Set(found.map(({ index }) => index))].sort((left, right) => left - right);
  return [0, ...cuts].map((from, index) => part.slice(from, cuts[index] ?? part.length));
}
