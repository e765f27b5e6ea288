import { en } from '#renderer/i18n/en/index.ts';
import type { Words } from '#renderer/i18n/words.ts';
import { zhCN } from '#renderer/i18n/zh-CN/index.ts';
import type { Language } from '#shared/model/library.ts';
import { buildPdf } from '../../unit/electron/extract/build-pdf.ts';
import { expect, type RunningApplication } from './application-test.ts';
import { askApplication } from './ask-application.ts';
import { lockedPaper, pictureBytes } from './bad-files.ts';
import { annotate, openForMarking, passageOf } from './mark-document.ts';
import { revisedDraft } from './revised-draft.ts';
import { SAMPLE_PLAN, SAMPLE_TITLE } from './sample-plan.ts';

/** The title of the paper of the tour that cites others. */
export const CITING_TITLE = '云岭县窗口服务守则';

/** Cites a paper of the library, one that is not there, and itself. */
const CITING_TEXT = [
  CITING_TITLE,
  `第一条 依据《${SAMPLE_TITLE}》和《云岭县档案移交规定》，制定本规定。`,
  '第二条 窗口应当公开办理条件。',
  '第三条 违反本规定第二条的，责令改正。',
].join('\n');

/** The title of the paper of the tour that is printed on pages, and what one of its lines says. */
export const PAGED_TITLE = '云岭县村级公路养护办法';
export const PAGED_CLAUSE = '第二条 乡镇政府负责组织实施。';

/** The name of a sheet that holds a picture and nothing to read. */
export const SCAN_TITLE = '盖章页';

/** A paper of two pages with the type of an old office, which is not in the file. */
function pagedPaper(): Uint8Array {
  const line = (text: string, row: number) => ({ text, x: 90, y: 720 - row * 30 });
  return buildPdf([
    { texts: [{ text: PAGED_TITLE, x: 150, y: 760, size: 26 }, line('第一条 县交通运输部门负责指导。', 0), line(PAGED_CLAUSE, 1)] },
    { texts: [line('第三条 养护质量每季度考核一次。', 0)] },
  ]);
}

/** What the tour's library folder holds besides the sample library. */
export const TOUR_FILES = {
  '云岭.txt': SAMPLE_PLAN,
  '守则.txt': CITING_TEXT,
  '其实是图片.docx': pictureBytes(),
  '有密码.docx': lockedPaper(['临江市值守安排']),
  '修订稿.docx': revisedDraft(),
  '公路.pdf': pagedPaper(),
  [`${SCAN_TITLE}.pdf`]: buildPdf([{ texts: [], hasPicture: true }]),
} as const;

/** Documents that the tour's library lists. */
export const TOUR_DOCUMENTS = 14;

/** Why the tour sets a finding aside. */
export const TOUR_REASON = '已与起草单位核对';

/** A package of what was said about a paper that the tour's library does not have. */
export const TOUR_PACKAGE = { title: '云岭县便民服务点方案', fileName: '审阅包.json' } as const;

/** The words of a language, as the interface shows them. */
export function wordsOf(language: Language): Words {
  return language === 'en' ? en : zhCN;
}

/** Fills the library and gives one document annotations and a checklist with an answer, over the contract. */
export async function prepareTour({ page }: Pick<RunningApplication, 'page'>): Promise<void> {
  await expect
    .poll(async () => (await askApplication(page, 'library.read', {})).documents.length, { timeout: 60_000 })
    .toBe(TOUR_DOCUMENTS);
  await expect.poll(async () => (await askApplication(page, 'library.read', {})).indexing.phase, { timeout: 60_000 }).toBe('idle');
  const document = await openForMarking(page, '云岭.txt');
  await annotate(page, document, '节假日安排专人值守', {
    colour: 'orange',
    issueType: 'feasibility',
    severity: 'serious',
    note: '未写明值守人员从何而来',
    suggestion: '补充由各窗口单位轮值',
    basis: '《云岭县政务服务管理办法》第六条',
  });
  await annotate(page, document, '覆盖全部乡镇', { colour: 'green' });
  const { documentId } = document;
  const run = await askApplication(page, 'checklist.start', { documentId, templateId: 'general' });
  await askApplication(page, 'checklist.answer', {
    documentId,
    checklistId: run.id,
    itemId: 'GR-4',
    verdict: 'unmet',
    opinion: '值守的人员和经费没有写明',
    evidence: [passageOf(document, '节假日安排专人值守')],
  });
}
