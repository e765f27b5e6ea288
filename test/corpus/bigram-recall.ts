/** Share of the pairs of neighbouring characters of `source` that `read` has too, each as often; white space counts in neither. 1 for an empty source. */
export function bigramRecall(source: string, read: string): number {
  const wanted = bigramsOf(source);
  const found = bigramsOf(read);
  let total = 0;
  let kept = 0;
  for (const [pair, count] of wanted) {
    total += count;
    kept += Math.min(count, found.get(pair) ?? 0);
  }
  return total === 0 ? 1 : kept / total;
}

function bigramsOf(text: string): ReadonlyMap<string, number> {
  const characters = [...text.replace(/\s+/g, '')];
  const counts = new Map<string, number>();
  for (let index = 1; index < characters.length; index += 1) {
    const pair = `${characters[index - 1]}${characters[index]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
