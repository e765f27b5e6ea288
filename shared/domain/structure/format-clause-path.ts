/** A clause path as people cite it: `二、(三)12.`, `附件1 一、`, `第二章 第九条(三)`; `''` for text above all numbering. */
export function formatClausePath(path: readonly string[]): string {
  let cited = '';
  for (const label of path) cited += isWordEnd(cited) && !isBracketed(label) ? ` ${label}` : label;
  return cited;
}

/** Whether a text ends with a digit or a Han character. */
function isWordEnd(text: string): boolean {
  const unit = text.charCodeAt(text.length - 1);
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x4e00 && unit <= 0x9fff);
}

/** Whether a label begins with a bracket or is a number in a circle. */
function isBracketed(label: string): boolean {
  const unit = label.charCodeAt(0);
  return (unit >= 0x2460 && unit <= 0x2473) || '(（〔'.includes(label.charAt(0) || ' ');
}
