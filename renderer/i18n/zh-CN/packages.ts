import { inTitleMarks } from '#shared/domain/text/title-marks.ts';

/** Words of review packages: what people on another computer wrote about a paper. */
export const packages = {
  open: '导入审阅包',
  openHint: '收入另一台电脑上对这份文件写的批注和清单',
  title: '导入审阅包',
  chosen: '选用的审阅包',
  paper: '所审文件',
  made: '导出时间',
  holds: '内容',
  counts: (annotations: number, checklists: number) => `批注 ${annotations} 条，清单 ${checklists} 张`,
  same: '审阅包写的就是这份文件。',
  otherState: '审阅包写的是这份文件的另一稿，或内容改动之前的文字：批注按文字重新定位，找不到位置的列为失锚。',
  otherPaper: (title: string, here: string) => `审阅包写的是另一份文件${inTitleMarks(title)}，不是${inTitleMarks(here)}。`,
  importAnyway: '确认是同一份文件，仍要导入',
  noPackage: '这不是审阅包，或文件已损坏。审阅包是导出时选择「审阅包」得到的 .json 文件。',
  tooLarge: '审阅包超过 100 MB，请用命令行导入：yuece review import',
  takenIn: (count: number) => `已导入 ${count} 个`,
  takenInTitle: '已导入的审阅包',
  takenInText: '重启以后也能撤回；所带内容后来又有改动的不能撤回，以免丢掉改动。最多记住 20 个。',
  takenInAt: (time: string, { added, updated, isUndone }: { added: number; updated: number; isUndone: boolean }) =>
    `${time} 导入：新增 ${added} 条，更新 ${updated} 条${isUndone ? '（已撤回）' : ''}`,
  madeAt: (time: string) => `审阅包导出于 ${time}`,
  takeBack: '撤回导入',
  takeInAgain: '重新收入',
  apply: '导入',
  cancel: '取消',
  imported: ({ added, updated, unchanged, kept }: { added: number; updated: number; unchanged: number; kept: number }) =>
    `审阅包已导入：新增 ${added} 条，更新 ${updated} 条，原样 ${unchanged} 条${kept === 0 ? '' : `；其中 ${kept} 条两边都改过，另一种写法留在原处备查`}`,
  otherWords: (count: number) => `两边都改过，另有写法 ${count} 种`,
  otherPlace: (quote: string) => `位置「${quote}」`,
  takeWords: '改用这种写法',
  otherAnswers: '另有答复',
  evidence: (quote: string) => `证据「${quote}」`,
  writtenAt: (time: string) => `写于 ${time}`,
};
