/** Marks each path as its own within a document: numbers that repeat by mistake would otherwise share an address. Linear in the labels. */
export class ClausePaths {
  readonly #seen = new Map<string, number>();

  /** `parent` with `label` behind it; where that path is taken, the label carries a count: `3.〔2〕`. */
  next(parent: readonly string[], label: string): readonly string[] {
    const own = /\s/.test(label) ? label.replace(/\s/g, '') : label;
    const key = [...parent, own].join('\u0000');
    const count = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, count);
    if (count === 1) return [...parent, own];
    return this.next(parent, `${own}〔${count}〕`);
  }
}
