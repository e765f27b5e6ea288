import { looksLikeSigner } from './agency.ts';
import { bracketGroups } from './brackets.ts';
import { findDays } from './dates.ts';
import { isResponsibilityText } from './responsibility-brackets.ts';

/** A folded line that is nothing but a date, as under a signature. */
export function isDateLine(key: string): boolean {
  if (key.length > 30) return false;
  const day = findDays(key)[0];
  return day !== undefined && key.slice(0, day.start).trim() === '' && /^ *(?:印发|发布)?$/.test(key.slice(day.end)) && /[年]/.test(key);
}

/** A folded line that holds signer and date together, as one-page notices have it. */
export function isSignedDateLine(key: string): boolean {
  if (key.length > 70) return false;
  const day = findDays(key)[0];
  return day !== undefined && day.end >= key.trimEnd().length && looksLikeSigner(key.slice(0, day.start).trim());
}

/** A short folded line that stands wholly in brackets: 此件公开发布, 本文有删减, the record of who passed a law; not a list of units. */
export function isRemarkLine(key: string): boolean {
  return (
    key.startsWith('(') &&
    key.length <= 200 &&
    bracketGroups(key)[0]?.end === key.length &&
    !/^\([一二三四五六七八九十\d]{1,4}\)$/.test(key) &&
    !isResponsibilityText(key.slice(1, -1))
  );
}

const FOOTER =
  /icp备|公网安备|网站标识码|版权所有|技术支持:|网站地图|扫一扫|原文下载|责任编辑|打印本页|关闭窗口|相关解读|相关链接|上一篇|下一篇|政府网站找错|返回顶部/;

/** A folded line that belongs to the web page, not to the paper. */
export function isFooterLine(key: string): boolean {
  return mayClosePage(key) && FOOTER.test(key);
}

/** The site's own hosts; a measure's stand behind its number, or in a bracket. */
const HOST = /主办单位|承办单位:/;

/** A folded line that names hosts, of the site or of a measure. */
export function isHostLine(key: string): boolean {
  return mayClosePage(key) && HOST.test(key) && !/^\(?\d/.test(key) && !key.endsWith(')');
}

function mayClosePage(key: string): boolean {
  return key.length <= 300 && !key.endsWith('。') && !key.endsWith(';');
}
