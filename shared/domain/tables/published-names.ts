import type { Language } from '#shared/model/library.ts';

/** What ends the name of a unit and of nothing else. */
const UNIT_END =
  /(?:公司|集团|政府|机关|协会|商会|学会|联合会|委员会|居委会|村委会|管委会|学校|大学|学院|中学|小学|幼儿园|医院|卫生院|银行|信用社|合作社|事务所|研究院|研究所|设计院|检察院|法院|派出所|办事处|办公室|办公厅|总工会|工商联|中心|企业)$/u;
/** The place that a unit of government begins with, and what such a unit ends with. */
const UNIT_OF_PLACE = /^[\p{Script=Han}]{2,12}[省市县区州盟旗镇乡][\p{Script=Han}]{1,16}(?:局|厅|委|办|署|院|队)$/u;
/** Who speaks for nobody but themselves, or for others as a person. */
const PERSON_WORD = /市民|村民|居民|网民|网友|群众|业主|职工|员工|工人|学生|家长|代表|先生|女士|同志|老师|教授|经理|法人|负责人|个人|某/u;
/** Between a person and their unit, or two names. */
const SEPARATOR = /[^\p{Script=Han}\p{L}\p{N}]/u;
/** Family names that are met most; where a name begins with one, a place behind it may be a given name (王建国市…). */
const FAMILY_NAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤';
const PLACE_BEHIND_NAME = new RegExp(`^[${FAMILY_NAMES}][\\p{Script=Han}]{1,2}[省市县区州盟旗镇乡]`, 'u');
const SHORTEST_UNIT = 5;

/**
 * A name as it may be published: of a person the first character alone, `朱**`; whoever gave none is 匿名. A unit is named only where the whole
 * is surely one: where in doubt the name is masked, which a person can take back, while a name once published cannot be.
 */
export function publishedName(author: string, language: Language): string {
  const name = author.trim();
  if (name === '') return language === 'zh-CN' ? '匿名' : 'anonymous';
  return isUnit(name) ? name : masked(name);
}

function isUnit(name: string): boolean {
  if ([...name].length < SHORTEST_UNIT || SEPARATOR.test(name) || PERSON_WORD.test(name) || PLACE_BEHIND_NAME.test(name)) return false;
  return UNIT_END.test(name) || UNIT_OF_PLACE.test(name);
}

function masked(name: string): string {
  const [first = ''] = name;
  return `${first}**`;
}

/**
 * The names of persons among these authors that are looked for in what was said, the longest first. Only what is surely a name: 市民 or the
 * name of a place, masked wherever it stands, would spoil the words of everybody.
 */
export function personsAmong(authors: readonly string[]): readonly string[] {
  const parts = new Set(authors.flatMap((author) => [author.trim(), ...author.split(/[^\p{L}\p{N}]+/u)]));
  return [...parts].filter(isPersonName).toSorted((one, other) => other.length - one.length);
}

const HAN_NAME = new RegExp(
  `^(?:[${FAMILY_NAMES}]\\p{Script=Han}{1,2}|(?:欧阳|司马|上官|诸葛|司徒|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐)\\p{Script=Han}{1,2})$`,
  'u',
);
const LATIN_NAME = /^\p{Script=Latin}{3,}(?: \p{Script=Latin}+)*$/u;
/** What ends a unit's or a place's name of a few characters more often than a person's. */
const UNIT_LIKE_END = /[局厅委办署院处室科部队省市县区州镇乡村]$/u;

function isPersonName(part: string): boolean {
  if (PERSON_WORD.test(part) || isUnit(part)) return false;
  return LATIN_NAME.test(part) || (HAN_NAME.test(part) && !UNIT_LIKE_END.test(part));
}

const EMAIL = /[\w.+-]{1,64}@[\w.-]{1,190}/gu;
const IDENTITY = /(?<!\d)\d{17}[\dXx](?!\d)/gu;
const TELEPHONE = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-—]?\d{7,8})(?!\d)/gu;

/** A text with the names of these persons masked, and telephone and identity numbers and e-mail addresses taken out. Linear in the text for each name. */
export function withoutPersons(text: string, persons: readonly string[]): string {
  const named = persons.reduce((said, name) => said.replaceAll(name, masked(name)), text);
  return named.replaceAll(EMAIL, '***').replaceAll(IDENTITY, '***').replaceAll(TELEPHONE, '***');
}
