/** Joins the end of one line with the next: nothing between Chinese, a space between words, no hyphen of a divided word. */
export function joinLines(before: string, after: string): string {
  const start = before.trimEnd();
  const end = after.trimStart();
  if (/[a-z]-$/.test(start) && /^[a-z]/.test(end)) return start.slice(0, -1) + end;
  const isWestern = /[\p{Script=Latin}\p{Nd}.,;:!?)%]$/u.test(start) && /^[\p{Script=Latin}(]/u.test(end);
  return start + (isWestern ? ' ' : '') + end;
}
