/**
 * Writes the sample library `seeds/` from the source texts in `build/seed-texts/`: `node build/make-seeds.ts`.
 * The .html and .md papers are their own sources. The PDF needs LibreOffice and Noto CJK fonts; without them the one that is there stays.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { type NumberingStyle, type PaperLine, readPaper } from './seed-texts/paper.ts';
import { changeParagraph, cutByPage, hardWrapped, plainParagraphs, shiftedByOneByte, withSpacedDigits } from './seed-texts/plain-paper.ts';
import { OFFICE_FONTS, writeWordPaper } from './seed-texts/word-paper.ts';

const SEEDS = fileURLToPath(new URL('../seeds/', import.meta.url));
const SOURCES = fileURLToPath(new URL('./seed-texts/', import.meta.url));
const LINJIANG: NumberingStyle = { brackets: 'full', measures: 'decimal-through' };
const COUNTY_HEADER = '清溪县人民政府办公室文件';

function paper(name: string, style: NumberingStyle): readonly PaperLine[] {
  return readPaper(readFileSync(join(SOURCES, `${name}.txt`), 'utf8'), style);
}

function save(name: string, bytes: Uint8Array): void {
  writeFileSync(join(SEEDS, name), bytes);
  process.stdout.write(`${name}  ${bytes.length} bytes\n`);
}

async function makeLinjiangDrafts(): Promise<void> {
  const options = { fonts: OFFICE_FONTS, runningHeader: null, creator: '临江市发展和改革委员会' };
  const consultation = [...paper('linjiang-consultation', LINJIANG), ...paper('linjiang-draft', LINJIANG)];
  save(
    '临江市优化营商环境行动方案（征求意见稿）.docx',
    await writeWordPaper(consultation, { ...options, isAutoNumbered: true, date: '2026-05-08T01:30:00Z' }),
  );
  save(
    '临江市优化营商环境行动方案（送审稿）.docx',
    await writeWordPaper(paper('linjiang-revised', LINJIANG), { ...options, isAutoNumbered: false, date: '2026-07-02T07:05:00Z' }),
  );
}

/** LibreOffice embeds subsets of the fonts named here, so the PDF reads the same on every machine. */
async function makeHailingPdf(): Promise<void> {
  const sans = 'Noto Sans CJK SC';
  const serif = 'Noto Serif CJK SC';
  const lines = paper('hailing-plan', { brackets: 'full', measures: 'decimal-restarting' });
  const word = await writeWordPaper(lines, {
    fonts: { title: serif, section: sans, group: serif, body: serif, pageNumber: serif },
    isAutoNumbered: false,
    runningHeader: '海陵市营商环境提质增效实施方案',
    creator: '海陵市人民政府办公室',
    date: '2026-03-16T02:00:00Z',
  });
  const folder = mkdtempSync(join(tmpdir(), 'make-seeds-'));
  try {
    writeFileSync(join(folder, 'plan.docx'), word);
    const result = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'plan.docx'),
      ],
      { encoding: 'utf8' },
    );
    if (result.error || result.status !== 0) {
      process.stdout.write(`海陵市营商环境提质增效实施方案.pdf  kept as it is: LibreOffice (soffice) did not run\n`);
      return;
    }
    save('海陵市营商环境提质增效实施方案.pdf', withFixedStamps(readFileSync(join(folder, 'plan.pdf'))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Overwrites the time and the random ids of a conversion by others of the same length, so that no offset in the file moves. */
function withFixedStamps(pdf: Buffer): Buffer {
  const text = pdf
    .toString('latin1')
    .replace(/(?<key>\/CreationDate\(D:)\d{14}/, '$<key>20260316020000')
    .replace(/(?<=\/ID \[ <)[0-9A-F]{32}|(?<=\n<)[0-9A-F]{32}(?=> \]\n\/DocChecksum)|(?<=\/DocChecksum \/)[0-9A-F]{32}/g, '0'.repeat(32));
  return Buffer.from(text, 'latin1');
}

function makeYunlingText(): void {
  const lines = paper('yunling-measures', { brackets: 'half', measures: 'bracketed-restarting' });
  const text = plainParagraphs(lines).join('\r\n\r\n');
  save('云岭市持续改善营商环境若干措施.txt', iconv.encode(`${text}\r\n`, 'gb18030'));
}

/** A page of a county's site, copied out by hand and converted once too often; every kind of damage is listed in build/seed-texts/README.md. */
function makeCountyText(): void {
  const lines = paper('qingxi-county', { brackets: 'half', measures: 'decimal-through' });
  let text = plainParagraphs(lines);
  for (const heading of ['审批提速行动(', '要素保障行动(', '法治护航行动(']) text = changeParagraph(text, heading, withShiftedHeading);
  text = changeParagraph(text, '降低物流负担。', (paragraph) => withShiftedRun(paragraph, '。开通镇村货运班线'));
  for (const measure of ['稳定供电供水。', '扩大信贷覆盖。', '便利不动产登记。']) text = changeParagraph(text, measure, withSpacedDigits);
  for (const measure of ['规范采购活动。', '扶持本地建材。', '整治隐性壁垒。', '推行电子招标。', '各牵头单位每月25日前']) {
    text = changeParagraph(text, measure, (paragraph) => hardWrapped(paragraph, 34));
  }
  text = cutByPage(text, '奖补资金到账时间不超过18个', 2, COUNTY_HEADER);
  text = cutByPage(text, '小额商事纠纷15日内调结率达到', 3, COUNTY_HEADER);
  const furniture = [
    '索引号: QX0990300/2026-00042 成文日期: 2026-04-08\n公开方式: 主动公开 发布机构: 清溪县人民政府办公室',
    '发布日期:2026-04-10 16:20 浏览次数: 517 字体:[ 大 中 小 ]\n分享:',
  ];
  const [title = '', ...body] = text;
  save(
    '清溪县营商环境对标提升行动实施方案.txt',
    Buffer.from(`${[furniture[0], title, furniture[1], ...body].join('\n\n')}\n\n打印本页 关闭窗口\n`, 'utf8'),
  );
}

/** The second byte of the indent's last space becomes the first byte of the heading. */
function withShiftedHeading(paragraph: string): string {
  const original = paragraph.replaceAll('(', '（').replaceAll(')', '）');
  return `　${shiftedByOneByte(original.slice(1))}`;
}

/** Shifts `part` of a paragraph; what follows it must be half-width, for only there a reader falls into step again. */
function withShiftedRun(paragraph: string, part: string): string {
  return paragraph.replace(part, shiftedByOneByte(part));
}

await makeLinjiangDrafts();
await makeHailingPdf();
makeYunlingText();
makeCountyText();
