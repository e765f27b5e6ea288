import { CARRYING_OUT_ENTRIES, INSTRUMENT_ENTRIES } from './policy-instruments.ts';

/**
 * A topic of the field. `terms` name it: one of them makes a sentence speak of it; `hints` go with it and count together only.
 * Both are in simplified script and half-width, as folded text is.
 */
export type Topic = {
  readonly id: string;
  readonly name: string;
  readonly english: string;
  readonly terms: readonly string[];
  readonly hints: readonly string[];
  /** Name it in a title or a heading; in a sentence, where they are said of other things in passing, they are hints. */
  readonly titles: readonly string[];
};

/** A topic as it is written down: its words with spaces between them. */
export type TopicEntry = readonly [id: string, name: string, english: string, terms: string, hints: string, titles?: string];

/** In the order of a firm's life, as assessments of the business environment have it; the words are those that plans use. */
const ENTRIES: readonly TopicEntry[] = [
  [
    'starting-business',
    '开办企业',
    'Starting a business',
    '开办企业 企业开办 开办手续 开办窗口 开办服务 设立登记 商事登记 企业登记 注册登记 企业设立 公章刻制 首套印章 新设企业 企业名称自主申报 商事主体登记',
    '营业执照 电子营业执照 印章 发票领用 参保登记 公积金缴存登记 预约开户 市场主体登记 经营主体登记 全程电子化 一窗通',
    '企业开办一件事 企业注册 工商登记 名称登记 一日办结',
  ],
  [
    'business-premises',
    '住所与经营场所登记',
    'Registered premises',
    '住所登记 经营场所登记 一照多址 住所(经营场所)登记 住所申报 集群注册',
    '经营场所 标准地址 地址库 分支机构',
  ],
  [
    'market-entry',
    '市场准入',
    'Market entry',
    '市场准入 准入准营 证照分离 准入壁垒 准入即准营 一证多址 先证后核 非禁即入 市场准入负面清单 一业一证',
    '负面清单 隐性壁垒 告知承诺 平等准入 许可准入 许可证件 备案',
    '照后减证 准入限制 准入门槛 负面清单管理 涉企经营许可 一企一证 多证合一 行业综合许可 告知承诺制',
  ],
  [
    'foreign-investment',
    '外商投资',
    'Foreign investment',
    '外商投资 外资企业 吸引外资 利用外资 外资准入 外商投资企业 招引外资',
    '外资 国民待遇 境外投资者 外籍',
  ],
  [
    'closing-business',
    '企业注销与退出',
    'Closing a business',
    '企业注销 注销登记 简易注销 注销流程 注销服务 市场主体退出 退出机制 退出渠道 退出服务 有序退出 歇业 休眠企业 注销专窗 普通注销 强制注销 注销程序 注销便利',
    '注销 清算 除名 僵尸企业 清税',
    '企业退出 注销一件事 注销指引 注销办理',
  ],
  [
    'land-supply',
    '用地保障',
    'Land and plant',
    '用地保障 用地需求 供地 产业用地 混合产业用地 工业用地 用地指标 土地供应 弹性出让 先租后让 闲置厂房 低效用地 建设用地 标准地 土地利用 停产厂房 闲置资产 土地综合整治',
    '土地 厂房 出让 盘活 租金',
    '用地审批 增存挂钩 土地要素 用地成本 标准厂房 供地方式 分割转让 亩均',
  ],
  [
    'construction-permits',
    '办理建筑许可',
    'Construction permits',
    '建筑许可 工程建设项目审批 工程建设审批 施工许可 联合验收 竣工验收 审批链条 建设项目审批 投资项目审批 拿地即开工 图纸审查 图审 建筑师负责制 工程质量安全保险 工程质量保险 潜在缺陷险 区域评估 多测合一 多评合一 验登合一 联合测绘 用地清单 分段验收 分阶段施工 项目审批 社会投资项目 验收登记 项目帮办 项目代办',
    '工程建设项目 极简审批 审批用时 并联审批 项目建设 施工 验收 图纸 帮办 环评 建设工程规划许可证 建筑业 工业项目 建设单位',
    '施工图审查 规划许可 工程规划许可 消防验收 消防设计 人防 桩基 基坑 竣工备案 项目开工 项目落地 帮办代办 投资项目 规划用地 多规合一 一站式审批 水土保持 容缺审批',
  ],
  [
    'utilities',
    '获得水电气',
    'Water, power and gas',
    '水电气 水电气网 获得电力 获得用水 获得用气 用电报装 用水报装 用气报装 供水供气 电力接入 电力报装 办电 供电可靠率 供电可靠性 停电时间 户均停电 接电 转供电 市政公用 公用设施接入 公用基础设施接入 供电质量 供电供水 用水用气 宽带接入 宽带公平 通信管道 低压接入 水、电、气 供水、供气 水电暖 报装',
    '供电 供水 供气 燃气 电力 接入成本 零投资 抢修 管线 宽带 千兆光网 接入工程 外线 停电',
    '占掘路 市政接入 市政管线 报装接入 用能 电费 水价 气价 综合能源 充电设施 供热 供暖 通信报装',
  ],
  [
    'property-registration',
    '不动产登记',
    'Registering property',
    '不动产登记 登记财产 财产登记 不动产 首次登记 带押过户 抵押登记 转移登记 一般登记 交房即交证 交地即交证 不动产权证 验登合一 登记便民点 房地产登记 不动产交易',
    '登记资料 登记材料 查封登记 异议登记 过户 产权 登记机构 登记费',
    '不动产登记+ 二手房 土地登记 交易登记 房屋交易 不动产证',
  ],
  [
    'paying-taxes',
    '纳税',
    'Paying taxes',
    '纳税 办税 缴税 税费 退税 涉税事项 税收服务 税务服务 合并申报 缴费便利 申报纳税 留抵退税 退(免)税 出口退税 电子税务局 税收事先裁定 纳税时间 纳税服务',
    '申报 税种 涉税 税务 税收 缴费 一键申报 发票',
    '征纳 税费优惠 税务执法 非接触式办税 税邮 纳税人 缴费人 税收优惠 加计扣除 数电票',
  ],
  [
    'cross-border-trade',
    '跨境贸易',
    'Trading across borders',
    '跨境贸易 通关 进出口 单一窗口 跨境电商 跨境电子商务 口岸 海外仓 多式联运 对外贸易 外贸新业态 贸易环境 开放平台 保税 两步申报 对外开放便利',
    '自由贸易试验区 自贸试验区 海关 外贸 出口 进口 关税 集装箱 港口 国际航空 综试区 航权',
    '国际贸易 进出口环节 外贸企业 RCEP AEO 跨境投资 中欧班列 提前申报 原产地',
  ],
  [
    'getting-credit',
    '获得信贷',
    'Getting credit',
    '获得信贷 信贷 融资 贷款 融资担保 担保费率 普惠小微 首贷户 金融服务 金融产品 金融综合服务 信用贷款 增信 质押融资 银企对接 担保机构 担保支持 风险补偿 授信',
    '担保 金融 银行 利率 抵押 质押 贴息 征信 绿色金融',
    '融资难 融资贵 金融支持 科技金融 信贷产品 续贷 转贷 供应链金融 银税互动 信易贷 直接融资 上市培育 应收账款 知识产权质押 企业上市 风险资金池 股权市场 股权投资 股权融资 投资基金 股权基金 产业基金 风险投资 创业投资 投融资 引导基金 科技保险 投贷联动',
  ],
  [
    'minority-investors',
    '保护中小投资者',
    'Protecting minority investors',
    '中小投资者 投资者保护 中小股东 投资者权益',
    '上市公司 股东 知情权 董事',
  ],
  [
    'enforcing-contracts',
    '执行合同与商事纠纷',
    'Contracts and disputes',
    '执行合同 商事案件 商事纠纷 商业纠纷 合同纠纷 化解纠纷 纠纷化解 解决纠纷 纠纷解决 共享法庭 案件审理 小额诉讼 快审快执 诉前调解 执行难 纠纷多元 涉企诉讼 案件繁简分流 执行案件 执行案款 平均审理 多元化解',
    '法院 调解 审理 诉讼 司法确认 执行 庭审',
    '涉企案件 立案 审判 执行质效 仲裁 人民调解 行政裁决 行政复议 调解组织 涉企纠纷 矛盾纠纷',
  ],
  [
    'resolving-insolvency',
    '办理破产',
    'Resolving insolvency',
    '办理破产 破产 重整 预重整 破产管理人 债务集中清理',
    '清算 债权人 债务人',
    '破产案件 破产审判 破产财产 府院联动 庭外重组',
  ],
  [
    'public-procurement',
    '政府采购',
    'Public procurement',
    '政府采购 采购份额 预留采购 采购活动 采购意向 预留份额 采购限额 采购项目 合同预付款 预付款比例 采购单位',
    '采购 供应商 预付款 价格扣除 履约 评审',
  ],
  [
    'tendering',
    '招标投标',
    'Tendering',
    '招标投标 招投标 电子招标 招标项目 评定分离 公共资源交易 投标保证金 电子保函 远程异地评标 不见面开标 招标文件 投标人 投标 招标代理',
    '评标 开标 标段 中标',
    '招标 不见面开评标 全流程电子化交易 交易平台 工程招标 围标串标',
  ],
  [
    'government-services',
    '政务服务',
    'Government services',
    '政务服务 最多跑一次 跨省通办 集成事项 集成办理 好差评 证明材料 证明事项 无证明 线上可办率 办事员 一照通办 一证通办 无差别受理 窗口服务 套餐式 审批效能 政务审批 免证办 数据共享共用 政务信息 数据赋能 数字赋能',
    '一件事 集成服务 综合窗口 帮办代办 跑动次数 便民 办事指南 线上线下 窗口 政务 网上办理 一窗 代办 预约 自助 大厅',
    '省内通办 异地通办 全市通办 一网通办 一件事一次办 高效办成一件事 一站式服务 一站式集成 政务大厅 办事大厅 政务服务中心 帮代办 延时服务 电子证照 电子印章 容缺受理 掌上办 就近办 减证便民 简政放权 审批服务 相对集中行政许可权 政务数据 数据共享 公共数据 电子政务 主题服务 六减 减环节',
  ],
  [
    'benefit-policies',
    '惠企政策兑现',
    'Benefits for firms',
    '惠企政策 免申即享 政策兑现 政策直达 即申即享 惠企资金 政策超市 资金兑付 奖补资金 政策直达快兑 政策全周期 涉企政策制定 惠企扶企',
    '政策 兑付 兑现 奖补 补贴 惠企 减负',
    '政策找企业 政策找人 政策供给 政策推送 精准推送 政策落地 政策落实 产业政策 惠企便民政策 政策宣讲 政策计算器 直达资金 助企纾困 纾困解难 政策服务 政策申报 政策堵点 政策辅导 奖励资金 科技创新券 创新券',
  ],
  [
    'market-supervision',
    '市场监管',
    'Market supervision',
    '双随机 信用监管 包容审慎 非现场监管 信用分级 分级分类监管 监管模式 监管机制 风险分类 触发式监管 沙盒监管 互联网+监管 智慧监管 事中事后 信用风险分类 重点领域监管 监管标准 精准监管 执法监管 审管联动 有效监管 信用分类',
    '监管 抽查 风险 预警',
    '跨部门综合监管 联合抽查 综合监管 监管效能 监管清单 监管平台 监管执法 联合奖惩',
  ],
  [
    'inspections',
    '行政执法与涉企检查',
    'Inspections and enforcement',
    '行政执法 涉企检查 现场检查 综合查一次 入企检查 扫码入企 亮码检查 检查频次 执法扰企 涉企执法 首违不罚 轻微违法 裁量权 裁量基准 柔性执法 行政处罚 安静期 不予处罚 执法监管 规范执法 文明执法 入企打扰 执法司法行为 检查计划',
    '执法 检查 处罚 执法人员',
    '企业码 无事不扰 非请勿扰 安静生产期 宁静日 免罚 扫码检查 联合检查 行政检查 说理式执法 执法全过程记录 执法公示 强制措施 查封 扣押 执法监督 入企执法 监督检查',
  ],
  [
    'fair-competition',
    '公平竞争',
    'Fair competition',
    '公平竞争 反垄断 不正当竞争 统一市场 地方保护 指定交易 限定交易 隐性壁垒清理 市场分割',
    '垄断 竞争 歧视性 平等对待 外地企业 变相设限 隐性壁垒',
    '公平竞争审查 市场竞争 行业垄断',
  ],
  [
    'social-credit',
    '社会信用与政务诚信',
    'Credit and integrity',
    '社会信用体系 政务诚信 信用修复 失信治理 信用体系 政府诚信 诚信政府 拖欠账款 拖欠企业账款 无分歧欠款 无分歧账款 清偿拖欠 政务失信 信用承诺 信用建设 信用度',
    '诚信 失信 信用 守信 履约 账款 欠款',
    '信用监管 公共信用 信用信息 信用报告 信用服务 信用评价 守信激励 失信惩戒 联合奖惩 失信行为 信用记录 信用平台 合同履约 账款支付',
  ],
  ['intellectual-property', '知识产权', 'Intellectual property', '知识产权 专利 商标 商业秘密 快速维权 集体商标', '侵权 维权 仿冒'],
  [
    'labour-market',
    '就业与劳动力市场',
    'Jobs and the labour market',
    '就业 用工 职业技能培训 劳动关系 技能培训 招引员工 招工 劳动人事争议 劳动力市场 零工市场 灵活就业',
    '培训 技工 员工 补贴 劳动者 职工 工资 人力资源',
    '人力资源 职业教育 共享用工 社保补贴 稳岗 职工权益 工资支付',
  ],
  [
    'talent',
    '人才引育',
    'Talent',
    '人才 职称 人力资源服务 人力资源机构 外国人来华工作 引才',
    '人力资源 技工 院士 团队',
    '引进人才 人才服务 高层次人才 技能人才 人力资源 校企合作',
  ],
  [
    'innovation',
    '科技创新',
    'Innovation',
    '',
    '研发 创新 创业',
    '创新创业 高新技术企业 科技型中小企业 科技型企业 研发投入 研发费用 科技创新 创新发展 技术创新 创新主体 创新服务体系 研发机构 创新生态 科技企业',
  ],
  [
    'innovation-platforms',
    '创新平台与攻关',
    'Innovation platforms',
    '实验室 创新平台 新型研发机构 技术攻关 关键核心技术 共性技术 揭榜挂帅',
    '研发机构 院士 攻关 联合创新 技术创新中心',
    '研发平台 创新中心 基础研究 创新联合体 前沿技术 核心技术 科创平台',
  ],
  [
    'technology-transfer',
    '科技成果转化',
    'Technology transfer',
    '科技成果 成果转化 职务科技成果 技术转移 技术经理人 概念验证 中试 技术交易 成果转移 科技成果转移转化 专利转化 技术合同',
    '转化 技术股 权属 收益分配 产学研',
    '校地合作 订单式研发 知识产权转化 转化运用 转化与运用',
  ],
  [
    'research-facilities',
    '科研设施开放共享',
    'Shared research facilities',
    '科研仪器 大型仪器 大型科学仪器 科研设施 科技基础设施 仪器设备开放 仪器共享',
    '开放共享 机时 仪器',
    '科技创新资源 创新资源开放 科技资源',
  ],
  [
    'data',
    '数据要素',
    'Data as a resource',
    '数据要素 数据交易 数据跨境 公共数据授权 数据流通 数据资产 数据出境 数据确权',
    '数据安全 算力 数据交易所',
    '科研数据 数据开放 数据市场 数据流动 数据开发利用',
  ],
  [
    'industry-chains',
    '产业体系与招商',
    'Industry and investment promotion',
    '招商 产业集群 产业体系 产业大脑 制造业集群 延链补链 产业联盟 产业链生态 产业招商 产业链供应链',
    '产业链 链主 产业平台 产业 项目落地 园区 供应链',
    '招商引资 主导产业 产业集聚 集聚区 产业布局 空间布局 产业基地 产业园区 营商地图 链长制 产业生态 数字经济 产业转型',
  ],
  [
    'business-entities',
    '经营主体培育',
    'Growing firms',
    '专精特新 小微企业三年成长 个体工商户 培育市场主体 经营主体培育 壮大市场主体 中小企业健康发展 梯度培育',
    '中小企业 雏鹰 凤凰行动 单项冠军',
    '个转企 小升规 市场主体质量 市场主体倍增 民营经济 中小微企业 规上企业 企业培育 企业引育 龙头企业 领军企业 壮大企业 企业梯度 上规入库',
  ],
  [
    'firms-and-government',
    '政企沟通',
    'Government and firms',
    '政企沟通 亲清 政商关系 政商交往 圆桌例会 企业家精神 政企联系 政企常态化 民营企业家',
    '企业家 助企 走访',
    '政企恳谈 企业家座谈 联系商会',
  ],
  [
    'firm-requests',
    '企业诉求',
    'Requests of firms',
    '企业诉求 企业建议 投诉渠道 投诉举报渠道 诉求渠道 诉求台账 政务服务热线 企业投诉 接待企业 收集企业建议',
    '热线 诉求 12345 回访 投诉',
    '诉求办理 接诉即办 问题清单 堵点痛点 痛点堵点 企业反映 热线平台 投诉举报',
  ],
  [
    'legal-services',
    '法律服务',
    'Legal services',
    '法律服务 法治体检 涉企公证 公证服务 公司律师 律师服务 法律顾问 涉企公共法律服务',
    '律师 公证 合规 仲裁',
    '法治宣传 普法 法律咨询 法律援助 公共法律服务',
  ],
  ['compliance', '企业合规', 'Compliance of firms', '企业合规 涉案企业合规 合规管理 第三方监督评估 刑事合规', '合规 涉案'],
  [
    'intermediaries',
    '中介服务与涉企收费',
    'Intermediaries and charges',
    '中介服务 中介机构 中介超市 涉企收费 违规收费 行业协会商会收费 收费治理 涉企违规收费 中介市场',
    '收费 中介 协会',
    '行业协会 商会 收费目录 收费清单 乱收费 涉企保证金 收费项目',
  ],
  ['logistics', '物流', 'Logistics', '物流 货运 配送 客货运输 货运班线 快件 运输成本', '运输 邮件 通道'],
  [
    'public-services',
    '公共服务',
    'Public services',
    '公共服务体系 公共服务"满意度" 一老一小 义务教育 检查结果互认 检查检验结果互认 检验检查结果互认 医学检查检验 公租房 惠民 养老 托育 医疗资源 15分钟服务圈 随迁子女',
    '教育 医疗 文化 体育 医保',
  ],
  ['culture', '文化与文明', 'Culture', '文明实践 公共文化 全民阅读 志愿服务 商帮精神', '文化 文明 旅游'],
  [
    'firm-support',
    '助企服务',
    'Support for firms',
    '助企服务 帮企 助企行动 企业服务专员 服务专员 企业服务体系 企业服务机制 企业服务平台 项目管家 管家式 管家服务 包联 包保 挂钩联系 联系企业 驻企 首席服务员 企业帮办 代办专员 领导包单 企业吹哨 部门报到 服务券 企业服务日 一对一服务 企业服务中心 服务专班 全生命周期服务',
    '助企 走访 服务企业 专员 管家 企业服务',
    '大走访 走访活动 走访企业',
  ],
  [
    'environment',
    '生态环境准入',
    'Environmental permits',
    '项目环评 规划环评 区域环评 环评审批 环评制度 环评改革 排污许可证',
    '环境 排污 环保',
    '环境影响评价 环评审批 环评改革 生态环境准入 排污许可 环评 排污权 环境准入 环境影响报告 生态环境 绿色低碳',
  ],
  [
    'rule-making',
    '规范性文件与制度建设',
    'Rules and their review',
    '',
    '清理 废止 法规 规章',
    '规范性文件 文件清理 合法性审查 合法性审核 地方性法规 立法 政策一致性 制度清理',
  ],
  [
    'public-order',
    '平安法治环境',
    'Safety and order',
    '',
    '打击 犯罪 治安',
    '破坏市场秩序 强迫交易 黑恶势力 扫黑除恶 涉企犯罪 经济犯罪 人身财产安全 产权保护 市场秩序 涉企违法犯罪',
  ],
];

/** Topics of how the paper itself is carried out: a sentence in passing says nothing of them. */
export const WHOLE_MEASURE_TOPICS: ReadonlySet<string> = new Set(CARRYING_OUT_ENTRIES.map(([id]) => id));

/** Topics of plans of whichever field. */
export const INSTRUMENT_TOPICS: ReadonlySet<string> = new Set(INSTRUMENT_ENTRIES.map(([id]) => id));

/** Topics whose names stand before those of others as well: 科技创新券, 产业用地. */
export const BROAD_TOPICS: ReadonlySet<string> = new Set([
  'innovation',
  'industry-chains',
  'public-services',
  'data',
  ...INSTRUMENT_TOPICS,
]);

function words(list: string): readonly string[] {
  return list.split(' ').filter((word) => word !== '');
}

/** The topics of the field that come with the application, in the order they are shown in. */
export const BUILT_IN_TOPICS: readonly Topic[] = [...ENTRIES, ...INSTRUMENT_ENTRIES, ...CARRYING_OUT_ENTRIES].map(
  ([id, name, english, terms, hints, titles = '']) => ({
    id,
    name,
    english,
    terms: words(terms),
    hints: words(hints),
    titles: words(titles),
  }),
);
