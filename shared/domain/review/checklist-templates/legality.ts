import type { ChecklistTemplate } from '#shared/model/checklist.ts';
import { LEGALITY_CONTENT_ITEMS } from './legality-content.ts';
import { LEGALITY_PROCEDURE_ITEMS } from './legality-procedure.ts';

/** 合法性审核清单, after 优化营商环境条例, 重大行政决策程序暂行条例 and 国办发〔2018〕37号, 115号. */
export const LEGALITY_TEMPLATE: ChecklistTemplate = {
  id: 'legality',
  version: 1,
  name: '合法性审核清单',
  nameEn: 'Legality review',
  description: '依据国家层面关于规范性文件制定和重大行政决策程序的规定概括整理，以官方文本为准；地方另有规定的，从其规定。',
  scale: 'conformity',
  conclusions: ['合法', '应当予以修改', '不合法'],
  items: [...LEGALITY_CONTENT_ITEMS, ...LEGALITY_PROCEDURE_ITEMS],
};
