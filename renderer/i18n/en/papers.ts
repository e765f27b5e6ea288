import type { Words } from '../words.ts';

const KINDS: Readonly<Record<string, string>> = {
  通知: 'Notice',
  通告: 'Public notice',
  公告: 'Announcement',
  通报: 'Circular',
  公报: 'Communiqué',
  命令: 'Order',
  决定: 'Decision',
  决议: 'Resolution',
  意见: 'Opinions',
  方案: 'Plan',
  办法: 'Measures',
  条例: 'Regulations',
  规定: 'Provisions',
  规则: 'Rules',
  细则: 'Detailed rules',
  计划: 'Programme',
  规划: 'Development plan',
  纲要: 'Outline',
  要点: 'Key points',
  措施: 'Policy measures',
  政策: 'Policies',
  清单: 'List',
  目录: 'Catalogue',
  名单: 'Roster',
  批复: 'Reply',
  请示: 'Request for instructions',
  报告: 'Report',
  议案: 'Bill',
  纪要: 'Minutes',
  函: 'Letter',
  预案: 'Contingency plan',
  指南: 'Guide',
  指引: 'Guidelines',
  标准: 'Standard',
  规范: 'Specification',
  规程: 'Procedures',
  制度: 'System of rules',
  章程: 'Charter',
  守则: 'Code of conduct',
  准则: 'Norms',
  说明: 'Explanatory note',
  承诺书: 'Undertaking',
  倡议书: 'Appeal',
  白皮书: 'White paper',
};

const STAGES: Readonly<Record<string, string>> = {
  征求意见稿: 'Draft for comment',
  送审稿: 'Draft for review',
  讨论稿: 'Discussion draft',
  审议稿: 'Draft for deliberation',
  报批稿: 'Draft for approval',
  代拟稿: 'Draft on behalf',
  修订草案: 'Revised draft',
  草案: 'Draft',
  修订稿: 'Revision',
  初稿: 'First draft',
  试行: 'Trial',
  暂行: 'Interim',
};

/** What papers are called by kind and stage; a name that a person wrote stays as it is. */
export const papers: Words['papers'] = {
  kind: (name) => wordFor(KINDS, name),
  stage: (name) => wordFor(STAGES, name),
};

/** A name that a person wrote may be that of an object's member. */
function wordFor(words: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(words, name) ? (words[name] ?? name) : name;
}
