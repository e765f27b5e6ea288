/** A repeatable source of numbers in [0, 1): the same seed gives the same row on every machine (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type PolicyOptions = {
  readonly seed: number;
  /** UTF-16 units to reach; the text ends with the measure that passes it. */
  readonly characters: number;
  /** For two documents that differ in nothing else. */
  readonly title?: string;
};

const CITIES = ['临江市', '海陵市', '云岭市', '清溪县', '青浦岭市', '永泽市', '望川市', '白石县', '金沙湾市', '南屏县'];
const FIELDS = ['政务服务', '营商环境', '公共数据', '科技创新', '养老服务', '绿色低碳', '乡村建设', '物流降本', '人才引育', '数字应用'];
const PAPERS = ['行动方案', '实施方案', '若干措施', '工作要点', '实施意见'];
const SECTIONS = [
  '优化办事流程',
  '强化要素保障',
  '提升服务能力',
  '培育市场主体',
  '健全监管机制',
  '扩大开放合作',
  '完善基础设施',
  '加强权益保护',
];
const VERBS = ['推进', '完善', '建立', '优化', '规范', '探索', '深化', '整合', '推广', '压减', '健全', '落实'];
const OBJECTS = [
  '网上办理平台',
  '企业诉求台账',
  '信用评价办法',
  '审批事项清单',
  '供水供电报装环节',
  '惠企资金直达渠道',
  '中介服务超市',
  '工程联合验收机制',
  '不动产登记专窗',
  '社区服务站点',
  '冷链仓储设施',
  '专利转化通道',
  '跨县区通办窗口',
  '实训基地',
  '政策解读队伍',
  '投诉限时办结制度',
];
const PURPOSES = ['方便群众就近办理', '减少企业往返次数', '降低制度性成本', '提高资金使用效益', '形成可复制的经验', '防止重复检查'];
const MEANS = [
  '由牵头部门每季度公布进展',
  '对未按期完成的事项逐项说明原因',
  '将办理结果推送至统一平台',
  '安排专人全程跟踪服务',
  '组织第三方开展满意度回访',
  '按照一事一档的要求留存资料',
  '同步修订相应的办事指南',
];
const TARGETS = ['覆盖率达到N%以上', '办理时间压缩N%以上', '培育示范单位不少于N家', '材料减少N%以上', '新建服务站点N个以上'];
const UNITS = [
  '市发展改革委',
  '市数据局',
  '市市场监管局',
  '市财政局',
  '市司法局',
  '市住房城乡建设局',
  '市人力资源社会保障局',
  '市自然资源和规划局',
  '市交通运输局',
  '市民政局',
  '市税务局',
  '各县（市、区）政府',
];
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** A plan in the manner of a city's: title, sections 一、, groups （一）, measures numbered through, units and time limits. Invented throughout. */
export function generatePolicy({ seed, characters, title }: PolicyOptions): string {
  const random = seededRandom(seed);
  const pick = pickerOf(random);
  const city = pick(CITIES);
  const lines = [title ?? `${city}${pick(FIELDS)}${pick(PAPERS)}（第${seed + 1}号）`, ''];
  lines.push('一、总体要求', `围绕${pick(PURPOSES)}，坚持问题导向和结果导向相统一，结合${city}实际，${pick(VERBS)}${pick(OBJECTS)}。`);
  let length = lines.join('\n').length;
  let measure = 1;
  for (let section = 1; length < characters; section += 1) {
    const added = [`${chineseNumber(section + 1)}、${pick(SECTIONS)}`];
    for (let group = 1; group <= 2; group += 1) {
      added.push(`（${chineseNumber(group)}）${pick(VERBS)}${pick(FIELDS)}工作`);
      for (let count = 2 + Math.floor(random() * 4); count > 0; count -= 1) {
        added.push(measureText(measure, random));
        measure += 1;
      }
    }
    // A long document is not cut at its end: a last section may be shorter than the others, never broken off.
    for (const line of added) {
      if (length >= characters) break;
      lines.push(line);
      length += line.length + 1;
    }
  }
  return `${lines.join('\n')}\n`;
}

function measureText(number: number, random: () => number): string {
  const pick = pickerOf(random);
  const sentences = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    const target = random() < 0.4 ? `，${pick(TARGETS).replace('N', String(5 + Math.floor(random() * 90)))}` : '';
    return `${pick(VERBS)}${pick(OBJECTS)}，${pick(MEANS)}，${pick(PURPOSES)}${target}。`;
  });
  const units = [...new Set([pick(UNITS), pick(UNITS), pick(UNITS)])];
  const limit = random() < 0.3 ? '持续推进' : `${2031 + Math.floor(random() * 4)}年${1 + Math.floor(random() * 12)}月底前`;
  return `${number}.${pick(VERBS)}${pick(OBJECTS)}。${sentences.join('')}（责任单位：${units.join('、')}；完成时限：${limit}）`;
}

function pickerOf(random: () => number): (list: readonly string[]) => string {
  return (list) => list[Math.floor(random() * list.length)] ?? '';
}

/** 1 to 999 as it is counted before 、. */
function chineseNumber(value: number): string {
  const digit = (of: number): string => NUMERALS[of - 1] ?? '';
  if (value > 99) {
    const rest = value % 100;
    const joint = rest > 0 && rest < 10 ? '零' : rest >= 10 && rest < 20 ? '一' : '';
    return `${digit(Math.floor(value / 100))}百${joint}${rest > 0 ? chineseNumber(rest) : ''}`;
  }
  if (value <= 10) return digit(value);
  return `${value < 20 ? '' : digit(Math.floor(value / 10))}十${digit(value % 10)}`;
}
