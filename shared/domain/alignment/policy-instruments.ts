import type { TopicEntry } from './topic-dictionary.ts';

/**
 * What plans of whichever field bring about their ends with. Only titles name them: in a sentence 标准 or 资金 is said of everything. They tell nothing of
 * the field a paper is in.
 */
export const INSTRUMENT_ENTRIES: readonly TopicEntry[] = [
  [
    'standards',
    '标准体系',
    'Standards',
    '',
    '标准',
    '标准体系 标准规范 标准引领 标准建设 标准制定 制定标准 技术标准 标准制修订 标准研制 标准化建设 标准化体系 标准与监管 标准和规范',
  ],
  [
    'quality',
    '质量与检验检测',
    'Quality and testing',
    '',
    '检测 检验 质量',
    '检验检测 检测体系 检测平台 检测能力 质量控制 质量管理 质量追溯 质量提升 质量安全 质量监管 计量体系 认证体系',
  ],
  [
    'service-platforms',
    '公共服务平台',
    'Shared platforms',
    '',
    '平台',
    '公共服务平台 公共平台 公共技术平台 技术服务平台 研发服务平台 研发公共服务平台 加工平台 实验平台 测试平台 验证平台 试验平台 中试服务平台 共性技术平台',
  ],
  ['products', '产品研发', 'Products', '', '产品', '产品研发 产品创制 新产品开发 重大产品 产品攻关 装备研制 产品供给'],
  ['product-approval', '审评审批与注册', 'Approval of products', '', '审评 注册', '审评审批 产品注册 注册审批 注册申报 审评服务 上市审批'],
  [
    'applications',
    '应用场景与示范',
    'Applications and pilots',
    '',
    '场景 示范 试点',
    '应用示范 示范应用 应用场景 场景应用 场景开放 场景建设 场景创新 应用推广 推广应用 试点示范 示范工程 融合应用 应用试点',
  ],
  ['infrastructure', '基础设施', 'Infrastructure', '', '设施 网络', '基础设施 设施建设 设施布局 网络布局 设施配套 设施网络'],
  [
    'funding',
    '资金保障',
    'Funding',
    '',
    '资金 基金 投入',
    '资金保障 资金投入 资金支持 财政投入 财政支持 财政保障 专项资金 投入机制 多元投入 多元化投入 经费保障 投入保障 加大投入 要素支持',
  ],
  [
    'international',
    '国际交流合作',
    'International cooperation',
    '',
    '国际 海外 境外',
    '国际合作 国际交流 对外合作 开放合作 交流合作 对外交流 走出去 国际化发展 全球化能力 国际市场 海外市场 对外开放',
  ],
  [
    'safety',
    '安全与风险防控',
    'Safety and risks',
    '',
    '安全 风险',
    '安全保障 安全监管 安全管理 安全防护 安全防线 安全底线 安全生产 风险防控 风险防范 数据安全 网络安全 安全体系 应急处置 应急保障',
  ],
];

/** How a paper itself is carried out, as its last part says. */
export const CARRYING_OUT_ENTRIES: readonly TopicEntry[] = [
  [
    'organisation',
    '组织实施',
    'Carrying it out',
    '组织实施 组织领导 督导落实 联席会议制度',
    '督导 问责 落实 协调 统筹',
    '任务清单 责任落实 压实责任 组织保障 工作专班 抓落实 任务落实 协调配合 工作机制 推进机制 统筹协调 工作推进机制',
  ],
  [
    'assessment',
    '考核评价与监督',
    'Assessment',
    '考核评价 评价考核 奖优罚劣',
    '考核 督导 问责 评价 监督',
    '督查督办 督查考核 督导落实 营商环境评价 第三方评估 第三方评价 监测评价 特约监督员 监督员 体验官 考核机制 绩效考核 监督考核',
  ],
  [
    'publicity',
    '宣传与推广',
    'Making it known',
    '加强宣传 宣传解读 宣传报道',
    '宣传 解读 氛围',
    '宣传引导 舆论引导 宣传推介 宣传推广 宣传力度 宣传工作 舆论宣传 政策宣传 营造氛围 浓厚氛围 典型案例 总结推广 复制推广 评优树模 推广应用案例',
  ],
  [
    'reform-leeway',
    '改革创新与容错',
    'Room for reform',
    '容错免责 容错纠错 容错机制',
    '容错 免责 试点',
    '改革创新 先行先试 首创精神 改革试点',
  ],
];
