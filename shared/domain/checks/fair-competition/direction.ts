/** Forbids or abolishes what comes behind it. */
const FORBIDS =
  /不得|严禁|禁止|防止|破除|清理|取消|整治|杜绝|消除|纠正|废除|废止|打破|避免|不准|不允许|不许|不能|不可|不应|制止|遏制|查处|反对|打击|治理|不再|不以|不将|不设|不要求|不对|无需|无须|免于|严防|摒弃|拆除|力戒|不限|放宽|放开|降低|减少|排查|停止/g;
/** Forbids what comes before it: …的规定一律清理, …等做法予以纠正. */
const FORBIDDEN_AFTER =
  /^(?:等)?(?:的)?(?:专项)?(?:清理|整治|排查|破除|治理|清除|纠治)|^[^,]{0,16}(?:等|类|的)?[^,]{0,8}(?:行为|做法|问题|规定|限制|壁垒|障碍|条款|门槛|要求|情形|政策|现象|措施|内容|文件|待遇|歧视)[^。]{0,16}(?:清理|取消|废止|禁止|整治|查处|纠正|制止|打击|破除|消除|杜绝|治理|不得|严禁)/;
/** Treats alike whoever comes after or before it. */
const TREATS_ALIKE = /一视同仁|同等对待|平等对待|同等待遇|平等参与|同等享受|公平参与|同等条件参与|无差别/;
/** An operator is forbidden to do something: a restriction, whatever 不得 sounds like. */
const OPERATOR =
  /(?:外地|市外|省外|县外|区外|境外|非本地|其他地区)[^,;。]{0,8}$|(?:企业|经营者|投标人|供应商|申请人|主体|单位|商户|机构|车辆|产品|商品|个人)(?:一律|均|都|原则上|今后)?$/;
/** What operators do; officials are told not to demand, limit or refuse. */
const OPERATORS_ACT =
  /^(?:参与|参加|进入|享受|申报|申请|从事|迁出|迁移|外迁|变更|注销|经营|投标|承接|承揽|销售|使用|低于|高于|超过|领取|获得|入驻)/;
/** 未经备案不得…, 未列入名录的…不得…: what comes before is the condition. */
const CONDITION = /未(?:经|取得|获得|办理|完成|进入|列入|纳入|通过|达到|在)[^,。;]{0,30}$|(?:非|不是|不属于|不符合|没有)[^,。;]{0,20}$/;

/** What stands around a hit in its sentence, folded. */
export interface Surroundings {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

/**
 * Whether the sentence forbids, abolishes or loosens what the hit names (反向表述).
 * The last forbidding word before the hit counts, unless it tells an operator what not to do.
 */
export function isReversed({ before, hit, after }: Surroundings): boolean {
  if (TREATS_ALIKE.test(before.slice(-30)) || TREATS_ALIKE.test(after.slice(0, 30))) return true;
  // A condition turned into a ban (未经备案不得从事) restricts: 不得 stands behind the hit.
  if (!CONDITION.test(before) && FORBIDDEN_AFTER.test(after)) return true;
  const forbidding = [...before.matchAll(FORBIDS)].at(-1);
  if (forbidding === undefined) return false;
  const behind = before.slice(forbidding.index + forbidding[0].length) + hit;
  const subject = before.slice(0, forbidding.index);
  const isBan = /^(?:不得|禁止|严禁|不准|不许|不允许|不能|不可)$/.test(forbidding[0]);
  return !(isBan && OPERATORS_ACT.test(behind) && (OPERATOR.test(subject) || CONDITION.test(subject)));
}
