/** UTF-16 units kept: some hundred papers. */
const MOST_UNITS = 400_000;

/** Records that were shown last: while somebody types, most hits stay the same. The longest unused go first. */
export class RecentRecords {
  readonly #records = new Map<number, string>();
  #units = 0;

  /** `null` for one that is not kept. */
  take(number: number): string | null {
    const record = this.#records.get(number);
    if (record === undefined) return null;
    this.#records.delete(number);
    this.#records.set(number, record);
    return record;
  }

  /** Keeps one that is not kept yet; not one that would take the place of all others. */
  keep(number: number, record: string): void {
    if (record.length > MOST_UNITS / 2) return;
    this.#records.set(number, record);
    this.#units += record.length;
    for (const [oldest, { length }] of this.#records) {
      if (this.#units <= MOST_UNITS) return;
      this.#records.delete(oldest);
      this.#units -= length;
    }
  }

  forget(): void {
    this.#records.clear();
    this.#units = 0;
  }
}
