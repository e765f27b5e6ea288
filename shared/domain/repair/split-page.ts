/** Where a page's own fields and links begin that a lost line break glued to the text. */
const PAGE_FIELD =
  /\s(?=(?:您?(?:的|当前|现在)*位置|发布(?:日期|时间|机构|单位)|发文(?:日期|时间|机关|字号)|成文日期|公开(?:日期|方式)|索引号|文号|来源|信息来源|文章来源|作者|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:次数|率|量|数)|字[体号]|责任编辑|编辑|审核|打印|主办|主办单位|承办|承办单位|技术支持|网站标识码|版权所有|上一[篇条]|下一[篇条])\s?[:：]|扫一扫|版权所有|[\u4e00-\u9fff]ICP备)/g;
/** A title that stands between the page's links and fields. */
const HEAD_TITLE =
  /(?<=^|\s)\S{6,90}(?:通知|通告|公告|意见|方案|办法|规定|细则|措施|计划|规划|条例|公示|函|批复|报告|清单|政策)(?:[（(]\S{1,16}[)）])?(?=\s|$)/;
/** Addressees behind the last field of a page's head. */
const HEAD_ADDRESSEES = /\s(?:各|市|县|区|省|州)[^。；:：“”]{1,200}(?:单位|部门|政府|局|机构|公司|学校|处|办|委|院|厅|会)[:：]\s?$/;
/** Longest page head that is looked through. */
const LONGEST_HEAD = 600;

/**
 * A page on one line: the fields, links and title of its head on lines of their own, and its foot; the text between stays one line.
 * `null` where the line holds no page. Linear.
 */
export function splitPage(line: string): string[] | null {
  const pieces: string[] = [];
  let from = 0;
  for (const match of line.matchAll(PAGE_FIELD)) {
    pieces.push(line.slice(from, match.index));
    from = match.index;
  }
  pieces.push(line.slice(from));
  if (pieces.length < FEWEST_FIELDS) return null;
  const parts: string[] = [];
  let isHead = true;
  for (const piece of pieces) {
    if (!isHead) parts.push(piece);
    else {
      const sentence = piece.search(/\s\S{0,200}[，。]/);
      const addressees = piece.slice(0, sentence === -1 ? LONGEST_HEAD : sentence).search(HEAD_ADDRESSEES);
      const text = addressees === -1 ? sentence : addressees;
      const head = text === -1 ? piece : piece.slice(0, text);
      parts.push(...splitTitle(head));
      if (text !== -1) parts.push(piece.slice(text));
      isHead = text === -1;
    }
  }
  return parts;
}

/** A line that holds a page names so many of its fields. */
const FEWEST_FIELDS = 4;

function splitTitle(head: string): string[] {
  const match = HEAD_TITLE.exec(head.slice(0, LONGEST_HEAD));
  if (match === null) return [head];
  const end = match.index + match[0].length;
  return [head.slice(0, match.index), match[0], head.slice(end)];
}
