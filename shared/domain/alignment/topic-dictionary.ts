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
};

type Entry = readonly [id: string, name: string, english: string, terms: string, hints: string];

/** In the order of a firm's life, as assessments of the business environment have it; the words are those that plans use. */
const ENTRIES: readonly Entry[] = [
  [
    'starting-business',
    '开办企业',
    'Starting a business',
    '开办企业 企业开办 开办手续 开办窗口 开办服务 设立登记 商事登记 企业登记 注册登记 企业设立 公章刻制 首套印章 新设企业 企业名称自主申报 商事主体登记',
    '营业执照 电子营业执照 印章 发票领用 参保登记 公积金缴存登记 预约开户 市场主体登记 经营主体登记',
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
    '市场准入 准入准营 证照分离 准入壁垒 准入即准营 非禁即入 市场准入负面清单 一业一证',
    '负面清单 隐性壁垒 告知承诺 平等准入 许可准入',
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
  ],
  [
    'land-supply',
    '用地保障',
    'Land and plant',
    '用地保障 用地需求 供地 产业用地 混合产业用地 工业用地 用地指标 土地供应 弹性出让 先租后让 闲置厂房 低效用地 建设用地 标准地 土地利用 停产厂房 闲置资产 土地综合整治',
    '土地 厂房 出让 盘活 用地成本 租金',
  ],
  [
    'construction-permits',
    '办理建筑许可',
    'Construction permits',
    '建筑许可 工程建设项目审批 工程建设审批 施工许可 联合验收 竣工验收 审批链条 建设项目审批 投资项目审批 拿地即开工 图纸审查 图审 建筑师负责制 工程质量安全保险 工程质量保险 潜在缺陷险 区域评估 多测合一 多评合一 验登合一 联合测绘 用地清单 分段验收 分阶段施工 项目审批 社会投资项目 验收登记 帮办代办',
    '工程建设项目 极简审批 审批用时 并联审批 项目建设 施工 验收 图纸 帮办 环评 建设工程规划许可证 建筑业 工业项目 建设单位',
  ],
  [
    'utilities',
    '获得水电气',
    'Water, power and gas',
    '水电气 水电气网 获得电力 获得用水 获得用气 用电报装 用水报装 用气报装 供水供气 电力接入 电力报装 办电 供电可靠率 供电可靠性 停电时间 户均停电 接电 转供电 市政公用 公用设施接入 公用基础设施接入 供电质量 供电供水 用水用气 宽带接入 宽带公平 通信管道 低压接入 水、电、气 供水、供气 水电暖 报装',
    '供电 供水 供气 燃气 电力 接入成本 零投资 抢修 管线 宽带 千兆光网 接入工程 外线 停电',
  ],
  [
    'property-registration',
    '不动产登记',
    'Registering property',
    '不动产登记 登记财产 财产登记 不动产 首次登记 带押过户 抵押登记 转移登记 一般登记 交房即交证 交地即交证 不动产权证 验登合一 登记便民点 房地产登记 不动产交易',
    '登记资料 登记材料 查封登记 异议登记 过户 产权 登记机构 登记费',
  ],
  [
    'paying-taxes',
    '纳税',
    'Paying taxes',
    '纳税 办税 缴税 税费 退税 涉税事项 税收服务 税务服务 合并申报 缴费便利 申报纳税 留抵退税 退(免)税 出口退税 电子税务局 税收事先裁定 纳税时间 纳税服务',
    '申报 税种 涉税 税务 税收 缴费 一键申报 发票',
  ],
  [
    'cross-border-trade',
    '跨境贸易',
    'Trading across borders',
    '跨境贸易 通关 进出口 单一窗口 跨境电商 跨境电子商务 口岸 海外仓 多式联运 对外贸易 外贸新业态 贸易环境 开放平台 保税 两步申报 对外开放便利',
    '自由贸易试验区 自贸试验区 海关 外贸 出口 进口 关税 集装箱 港口 国际航空 综试区 航权',
  ],
  [
    'getting-credit',
    '获得信贷',
    'Getting credit',
    '获得信贷 信贷 融资 贷款 融资担保 担保费率 普惠小微 首贷户 金融服务 金融产品 金融综合服务 信用贷款 增信 质押融资 银企对接 担保机构 担保支持 风险补偿 授信',
    '担保 金融 银行 利率 抵押 质押 贴息 征信 绿色金融',
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
    '法院 调解 审理 诉讼 仲裁 司法确认 执行 庭审',
  ],
  [
    'resolving-insolvency',
    '办理破产',
    'Resolving insolvency',
    '办理破产 破产 重整 预重整 破产管理人 债务集中清理',
    '清算 债权人 府院联动 债务人',
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
    '评标 开标 招标 标段 中标',
  ],
  [
    'government-services',
    '政务服务',
    'Government services',
    '政务服务 最多跑一次 跨省通办 集成事项 集成办理 好差评 办事指南 证明材料 证明事项 无证明 线上可办率 办事员 一照通办 一证通办 无差别受理 窗口服务 套餐式 审批效能 政务审批 免证办 数据共享共用 政务信息 数据赋能 数字赋能',
    '一件事 一网通办 集成服务 电子证照 容缺受理 综合窗口 帮办代办 跑动次数 便民 线上线下 数据共享 窗口 政务 网上办理 一窗 代办',
  ],
  [
    'benefit-policies',
    '惠企政策兑现',
    'Benefits for firms',
    '惠企政策 免申即享 政策兑现 政策直达 即申即享 惠企资金 政策超市 资金兑付 奖补资金 政策直达快兑 政策全周期 涉企政策制定 惠企扶企',
    '政策 兑付 兑现 奖补 补贴 惠企 减负',
  ],
  [
    'market-supervision',
    '市场监管',
    'Market supervision',
    '双随机 信用监管 包容审慎 非现场监管 信用分级 分级分类监管 监管模式 监管机制 风险分类 触发式监管 沙盒监管 互联网+监管 智慧监管 事中事后 信用风险分类 重点领域监管 监管标准 精准监管 执法监管 审管联动 有效监管 信用分类',
    '监管 抽查 风险 预警',
  ],
  [
    'inspections',
    '行政执法与涉企检查',
    'Inspections and enforcement',
    '行政执法 涉企检查 现场检查 综合查一次 入企检查 扫码入企 亮码检查 检查频次 执法扰企 涉企执法 首违不罚 轻微违法 裁量权 裁量基准 柔性执法 行政处罚 安静期 不予处罚 执法监管 规范执法 文明执法 入企打扰 执法司法行为 检查计划',
    '执法 检查 处罚 执法人员',
  ],
  [
    'fair-competition',
    '公平竞争',
    'Fair competition',
    '公平竞争 反垄断 不正当竞争 统一市场 地方保护 指定交易 限定交易 隐性壁垒清理 市场分割',
    '垄断 竞争 歧视性 平等对待 外地企业 变相设限 隐性壁垒',
  ],
  [
    'social-credit',
    '社会信用与政务诚信',
    'Credit and integrity',
    '社会信用体系 政务诚信 信用修复 失信治理 信用体系 政府诚信 诚信政府 拖欠账款 拖欠企业账款 无分歧欠款 无分歧账款 清偿拖欠 政务失信 信用承诺 信用建设 信用度',
    '诚信 失信 信用 守信 履约 账款 欠款',
  ],
  ['intellectual-property', '知识产权', 'Intellectual property', '知识产权 专利 商标 商业秘密 快速维权 集体商标', '侵权 维权 仿冒'],
  [
    'labour-market',
    '劳动力市场与人才',
    'Labour and talent',
    '就业 用工 人才 职业技能培训 人力资源服务 劳动关系 职称 技能培训 招引员工 招工 人力资源机构 劳动人事争议 外国人来华工作',
    '培训 技工 员工 补贴 劳动者 职工 工资',
  ],
  [
    'innovation',
    '科技创新',
    'Innovation',
    '科技创新 创新创业 创新发展 科技成果 高新技术企业 科技型中小企业 技术创新 创新平台 实验室 创新服务体系 成果转化 科技型企业 研发机构 职务科技成果',
    '研发 创新 院士 创业 技术攻关',
  ],
  [
    'industry-chains',
    '产业体系与招商',
    'Industry and investment promotion',
    '招商 产业集群 产业体系 产业大脑 制造业集群 延链补链 产业联盟 产业链生态 产业招商 产业链供应链',
    '产业链 链主 产业平台 产业 项目落地 园区 供应链',
  ],
  [
    'business-entities',
    '经营主体培育',
    'Growing firms',
    '专精特新 小微企业三年成长 个体工商户 培育市场主体 经营主体培育 壮大市场主体 中小企业健康发展 梯度培育',
    '中小企业 雏鹰 凤凰行动 单项冠军',
  ],
  [
    'firms-and-government',
    '政企沟通',
    'Government and firms',
    '政企沟通 亲清 政商关系 政商交往 圆桌例会 企业家精神 政企联系 政企常态化 民营企业家',
    '企业家 助企 走访',
  ],
  [
    'firm-requests',
    '企业诉求',
    'Requests of firms',
    '企业诉求 企业建议 投诉渠道 投诉举报渠道 诉求渠道 诉求台账 政务服务热线 企业投诉 接待企业 收集企业建议',
    '热线 诉求 12345 回访 投诉',
  ],
  [
    'legal-services',
    '法律服务',
    'Legal services',
    '法律服务 法治体检 涉企公证 公证服务 公司律师 律师服务 法律顾问 涉企公共法律服务',
    '律师 公证 合规 仲裁 法律援助',
  ],
  ['compliance', '企业合规', 'Compliance of firms', '企业合规 涉案企业合规 合规管理 第三方监督评估 刑事合规', '合规 涉案'],
  [
    'intermediaries',
    '中介服务与涉企收费',
    'Intermediaries and charges',
    '中介服务 中介机构 中介超市 涉企收费 违规收费 行业协会商会收费 收费治理 涉企违规收费 中介市场',
    '收费 中介 协会 商会',
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
    'organisation',
    '组织实施',
    'Carrying it out',
    '组织实施 组织领导 督导落实 联席会议制度 加强宣传 宣传解读 容错免责 考核评价 评价考核 宣传报道 奖优罚劣',
    '考核 督导 宣传 问责',
  ],
];

/** Topics of how the paper itself is carried out: a sentence in passing says nothing of them. */
export const WHOLE_MEASURE_TOPICS: ReadonlySet<string> = new Set(['organisation']);

function words(list: string): readonly string[] {
  return list.split(' ').filter((word) => word !== '');
}

/** The topics of the field that come with the application, in the order they are shown in. */
export const BUILT_IN_TOPICS: readonly Topic[] = ENTRIES.map(([id, name, english, terms, hints]) => ({
  id,
  name,
  english,
  terms: words(terms),
  hints: words(hints),
}));
