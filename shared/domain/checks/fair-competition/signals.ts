import { FAIR_COMPETITION_STANDARD_ITEMS } from '../../review/checklist-templates/fair-competition-standards.ts';
import { foldText } from '../../text/fold-text.ts';

/** What makes an ordinary word of the trade a signal: tested on the folded sentence, and on what follows the word. */
export interface SignalCondition {
  readonly sentence?: RegExp;
  readonly after?: RegExp;
  /** Where the sentence says this, the word is harmless. */
  readonly unless?: RegExp;
}

/** A signal as it is looked for: `pattern` is a source over folded text. */
export interface Signal {
  readonly item: string;
  readonly pattern: string;
  readonly condition: SignalCondition | null;
}

const LOCAL = '(?:本地|本市|本县|本省|本区|本州|当地|市内|县内|省内|区内|地产)';
const OUTSIDE = /外地|市外|省外|县外|区外|非本地|进口|异地/;
const MUST = /方可|必须|须(?!臾)|应当|应在|要求|才能|才可|前提|条件|只能|仅限|限于|一律/;
const NAMED_SUPPLIER = /^[^,。;]{0,10}(?:企业|公司|供应商|经营者|品牌|产品|平台|中介|银行|机构(?!改革)|服务商|厂家|商品)/;
const CHOSEN = /特定|重点(?:企业|项目)|招引|招商|落户|总部|规模以上|入驻|园区|龙头|本地|本市|本县|骨干|链主/;
const BY_LAW = /法律、行政法规|法律法规(?:规定|另有)|国家(?:法律|规定|统一)|国务院(?:决定|规定|批准)|依法依规|按照国家/;

/** Words of the checklist that every policy paper holds: a hit needs more than the word. Others stand for themselves. */
const CONDITIONS: ReadonlyMap<string, SignalCondition> = new Map<string, SignalCondition>([
  ['准入条件', { sentence: /设置|设定|增设|提高|制定|另行|抬高|严格/, unless: /放宽|优化|放开|降低/ }],
  ['名录', { sentence: /方可|才能|才可|仅限|限于|只能|作为[^,。;]{0,8}(?:条件|前提|前置)|未(?:列入|纳入|进入)/, unless: BY_LAW }],
  [
    '目录',
    {
      sentence: /方可|才能|才可|作为[^,。;]{0,8}(?:条件|前提|前置)|未(?:列入|纳入|进入)[^,。;]{0,6}目录/,
      unless: /收费|保证金|法律|政务服务|事项/,
    },
  ],
  ['认证', { sentence: /方可|才能|才可|作为[^,。;]{0,8}(?:条件|前提|前置)|未(?:取得|通过)/, unless: /身份|实名|强制性|法律/ }],
  ['许可', { sentence: /(?:增设|新设|另设|设定|设置)[^,。;]{0,8}许可|许可[^,。;]{0,6}(?:方可|才能|才可)/, unless: BY_LAW }],
  ['特许经营', { sentence: /授予|直接|独家|延长|指定|确定[^,。;]{0,8}(?:企业|公司|主体)/, unless: /公开招标|竞争(?:性)?方式/ }],
  ['独家', { unless: /报道|发布会|专利|知识产权/ }],
  ['授权经营', { unless: /国有(?:资本|资产|企业)|农村|承包/ }],
  ['专营', { sentence: /实行|授予|专营权|独家/, unless: /烟草|食盐|法律/ }],
  ['指定', { after: NAMED_SUPPLIER, unless: /指定医疗|定点医疗|指定银行账户/ }],
  ['优先采购', { unless: /绿色|节能|环保|中小(?:微)?企业|首台|脱贫|残疾|监狱|贫困|帮扶/ }],
  ['推荐使用', { after: NAMED_SUPPLIER }],
  ['名录库', { sentence: /采购|选用|选择|使用|抽取|委托|购买|招标/ }],
  ['统一使用', { after: /^[^,。;]{0,10}(?:企业|公司|供应商|经营者|品牌|厂家|服务商)/ }],
  ['注册资本', { after: /^[^,。;]{0,10}(?:不低于|不少于|不得低于|不得少于|以上|达到|达|>=|≥|超过|\d)/ }],
  ['本地企业', { sentence: /仅限|限于|只限|只能|只允许|优先|须为|必须|份额|倾斜|加分/ }],
  ['国有企业', { sentence: /仅限|限于|只限|只能|须为|必须为|必须是|指定/ }],
  ['规模以上', { sentence: /仅限|限于|只限|须为|必须为|方可|才能|才可/ }],
  [
    '注销',
    { sentence: /不予注销|不得注销|限制[^,。;]{0,10}注销|暂停[^,。;]{0,6}注销|注销[^,。;]{0,10}(?:须|必须|方可|应当)[^,。;]{0,10}同意/ },
  ],
  ['承诺', { after: /^[^,。;]{0,16}(?:不迁|不搬|不外迁|不转移|不变更|不减资|不注销|留在)/ }],
  ['外地产品', {}],
  [
    '变更注册地',
    {
      sentence:
        /(?:不得|不予|限制|禁止|阻碍|妨碍)[^,。;]{0,8}变更注册地|变更注册地[^,。;]{0,12}(?:同意|退还|追回|返还|退回)|承诺[^,。;]{0,12}不[^,。;]{0,4}变更注册地/,
    },
  ],
  ['在本市设立', { sentence: MUST, unless: /可以?申请|可在|便利/ }],
  [
    '分支机构',
    {
      sentence: new RegExp(`${LOCAL}[^,。;]{0,6}(?:设立|成立|开设|注册)[^,。;]{0,12}分支机构`),
      unless: /可以?申请|便利|鼓励(?!.*(?:方可|才能))/,
    },
  ],
  ['在本地注册', { sentence: MUST }],
  [
    '落户',
    {
      sentence: /承诺|必须|方可|(?:奖励|补贴|补助)[^。;]{0,20}(?:企业|项目|总部)|(?:企业|项目|总部)[^。;]{0,20}(?:奖励|补贴|补助)/,
      unless: /户口|户籍|居民|积分|人才落户/,
    },
  ],
  ['加分', { sentence: new RegExp(`${LOCAL}|注册地|业绩|纳税|社保|奖项`), unless: /考核|绩效/ }],
  [
    '招标',
    {
      sentence: new RegExp(
        `(?:优先|限于|仅限|只能|须为|必须为|支持)[^,。;]{0,10}${LOCAL}|${LOCAL}[^,。;]{0,4}(?:企业|产品|投标人|供应商|业绩|注册)[^,。;]{0,10}(?:优先|加分|倾斜|参加|参与)`,
      ),
    },
  ],
  [
    '政府采购',
    {
      sentence: new RegExp(
        `(?:优先|限于|仅限|只能|须为|必须为|支持)[^,。;]{0,10}${LOCAL}|${LOCAL}[^,。;]{0,4}(?:企业|产品|投标人|供应商|业绩|注册)[^,。;]{0,10}(?:优先|加分|倾斜|参加|参与)`,
      ),
    },
  ],
  ['市外企业', { sentence: /另收|加收|收取|缴纳|不得|必须|须|备案|限制|不予|禁止/ }],
  ['检查频次', { sentence: OUTSIDE }],
  ['重点监管', { sentence: OUTSIDE }],
  ['外地企业', {}],
  ['免征', { sentence: /地方|本市|本县|本区|园区|重点企业|招引|落户/, unless: BY_LAW }],
  ['核定征收', { sentence: /园区|统一|一律|实行|所有|区域/, unless: BY_LAW }],
  ['税收优惠', { sentence: /(?:给予|予以|出台|制定|实行|另行|特殊)[^,。;]{0,12}税收优惠/, unless: BY_LAW }],
  ['白名单', { sentence: /奖励|补贴|补助|资金支持|优先支持|优先安排|优先采购/, unless: /贷款|融资|授信|信贷/ }],
  ['免收', { sentence: CHOSEN, unless: BY_LAW }],
  ['社保缓缴', { sentence: CHOSEN, unless: BY_LAW }],
  ['政府指导价', { sentence: /制定|执行|调整|纳入|实行/, unless: /目录清单|依法|清理|定价目录|规范/ }],
  ['政府定价', { sentence: /制定|执行|调整|纳入|实行/, unless: /目录清单|依法|清理|定价目录|规范/ }],
  ['定价目录', { sentence: /以外|之外|超出|未列入/ }],
  ['最高限价', { unless: /招标|投标|控制价|评标|拍卖|药品|耗材/ }],
  ['不得低于', { sentence: /价格|定价|售价|租金|收费标准|费率|报价/, unless: /占比|比例|比重|面积/ }],
  ['让利', { sentence: /(?:必须|应当|要求|统一)[^,。;]{0,16}让利/ }],
]);

/** Signals with a number or a gap in them, and words that name the effect and not the means. */
const PATTERNS: readonly Signal[] = [
  signal('FC-1.1', '备案[^,。;]{0,8}方可'),
  signal('FC-1.1', '(?:另行|自行|违规|擅自)(?:制定|发布|设定|设置|出台)[^,。;]{0,16}(?:负面清单|准入清单|禁限目录|许可)'),
  signal('FC-1.1', '(?:负面|准入)清单(?:之外|以外)[^,。;]{0,16}(?:审批|许可|限制|条件|门槛)'),
  signal('FC-1.4', `成立(?:时间)? ?(?:满|不少于|不低于|已满|超过) ?[\\d一二三四五六七八九十]{1,3} ?(?:个月|年)`),
  signal('FC-2.1', '承诺[^,。;]{0,12}[\\d一二三四五六七八九十]{1,2} ?年内?[^,。;]{0,6}不(?:得)?(?:迁|搬|外迁|转移)'),
  signal(
    'FC-2.2',
    `(?:必须|须|应当|应|要求|需)[^,。;]{0,8}在${LOCAL}[^,。;]{0,4}(?:设立|成立|开设|注册)[^,。;]{0,12}(?:公司|机构|法人|企业|网点)`,
  ),
  signal('FC-2.3', `(?:优先|只能|仅限|限于)(?:采购|购买|使用|选用|选择|录用)[^,。;]{0,4}${LOCAL}[^,。;]{0,8}(?:产品|服务|企业|商品|品牌)`),
  signal('FC-2.3', `以${LOCAL}?[^,。;]{0,4}(?:业绩|纳税|奖项|社保|注册)[^,。;]{0,10}(?:作为|为)[^,。;]{0,12}(?:条件|加分|门槛|依据)`),
  signal('FC-2.3', `(?:限制|排斥|排除)[^,。;]{0,8}(?:外地|潜在)[^,。;]{0,6}(?:投标人|供应商|经营者|企业)`),
  signal('FC-1.3', '指定交易|限定交易'),
  signal(
    'FC-2.3',
    `${LOCAL}(?:产品|服务|企业)[^,。;]{0,6}(?:采购|使用|选用)[^,。;]{0,4}(?:比例|份额|占比|力度)|对${LOCAL}(?:产品|服务|企业)的采购力度`,
  ),
  signal('FC-2.3', '(?:外地|市外|省外|县外)(?:企业|经营者|投标人|供应商)[^,。;]{0,4}不得[^,。;]{0,4}(?:参与|参加|投标|承接)'),
  signal('FC-2.4', `(?:采购|购买|使用|选用)${LOCAL}(?:产品|商品|服务)[^。;]{0,20}(?:补贴|补助|奖励)`),
  signal('FC-3.2', `在${LOCAL}(?:注册|纳税|登记)[^,。;]{0,12}(?:企业|主体|机构)[^,。;]{0,12}(?:奖励|补贴|补助|优先支持|扶持)`),
  signal('FC-3.2', '按[^,。;]{0,12}(?:贡献|税收|纳税|财力)[^,。;]{0,10}(?:奖励|补贴|返还|补助|奖补)'),
  signal('FC-3.2', '列收列支|即征即奖|财力贡献|地方贡献'),
  signal('FC-0', '地方保护|行业垄断|市场分割|区域封锁|地区封锁|所有制歧视|隐性壁垒|隐性门槛|市场壁垒'),
];

function signal(item: string, pattern: string): Signal {
  return { item, pattern, condition: null };
}

/** 例外 is a question of procedure, not of a word in the text. */
const NOT_SCREENED = new Set(['FC-E']);

/** Every signal of the standards: patterns, then the checklist's words, since the first that matches at a place decides. */
export const SIGNALS: readonly Signal[] = [
  ...PATTERNS,
  ...FAIR_COMPETITION_STANDARD_ITEMS.filter(({ id }) => !NOT_SCREENED.has(id)).flatMap(({ id, signalWords }) =>
    signalWords.map((word): Signal => ({ item: id, pattern: escaped(foldText(word)), condition: CONDITIONS.get(word) ?? null })),
  ),
];

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
