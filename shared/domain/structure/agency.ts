/** Last words of the names of agencies and organisations that act in policy papers, folded. */
const UNIT_SUFFIXES =
  '局|委|办|厅|部|院|署|室|会|府|中心|公司|集团|银行|支行|分行|人行|海关|大学|学校|学院|部门|单位|区|县|市|省|州|旗|镇|乡|街道|社区|园区|新城|机构|协会|联|科协|总队|支队|大队|所|站|组|专班|馆|台|社|处|科|队|园|企业|各地|地区|厂|港|矿|司|行业|银监|证监|电网|电力|电信|联通|移动|铁塔|邮政|烟草|团委|总工会|运营商|管委|警备区|军分区|党校|医院|实验室|基金|平台|主体|高校|院校|院所|窗口|人社|税务|法院|检察院|片区|开发区|代表处|供电|燃气|水务|自贸区|示范区|试验区|高新区|联盟|商会|大厅|专区|小队|镇办|街办|机关';
const UNIT_ENDS = new Set(UNIT_SUFFIXES.split('|'));
/** By the last character of a name: how long the endings of units are that end with it, a bit each. */
const END_LENGTHS = new Uint8Array(0x10000);
for (const end of UNIT_ENDS)
  END_LENGTHS[end.charCodeAt(end.length - 1)] = (END_LENGTHS[end.charCodeAt(end.length - 1)] ?? 0) | (1 << end.length);
const LONGEST_UNIT_END = 4;
const GROUP_UNIT = /^(?:团(?:省|市|县|区|州)委|人行.{0,8}|国网.{0,14}|.{0,8}(?:新城|开发区)|各地各部门|市级各部门)$/;

/** A folded name that ends as the names of units do; a bracket behind the name does not count. */
export function looksLikeUnit(key: string): boolean {
  const name = (key.endsWith(')') ? key.replace(/\([^()]{0,40}\)$/, '') : key).trim();
  if (name.length < 2 || name.length > 40) return false;
  const lengths = END_LENGTHS[name.charCodeAt(name.length - 1)] ?? 0;
  for (let length = 1; length <= LONGEST_UNIT_END; length += 1) {
    if ((lengths & (1 << length)) !== 0 && (length === 1 || UNIT_ENDS.has(name.slice(-length)))) return true;
  }
  return GROUP_UNIT.test(name);
}

const AGENCY_END =
  /(?:政府|办公厅|办公室|委员会|局|厅|部|署|院|会|中心|小组|指挥部|委|办|所|总队|支队|公司|大学|银行|海关|协会|法院|检察院|街道办事处|处|专班)$/;

const LONGEST_AGENCY_END = 5;

/** A folded line that may be the name of the agency that signs a paper: short, no punctuation inside, ends as agencies do. */
export function looksLikeSigner(key: string): boolean {
  const name = withoutSeal(key);
  return (
    name.length >= 3 &&
    name.length <= 40 &&
    AGENCY_END.test(name.slice(-LONGEST_AGENCY_END)) &&
    !/[。,;:!?"《》0-9]/.test(name) &&
    !/^(?:各|附|抄送|主送)/.test(name)
  );
}

/** A signer's folded name without `(代章)` and the like. */
export function withoutSeal(key: string): string {
  return key.includes('章') ? key.replace(/ *\((?:代章|盖章|章|公章)\) *$/, '').trim() : key.trim();
}
