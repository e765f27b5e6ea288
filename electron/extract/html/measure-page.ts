import { ExtractionFailure } from '../extraction-failure.ts';
import { attributeOf, type HtmlElement, type HtmlNode, isHtmlElement, isUnseen, textOf } from './html-node.ts';

/** Visible characters inside an element, white space not counted. */
export interface TextMeasure {
  readonly plain: number;
  readonly linked: number;
  readonly links: number;
  /** Links to files, which are a paper's own attachments. */
  readonly files: number;
  /** Links to other papers, or the words over them that say so. */
  readonly isRelated: boolean;
}

/** Measures of every visible element of a page. */
export type PageMeasures = ReadonlyMap<HtmlElement, TextMeasure>;

/** Deepest nesting that is walked; pages with unclosed tags come to some hundreds. */
const DEEPEST = 2_000;

const SITE_TAGS = new Set(['nav', 'footer']);
const SITE_ROLES = new Set(['navigation', 'contentinfo', 'banner', 'search', 'complementary']);
const SITE_WORDS =
  /(?:^|[-_\s])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|footer|foot|sidebar|share|bdsharebuttonbox|copyright|related|pager|pagination|toolbar|qr|qrcode|ewm|banner|topbar|login|search|friendlink)(?:$|[-_\s\d])/i;
/** Elements that a page's text may be in; paragraphs, lists and cells of a real table are not gone into. */
const HOLDERS = new Set('html body div section article main center form table tbody tr td span font'.split(' '));
const MAIN_SHARE = 0.8;
/** What sites set around a paper: facts and buttons. */
const SITE_LINE =
  /^(?:【?打\s*印|【?关\s*闭|分享|收藏|字\s*[体号]|浏览|阅读|点击|访问|来\s*源|发[布文]|索\s*引\s*号|信息|主\s*办|承\s*办|版权|当前位置)/;
const PARAGRAPHS = /^(?:p|h[1-6]|center|blockquote|ul|ol|dl|pre|br|hr|table)$/;

/** What a site puts over its links to other papers. */
const RELATED = /^【?(?:相\s*关|推\s*荐|延\s*伸|热\s*点|更\s*多)(?:文档|文件|政策|解读|新闻|信息|阅读|链接|内容|推荐|稿件|文章)】?[:：]?$/;
const LONGEST_RELATED = 12;

/** Notes links to other papers that stand beside the words that say so. */
function noteRelated(measures: Map<HtmlElement, TextMeasure>, above: HtmlElement | null, list: HtmlElement): void {
  const heading = above === null ? undefined : measures.get(above);
  const links = measures.get(list);
  if (above === null || heading === undefined || links === undefined || links.files > 0 || links.linked <= links.plain * 3) return;
  if (heading.plain + heading.linked > LONGEST_RELATED || !RELATED.test(wholeText(above))) return;
  measures.set(above, { ...heading, isRelated: true });
  measures.set(list, { ...links, isRelated: true });
}

function wholeText(element: HtmlElement): string {
  return element.childNodes
    .map((child) => (isHtmlElement(child) ? wholeText(child) : (textOf(child) ?? '')))
    .join('')
    .trim();
}

/** Measures all visible elements in one pass. Fails with `too-large` where the page is nested absurdly. */
export function measurePage(root: HtmlElement): PageMeasures {
  const measures = new Map<HtmlElement, TextMeasure>();
  const measure = (element: HtmlElement, isLinked: boolean, depth: number): TextMeasure => {
    if (depth > DEEPEST) throw new ExtractionFailure('too-large', 'HTML is nested too deeply');
    const total = { plain: 0, linked: 0, ...linkOf(element), isRelated: false };
    let above: HtmlElement | null = null;
    for (const child of element.childNodes) {
      if (isHtmlElement(child) && isUnseen(child)) continue;
      const inner = isHtmlElement(child) ? measure(child, isLinked || child.tagName === 'a', depth + 1) : measureText(child, isLinked);
      total.plain += inner.plain;
      total.linked += inner.linked;
      total.links += inner.links;
      total.files += inner.files;
      if (isHtmlElement(child)) noteRelated(measures, above, child);
      if (inner.plain + inner.linked > 0) above = isHtmlElement(child) ? child : null;
    }
    total.isRelated = total.files === 0 && total.plain <= LONGEST_RELATED && total.linked > total.plain && RELATED.test(firstText(element));
    measures.set(element, total);
    return total;
  };
  measure(root, false, 0);
  return measures;
}

function linkOf(element: HtmlElement): { readonly links: number; readonly files: number } {
  if (element.tagName !== 'a') return { links: 0, files: 0 };
  const isFile = /\.(?:docx?|wps|pdf|ofd|xlsx?|et|pptx?|rtf|zip|rar|7z)(?:[?#]|$)/i.test(attributeOf(element, 'href'));
  return { links: 1, files: isFile || /^附件/.test(firstText(element)) ? 1 : 0 };
}

function measureText(node: HtmlNode, isLinked: boolean): TextMeasure {
  const length = visibleLength(node);
  return { plain: isLinked ? 0 : length, linked: isLinked ? length : 0, links: 0, files: 0, isRelated: false };
}

function visibleLength(node: HtmlNode): number {
  return textOf(node)?.replace(/\s+/g, '').length ?? 0;
}

/** True for navigation, footers, share bars and lists of links: parts of the site, not of the paper. */
export function isSiteFurniture(element: HtmlElement, measures: PageMeasures, pageLength: number): boolean {
  if (isDocumentMargin(element)) return true;
  const { plain = 0, linked = 0, links = 0, isRelated = false } = measures.get(element) ?? {};
  if (isRelated) return true;
  if (plain > pageLength * 0.3) return false;
  if (SITE_TAGS.has(element.tagName) || SITE_ROLES.has(attributeOf(element, 'role'))) return true;
  if (SITE_WORDS.test(attributeOf(element, 'class')) || SITE_WORDS.test(attributeOf(element, 'id'))) return plain < 200 || linked > plain;
  return links >= 4 && linked > plain * 3 && ['ul', 'ol', 'div', 'table', 'dl'].includes(element.tagName);
}

/** True where nothing but paragraphs without links stand beside an element: a part of the paper among others, not the paper within a site. */
function isAmongParagraphs(parent: HtmlElement, inner: HtmlElement, measures: PageMeasures): boolean {
  const beside = parent.childNodes.filter(
    (child) =>
      child !== inner && (isHtmlElement(child) ? !isUnseen(child) && !isDocumentMargin(child) : true) && lengthOf(child, measures) > 0,
  );
  return (
    beside.length > 0 &&
    beside.every((child) => {
      return (
        isHtmlElement(child) && PARAGRAPHS.test(child.tagName) && measures.get(child)?.links === 0 && !SITE_LINE.test(firstText(child))
      );
    })
  );
}

/** The first text inside of an element. */
function firstText(element: HtmlElement): string {
  for (const child of element.childNodes) {
    const text = isHtmlElement(child) ? firstText(child) : (textOf(child)?.trim() ?? '');
    if (text !== '') return text;
  }
  return '';
}

function lengthOf(node: HtmlNode, measures: PageMeasures): number {
  if (!isHtmlElement(node)) return visibleLength(node);
  const { plain = 0, linked = 0 } = measures.get(node) ?? {};
  return plain + linked;
}

/** LibreOffice saves the running head and foot of a document this way. */
function isDocumentMargin(element: HtmlElement): boolean {
  return element.tagName === 'div' && /^(?:header|footer)$/.test(attributeOf(element, 'title'));
}

/** The element that holds the paper: from the page downwards, as long as one child has nearly all the unlinked text. */
export function findMain(body: HtmlElement, measures: PageMeasures): HtmlElement {
  let main = body;
  for (;;) {
    const length = measures.get(main)?.plain ?? 0;
    const inner = main.childNodes.find((child): child is HtmlElement => {
      return isHtmlElement(child) && HOLDERS.has(child.tagName) && (measures.get(child)?.plain ?? 0) >= Math.max(1, length * MAIN_SHARE);
    });
    if (inner === undefined || inner.tagName === 'span' || inner.tagName === 'font' || isAmongParagraphs(main, inner, measures)) break;
    main = inner;
  }
  // The rows of one large table are not the page: what stands around the table belongs to it.
  while (['tr', 'tbody', 'table'].includes(main.tagName) && main.parentNode !== null && 'tagName' in main.parentNode)
    main = main.parentNode;
  return main;
}
