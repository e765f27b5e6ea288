import type { SourceBlock } from '#shared/model/extraction.ts';
import { beginsBlock } from './block-starts.ts';
import { noteRepairs } from './note-repairs.ts';
import { firstOrigin, heldWhole, type WorkingBlock, type WorkingText } from './working-text.ts';

/** Labels that pages and catalogues put before a value, in both scripts; letters of a label may be set apart. */
const LABELS = [
  '索引号',
  '索引號',
  '发布日期',
  '發布日期',
  '發佈日期',
  '发布时间',
  '發布時間',
  '发文日期',
  '發文日期',
  '成文日期',
  '成文時間',
  '成文时间',
  '生成日期',
  '公开日期',
  '印发日期',
  '废止日期',
  '有效日期',
  '更新时间',
  '公开方式',
  '公開方式',
  '公开形式',
  '公开范围',
  '公开时限',
  '公开责任部门',
  '组配分类',
  '組配分類',
  '主题分类',
  '主題分類',
  '信息分类',
  '信息類別',
  '信息类别',
  '体裁分类',
  '体裁',
  '文件类型',
  '服务对象',
  '浏览次数',
  '瀏覽次數',
  '浏览量',
  '阅读次数',
  '阅读量',
  '点击数',
  '点击率',
  '点击量',
  '访问量',
  '访问次数',
  '信息来源',
  '信息來源',
  '文章来源',
  '稿件来源',
  '来源',
  '來源',
  '字体',
  '字體',
  '字号',
  '字體大小',
  '字体大小',
  '分享',
  '分享到',
  '打印',
  '收藏',
  '发布机构',
  '發布機構',
  '发文机关',
  '發文機關',
  '发文机构',
  '發文機構',
  '发文单位',
  '制发机关',
  '公开机构',
  '发布单位',
  '发文字号',
  '發文字號',
  '发文文号',
  '文号',
  '文號',
  '标题',
  '標題',
  '名称',
  '名稱',
  '主题词',
  '主題詞',
  '关键词',
  '關鍵詞',
  '有效性',
  '效力状态',
  '时效性',
  '公文种类',
  '栏目',
  '所属栏目',
  '责任编辑',
  '責任編輯',
  '编辑',
  '作者',
  '审核',
  '校对',
  '统一登记号',
  '登记号',
  '原文链接',
  '链接',
  '检索时间',
  '检索关键词',
  '本地目录',
  '视力保护色',
  '语音播报',
  '时间',
  '時間',
  '日期',
] as const;

/** The form in which sites stamp a page; a meeting's time is written out. */
const STAMP = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?=\s|$)/;
/** Labels that body text uses too: furniture only with a value of the right form. */
const WEAK_VALUES: Readonly<Record<string, RegExp>> = {
  时间: STAMP,
  時間: STAMP,
  日期: STAMP,
  名称: /^.{4,80}$/,
  名稱: /^.{4,80}$/,
  审核: /^.{0,8}$/,
  编辑: /^.{0,8}$/,
  作者: /^.{0,20}$/,
  打印: /^.{0,4}$/,
  收藏: /^.{0,4}$/,
};
const TITLE_LABEL = /^(?:标题|標題|名称|名稱)$/;
const SPACE = '[ \\t\\u00a0\\u3000]';
const LABEL_START = new RegExp(
  `^[*#\\s]*(${LABELS.map((label) => [...label].join(`${SPACE}{0,4}`))
    .sort((left, right) => right.length - left.length)
    .join('|')})${SPACE}{0,4}\\**${SPACE}*[:：]\\**`,
);

/** Lines that only a page has, wherever they stand. */
const PAGE_LINES: readonly RegExp[] = [
  /^扫一扫.{0,16}$/,
  /^(?:【|\[|〖)?\s*(?:打印|打印本页|关闭|关闭窗口|关闭本页|返回顶部|收藏|收藏本页|我要纠错|纠错|分享|分享到|下载|顶部)\s*(?:】|\]|〗)?(?:\s*[|｜【[〖]?\s*(?:打印|打印本页|关闭|关闭窗口|关闭本页|返回顶部|收藏|收藏本页|我要纠错|纠错|分享|分享到|下载)\s*[】\]〗]?){0,5}$/,
  /^(?:上一篇|下一篇|上一条|下一条)\s*[:：].{0,80}$/,
  /^(?:您)?(?:当前|现在)(?:的)?位置\s*[:：].{0,120}$/,
  /^首页\s*[>＞»/].{0,120}$/,
  /^(?=.{0,100}首页)(?:[^\s|]{1,16}[ \u3000|]{1,4}){2,14}[^\s|]{1,16}$/,
  /^字[体體]\s*[:：]?\s*[[【(（]?\s*(?:大|中|小)(?:\s*(?:大|中|小)){0,2}\s*[\]】)）]?$/,
  /^[=\-—_*]{4,60}\s*(?:正文)?\s*[=\-—_*]{0,60}$/,
  /^页面链接与图片.{0,40}$/,
  /^(?:[—–―－-]{1,2}|·)\s{0,3}\d{1,3}\s{0,3}(?:[—–―－-]{1,2}|·)$/,
  /^第\s{0,2}\d{1,3}\s{0,2}页\s{0,2}[,，/]?\s{0,2}共\s{0,2}\d{1,3}\s{0,2}页$/,
];
/** How far page furniture reaches into a document from either end. */
const HEAD_BLOCKS = 40;
const TAIL_BLOCKS = 8;
/** A longer unlabelled line is the text itself: the page's head ends there. */
const BODY_LENGTH = 60;
const LONGEST_LINE = 400;

/** Lifts the furniture of web pages and catalogues out of the blocks, each line whole, into `furniture`. Linear. */
export function liftFurniture(text: WorkingText): WorkingText {
  const blocks: WorkingBlock[] = [];
  const furniture: string[] = [];
  const notes = noteRepairs(text.undone);
  let inHead = true;
  text.blocks.forEach((working, index) => {
    const { block } = working;
    const inTail = index >= text.blocks.length - TAIL_BLOCKS;
    inHead = inHead && index < HEAD_BLOCKS && !endsHead(block);
    const lines = working.held === 'whole' ? null : furnitureLines(block, inHead || inTail);
    if (lines === null) {
      blocks.push(working);
      return;
    }
    const title = inHead && lines.length === 1 ? loneTitle(lines[0] ?? '', text.blocks, index) : null;
    const before = block.rows === null ? block.text : block.rows.map((row) => row.join('\t')).join('\n');
    const origin = firstOrigin(working);
    if (!notes.propose({ kind: 'page-furniture', origin, before, after: title ?? '', certain: true })) {
      blocks.push(heldWhole(working));
      return;
    }
    furniture.push(...lines);
    if (title !== null) blocks.push({ ...working, block: titleBlock(block, title) });
  });
  if (notes.drafts.length === 0) return text;
  return { ...text, blocks, furniture: [...text.furniture, ...furniture], repairs: [...text.repairs, ...notes.drafts] };
}

function endsHead(block: SourceBlock): boolean {
  if (block.kind === 'table') return false;
  if (LABEL_START.test(block.text)) return false;
  return block.text.length >= BODY_LENGTH || /^[一二三四五六七八九十]{1,3}、/.test(block.text);
}

function furnitureLines(block: SourceBlock, atEnd: boolean): readonly string[] | null {
  if (block.kind === 'note') return null;
  if (block.rows !== null) return atEnd ? labelledTable(block.rows) : null;
  const line = block.text.trim();
  if (line.length > LONGEST_LINE) return null;
  if (PAGE_LINES.some((page) => page.test(line))) return [line];
  return atEnd && isLabelled(line) ? [line] : null;
}

function isLabelled(line: string): boolean {
  const match = LABEL_START.exec(line);
  if (match === null) return isCatalogueRow(line);
  const label = (match[1] ?? '').replace(new RegExp(SPACE, 'g'), '');
  const value = line.slice(match[0].length).trim();
  const weak = WEAK_VALUES[label];
  if (weak !== undefined && !weak.test(value)) return false;
  // A label followed by sentences is body text that happens to begin like one.
  return value.length <= 200 && !/。[^”’）)]/.test(value) && !(beginsBlock(value) && value.length > BODY_LENGTH);
}

/** Two or more labels with their values, set apart by tabs: a catalogue whatever the labels say. */
function isCatalogueRow(line: string): boolean {
  const cells = line.split('\t');
  return cells.length >= 3 && cells.length <= 12 && cells.every((cell, index) => index % 2 === 1 || /^.{2,16}[:：]$/.test(cell.trim()));
}

/** A table of labels and values, one line a row; `null` for any other table. */
function labelledTable(rows: readonly (readonly string[])[]): readonly string[] | null {
  if (rows.length > 12) return null;
  const lines = rows.map((row) => row.filter((cell) => cell.trim() !== ''));
  const isCatalogue = lines.every((cells) => cells.length > 0 && isLabelled(withColon(cells[0] ?? '')));
  if (!isCatalogue) return null;
  return lines.map((cells) => cells.map((cell, index) => (index % 2 === 0 ? withColon(cell) : cell)).join(' '));
}

function withColon(cell: string): string {
  return /[:：]/.test(cell) ? cell : `${cell}:`;
}

/** The document's title, where the catalogue line is the only one that gives it. */
function loneTitle(line: string, blocks: readonly WorkingBlock[], index: number): string | null {
  const match = LABEL_START.exec(line);
  if (match === null || !TITLE_LABEL.test((match[1] ?? '').replace(new RegExp(SPACE, 'g'), ''))) return null;
  const title = line.slice(match[0].length).trim();
  if (title.length < 6) return null;
  const following = blocks
    .slice(index + 1, index + 20)
    .map(({ block }) => (LABEL_START.test(block.text) ? '' : block.text.replace(/\s/g, '')));
  return following.join('').includes(title.replace(/\s/g, '')) ? null : title;
}

function titleBlock(block: SourceBlock, title: string): SourceBlock {
  return {
    ...block,
    kind: 'paragraph',
    text: title,
    rows: null,
    style: { headingLevel: null, listLabel: null, isTitle: true, isCentred: false },
  };
}
