/** Ascending page numbers as people write them, runs of three and more shortened: `3、4、7—12`. */
export function pageList(pages: readonly number[], marks: { readonly between: string; readonly to: string }): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last?.[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs
    .flatMap(([from, to]) => (to - from < 2 ? [...new Set([from, to])].map(String) : [`${from}${marks.to}${to}`]))
    .join(marks.between);
}
