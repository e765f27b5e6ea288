const NAMES = `
  个百分点 个工作日 个自然日 个小时 个环节 个月 个 工作日 自然日 环节 % ‰ 平方公里 平方千米 平方米 立方米
  立方 千瓦时 千伏安 千瓦 兆瓦 千伏 公里 千米 公顷 公斤 千克 毫克 微克 吨标准煤 标准箱 标箱 吨 米 亩
  美元 欧元 港元 元 小时 分钟 人次 人 户次 户 家次 家 项次 项 件 次 名 位 倍 例 套 台次 台 辆 架次 架 艘 座
  所 处 张 间 支 只 条 款 种 类 批 场次 场 期 门 篇 部 幅 宗 笔 对 片(?!区) 株 头 度 天 日 秒 床 枚 份
  年(?![度底末初前内来均]) 本 组 排 盏 根 孔 路 岁 级 大 分
 起(?![点步航]) 列(?![入为出举车席]) 单(?![位元]) 块 口(?!岸) 眼 棚 棒 集(?![中成聚团合约体群散镇]) 轮 周(?![年岁边期末转围]) (?<=[万亿])方(?![面案式向位法便协]) 厘米 毫米
  幢 栋 课时 学时 车次 班次 航次 羽 尾 册 席 泊位 床位 学位 托位 座位 车位 标段
  ㎡ ㎢ ㎞ km(?![a-z]) 盒 袋 桶 瓶 人份 剂次 剂  人天 人日
  eflops pflops gwh mwh kwh gw mw kw mbps gbps tb pb p(?![a-z]) 成(?=以[上下]|左右)
`;

/** Units that a target is counted in, folded; a longer one before the one it begins with. 个 stands alone, or with the word that it measures. */
export const TARGET_UNITS: readonly string[] = NAMES.trim().split(/\s+/);
