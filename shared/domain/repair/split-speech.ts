// Each pattern asks for the word first and then for what stands before it: looked for at each place, the word fails at its first character.
/** What a meeting found, behind the point of its agenda; who was there; a speaker who turns to the listeners; whom to call. */
const MEETING = new RegExp(
  [
    '(?=会议(?:指出|强调|要求|认为|决定|原则同意|同意|明确|听取|审议)[，：了\\u4e00-\\u9fff])(?<=^[一二三四五六七八九十]{1,3}、[^，。；：]{4,60})',
    '(?=(?:出席|列席|缺席|请假|参会)(?:人员|领导|单位)?[:：])(?<=[。！？；）)\\s\\u4e00-\\u9fff])',
    '(?=同志们[，！：])(?<=[。！？]\\s{0,2})',
    '(?=(?:咨询|联系|监督|举报|投诉)电话[:：])(?<=[。！]\\s{0,2})',
  ].join('|'),
  'g',
);
/** Each appointment is a line of its own. */
const APPOINTMENT = /(?=(?:任命|免去|聘任|解聘)[\u4e00-\u9fff]{2,4}(?:同志)?[为的任])(?<=[：:；;。]\s{0,2})/g;
const FEWEST_APPOINTMENTS = 2;
/** When, where and who, in an invitation. */
const FIELD =
  /(?=(?:会议|活动|培训|考试|报名)?(?:时间|地点|参会人员|参加人员|参加对象|参训人员|出席人员|主持人|议程|主题|要求|有关要求|联系人|联系方式)[:：])(?<=[：:。；;\s\d）)\u4e00-\u9fff])(?<!会议|活动|培训|考试|报名|、)/g;
const FEWEST_FIELDS = 3;

/** Sentences and fields that begin a line by what they say, whatever stands before them. Linear. */
export function splitSpeech(part: string): string[] {
  const appointments = [...part.matchAll(APPOINTMENT)];
  const fields = [...part.matchAll(FIELD)];
  const found = [
    ...part.matchAll(MEETING),
    ...(appointments.length < FEWEST_APPOINTMENTS ? [] : appointments),
    ...(fields.length < FEWEST_FIELDS ? [] : fields),
  ];
  const cuts = [...new Set(found.map(({ index }) => index))].sort((left, right) => left - right);
  return [0, ...cuts].map((from, index) => part.slice(from, cuts[index] ?? part.length));
}
