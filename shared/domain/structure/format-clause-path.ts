/** A clause path as people cite it: `二、(三)12.`, `附件1 一、`, `第二章 第九条(三)`; `''` for text above all numbering. */
export function formatClausePath(path: readonly string[]): string {
  let cited = '';
  for (const label of path) {
    const needsSpace = /[\d\u4e00-\u9fff]$/.test(cited) && !/^[(（〔①-⑳]/.test(label);
    cited += needsSpace ? ` ${label}` : label;
  }
  return cited;
}
