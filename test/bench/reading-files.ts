import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { chromium } from '@playwright/test';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { findChromium } from '../support/find-chromium.ts';
import { generatePolicy } from '../support/generate-policy.ts';

/** A file of one format, with its pages where it has any. */
export type ReadingFile = { readonly name: string; readonly bytes: Uint8Array };

const CHARACTERS = [2_000, 4_000, 8_000, 16_000];
/** Measures of each plan that stand in a table as well. */
const TABLE_ROWS = 12;
/** Lines of an OFD page, and characters of a line. */
const OFD_LINES = 28;
const OFD_COLUMNS = 28;

function linesOf(seed: number): readonly string[] {
  const characters = CHARACTERS[seed % CHARACTERS.length] ?? 2_000;
  return generatePolicy({ seed, characters })
    .split('\n')
    .filter((line) => line !== '');
}

function tableOf(lines: readonly string[]): readonly (readonly string[])[] {
  const measures = lines.filter((line) => /^\d/.test(line)).slice(0, TABLE_ROWS);
  return [['序号', '措施', '责任单位'], ...measures.map((line, index) => [String(index + 1), line.slice(0, 40), '市数据局'])];
}

function wordParagraph(line: string, index: number): Paragraph {
  if (index === 0) return new Paragraph({ text: line, heading: HeadingLevel.TITLE });
  if (/^[一二三四五六七八九十]{1,3}、/.test(line)) return new Paragraph({ text: line, heading: HeadingLevel.HEADING_1 });
  const [label = '', ...rest] = line.split('。');
  return new Paragraph({ children: [new TextRun({ text: `${label}。`, bold: true }), new TextRun(rest.join('。'))] });
}

/** Plans as a word processor saves them: styles, runs, and a table at the end. */
export async function wordFiles(count: number): Promise<readonly ReadingFile[]> {
  const files: ReadingFile[] = [];
  for (let seed = 0; seed < count; seed += 1) {
    const lines = linesOf(seed);
    const rows = tableOf(lines).map(
      (row) => new TableRow({ children: row.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) }),
    );
    const document = new Document({ sections: [{ children: [...lines.map(wordParagraph), new Table({ rows })] }] });
    files.push({ name: `plan-${seed}.docx`, bytes: new Uint8Array(await Packer.toBuffer(document)) });
  }
  return files;
}

function htmlOf(lines: readonly string[]): string {
  const [title = '', ...body] = lines;
  const rows = tableOf(lines).map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<meta charset="utf-8"><style>body{font-size:16pt;line-height:1.7}h1{text-align:center;font-size:22pt}p{margin:0;text-indent:2em}
    table{border-collapse:collapse}td{border:1px solid}</style><h1>${title}</h1>${body.map((line) => `<p>${line}</p>`).join('')}<table>${rows.join('')}</table>`;
}

/** Plans as a browser prints them on A4: fonts cut down to what is used, with their map to Unicode. */
export async function printedFiles(count: number): Promise<readonly ReadingFile[]> {
  const { executablePath, args, env } = await findChromium();
  const browser = await chromium.launch({ executablePath, args, env });
  try {
    const page = await browser.newPage();
    const files: ReadingFile[] = [];
    for (let seed = 0; seed < count; seed += 1) {
      await page.setContent(htmlOf(linesOf(seed)));
      const margin = { top: '30mm', bottom: '30mm', left: '28mm', right: '26mm' };
      files.push({ name: `plan-${seed}.pdf`, bytes: new Uint8Array(await page.pdf({ format: 'A4', margin })) });
    }
    return files;
  } finally {
    await browser.close();
  }
}

function ofdPage(lines: readonly string[]): string {
  const objects = lines.map(
    (line, index) =>
      `<ofd:TextObject ID="${index + 10}" Boundary="25 ${20 + index * 9} 160 8" Font="1" Size="5.6"><ofd:TextCode X="0" Y="5" DeltaX="g ${line.length - 1} 5.6">${line}</ofd:TextCode></ofd:TextObject>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID="2">${objects.join('')}</ofd:Layer></ofd:Content></ofd:Page>`;
}

/** One plan as an OFD package of about `pages` pages, each line a text object of its own. */
export function ofdFile(pages: number): ReadingFile {
  const text = generatePolicy({ seed: 1, characters: pages * OFD_LINES * OFD_COLUMNS * 0.8 });
  const lines = text.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${OFD_COLUMNS}}`, 'gu')) ?? []);
  const parts = Array.from({ length: Math.ceil(lines.length / OFD_LINES) }, (_, page) =>
    lines.slice(page * OFD_LINES, (page + 1) * OFD_LINES),
  );
  const name = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const files: Record<string, Uint8Array> = {
    'OFD.xml': strToU8(`<ofd:OFD ${name} Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`),
    'Doc_0/Document.xml': strToU8(
      `<ofd:Document ${name}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${parts
        .map((_, page) => `<ofd:Page ID="${page + 1}" BaseLoc="Pages/Page_${page}/Content.xml"/>`)
        .join('')}</ofd:Pages></ofd:Document>`,
    ),
  };
  for (const [page, part] of parts.entries()) files[`Doc_0/Pages/Page_${page}/Content.xml`] = strToU8(ofdPage(part));
  return { name: 'plan.ofd', bytes: zipSync(files) };
}

/** Files of the corpus beside the repository, read into memory. */
export async function sampleFiles(paths: readonly string[]): Promise<readonly ReadingFile[]> {
  return Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: new Uint8Array(await readFile(path)) })));
}
