import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import type { PassageTarget } from '#shared/model/annotation.ts';
import { findChromium } from '../support/find-chromium.ts';
import { ROOT } from '../support/list-files.ts';
import { appFrame } from './pages/app-frame.ts';
import { checklistPanel } from './pages/checklist-panel.ts';
import { exportDialog } from './pages/export-dialog.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { askApplication } from './support/ask-application.ts';
import { annotate, type MarkedDocument, openForMarking, passageOf } from './support/mark-document.ts';
import { startHost } from './support/running-host.ts';
import { shrinkPng } from './support/shrink-png.ts';

/** The pictures that README shows, taken from the running application over the sample library. */
const FOLDER = join(ROOT, 'build/screenshots');
const WINDOW = { width: 1280, height: 800 };
const DRAFT = '临江市优化营商环境行动方案（2026—2028年）';
const PEER = '海陵市营商环境提质增效实施方案（2026年修订）';
const REGULATION = '临江市政务服务管理办法';

/** What the reviewer has done so far, over the contract: annotations of several kinds and a checklist under way. */
async function review(page: Page): Promise<void> {
  await askApplication(page, 'settings.update', { change: { reviewer: { name: '周敏', unit: '临江市司法局' }, colourScheme: 'light' } });
  const draft = await openForMarking(page, '送审稿');
  for (const [text, content] of MARKS) await annotate(page, draft, text, content);
  await answerChecklist(page, draft);
  const peer = await openForMarking(page, '海陵市');
  await annotate(page, peer, '办理', { colour: 'blue' });
}

const MARKS: readonly (readonly [string, Parameters<typeof annotate>[3]])[] = [
  [
    '企业无需往返两地',
    {
      colour: 'orange',
      issueType: 'feasibility',
      severity: 'normal',
      note: '没有写明迁出地移送档案的时限，企业仍可能要去催办。',
      suggestion: '补充：迁出地在2个工作日内完成移送。',
      basis: '《优化营商环境条例》第十九条',
    },
  ],
  ['把设立登记、公章刻制、发票领用', { colour: 'yellow' }],
  [
    '公告期满后2个工作日内准',
    {
      colour: 'pink',
      issueType: 'legality',
      severity: 'serious',
      note: '时限短于登记机关的审查期限，请核对上位法。',
      suggestion: '',
      basis: '《市场主体登记管理条例》第三十三条',
    },
  ],
  ['上线注销“预检”服务', { colour: 'green', issueType: 'wording', severity: 'hint', note: '“预检”宜说明由谁出具结果。' }],
];

async function answerChecklist(page: Page, draft: MarkedDocument): Promise<void> {
  const { documentId } = draft;
  const run = await askApplication(page, 'checklist.start', { documentId, templateId: 'general' });
  const give = (
    itemId: string,
    verdict: 'met' | 'unmet' | 'not-applicable',
    opinion = '',
    evidence: PassageTarget[] = [],
  ): Promise<unknown> => askApplication(page, 'checklist.answer', { documentId, checklistId: run.id, itemId, verdict, opinion, evidence });
  await give('GR-1', 'met', '问题与对象写得清楚。');
  await give('GR-2', 'met');
  await give('GR-3', 'not-applicable');
  await give('GR-4', 'unmet', '迁移登记一项没有写明由谁、在多少天内移送。', [
    passageOf(draft, '企业无需往返两地'),
    passageOf(draft, '上线注销“预检”服务'),
  ]);
  await give('GR-5', 'met');
}

async function take(page: Page, name: string): Promise<void> {
  // Messages and the mark of a passage just gone to pass by themselves.
  await expect(page.locator('.mantine-Notification-root')).toHaveCount(0, { timeout: 15_000 });
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('yuece-flash')?.size ?? 0)).toBe(0);
  await page.mouse.move(0, WINDOW.height - 1);
  const picture = shrinkPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  await writeFile(join(FOLDER, `${name}.png`), picture);
  console.log(`${name}.png  ${Math.round(picture.length / 1024)} KB`);
}

async function takeAll(page: Page): Promise<void> {
  const library = libraryScreen(page);
  const reader = readerScreen(page);
  await library.open(7);
  await library.openDocument(DRAFT);
  await reader.outlineEntry('1.提速开办企业').click();
  await reader.pane(0).waitForText('企业无需往返两地');
  await reader.pane(0).clickOn('企业无需往返两地');
  await take(page, 'reader');

  await reader.tab('清单').click();
  await checklistPanel(page).unfold('GR-4');
  await take(page, 'checklist');

  await reader.tab('批注').click();
  await page.keyboard.press('Escape');
  await library.open(7);
  await library.choose(PEER, '并排打开');
  await reader.pane(1).waitForText('海陵市');
  await reader.pane(0).text.click({ position: { x: 12, y: 12 } });
  await reader.outlineEntry('2.方便企业变更和迁移').click();
  await page.keyboard.press('Control+j');
  await take(page, 'side-by-side');
  await page.keyboard.press('Control+j');

  await library.open(7);
  await library.row(REGULATION).getByRole('gridcell').nth(2).click();
  await take(page, 'library');

  await library.choose(DRAFT, '导出');
  await expect(exportDialog(page).preview).toContainText('企业仍可能要去催办');
  await take(page, 'export');
  await page.keyboard.press('Escape');

  await appFrame(page).goTo('首页');
  await take(page, 'home');

  await askApplication(page, 'settings.update', { change: { colourScheme: 'dark' } });
  await appFrame(page).goTo('阅读');
  await reader.panes.nth(1).getByRole('button', { name: '关闭窗格' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await reader.outlineEntry('1.提速开办企业').click();
  await take(page, 'dark');
}

const place = await mkdtemp(join(tmpdir(), 'yuece-screenshots-'));
const libraryFolder = join(place, '营商环境文件');
await cp(join(ROOT, 'seeds'), libraryFolder, { recursive: true });
await mkdir(FOLDER, { recursive: true });
const host = await startHost({ data: join(place, 'data'), libraries: [libraryFolder], home: place });
const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({ executablePath, args, env });
try {
  const page = await browser.newPage({ viewport: WINDOW, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: 'light' });
  await page.goto(host.url);
  await libraryScreen(page).open(7);
  await review(page);
  await takeAll(page);
} finally {
  await browser.close();
  await host.stop();
  await rm(place, { recursive: true, force: true });
}
