/** The way from one text to another as counts of tokens, again and again: removed, added, kept. Each may be 0. */
export type Script = readonly number[];

/** What a token costs that stands in one of the texts only. */
const TOKEN = 2;
/** A reader looks for the ends of sentences and lines: they are kept where they can be. */
const STOP = 4;
const LINE_BREAK = 12;
/**
 * What each run of removals and each run of additions costs beside its tokens. One token kept between two replacements costs less as a part
 * of them than their second pair of marks does, so it joins them; two tokens stay, and so does one between a removal and an addition alone.
 */
const MARK = 3;
/** Tokens to either side of the straight way that are looked at first. */
const BAND = 8;
const NEVER = 0x1fffffff;

/** With what a way ends. */
const REMOVED = 0;
const ADDED = 1;
const KEPT = 2;

/**
 * The way from one text to the other, by tokens of one UTF-16 unit each, that takes few of them in few groups; in a group what is removed
 * stands before what is added. Gotoh's alignment (1982) in a band that grows until nothing outside of it can be cheaper (Ukkonen 1985):
 * time and memory grow with length times cost, and never beyond the product of both lengths.
 */
export function alignTokens(old: string, fresh: string): Script {
  const run = longestRun(old, fresh);
  if (run === null) return alignDensely(old, fresh);
  // Most of a paragraph stands between two edits: only what is left and right of it is worth the work.
  const before = alignTokens(old.slice(0, run.old), fresh.slice(0, run.fresh));
  const behind = alignTokens(old.slice(run.old + run.length), fresh.slice(run.fresh + run.length));
  return [...before.slice(0, -1), (before.at(-1) ?? 0) + run.length, ...behind];
}

/** As many tokens in a row are the same in both texts by more than chance. */
const LONG_RUN = 16;

type Run = { readonly old: number; readonly fresh: number; readonly length: number };

/** The longest run of tokens that stands in both texts at about the same place; `null` where none is long. Linear. */
function longestRun(old: string, fresh: string): Run | null {
  const shorter = Math.min(old.length, fresh.length);
  if (shorter < LONG_RUN) return null;
  const ahead = fresh.length - old.length;
  let best: Run | null = null;
  let longest = LONG_RUN - 1;
  for (let shift = Math.min(0, ahead) - BAND; shift <= Math.max(0, ahead) + BAND; shift += 1) {
    const end = Math.min(old.length, fresh.length - shift);
    const first = Math.max(0, -shift);
    // A long run has one of these places in it, whichever it is: what lies between them is looked at only around one that is the same.
    for (let at = first + LONG_RUN - 1; at < end; at += LONG_RUN) {
      if (old.charCodeAt(at) !== fresh.charCodeAt(at + shift)) continue;
      let start = at;
      while (start > first && old.charCodeAt(start - 1) === fresh.charCodeAt(start - 1 + shift)) start -= 1;
      let stop = at + 1;
      while (stop < end && old.charCodeAt(stop) === fresh.charCodeAt(stop + shift)) stop += 1;
      if (stop - start > longest) {
        longest = stop - start;
        best = { old: start, fresh: start + shift, length: longest };
      }
      at += Math.floor((stop - at) / LONG_RUN) * LONG_RUN;
    }
  }
  return best;
}

function alignDensely(old: string, fresh: string): Script {
  if (old === '' || fresh === '') return [old.length, fresh.length, 0];
  const olds = unitsOf(old);
  const news = unitsOf(fresh);
  const ahead = news.length - olds.length;
  for (let width = BAND; ; width *= 4) {
    const low = Math.max(-olds.length, Math.min(0, ahead) - width);
    const high = Math.min(news.length, Math.max(0, ahead) + width);
    const isWhole = low === -olds.length && high === news.length;
    const way = new Alignment(olds, news, low, high);
    const leastOutside = TOKEN * (2 * width + 2 + Math.abs(ahead)) + 2 * MARK;
    if (isWhole || way.cost <= leastOutside) return way.script();
  }
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at);
  return units;
}

const PRICES = prices();

function prices(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(TOKEN);
  for (const mark of '。；;！？!?') table[mark.charCodeAt(0)] = STOP;
  table['\n'.charCodeAt(0)] = LINE_BREAK;
  return table;
}

/**
 * For each place of a band with what the way before it ends: two bits for each of the three states that the way may be in there.
 * Grown as needed and used again, as a comparison aligns thousands of short texts.
 */
let origins = new Uint8Array(1 << 16);
let costs = new Int32Array(1 << 12);

/** What the cheapest of three ways ends with, given what it costs and what two of them do. */
function endOf(cost: number, kept: number, added: number): number {
  if (cost === kept) return KEPT;
  return cost === added ? ADDED : REMOVED;
}

/** The cheapest ways through the places whose column is from `low` to `high` ahead of their row. Rows are tokens of the old text, columns of the new one. */
class Alignment {
  readonly #olds: Uint16Array;
  readonly #news: Uint16Array;
  readonly #low: number;
  readonly #high: number;
  /** What the cheapest ways to each column of one row cost, by what they end with. */
  readonly #removed: Int32Array;
  readonly #added: Int32Array;
  readonly #kept: Int32Array;

  constructor(olds: Uint16Array, news: Uint16Array, low: number, high: number) {
    this.#olds = olds;
    this.#news = news;
    this.#low = low;
    this.#high = high;
    const columns = news.length + 1;
    if (costs.length < 3 * columns) costs = new Int32Array(3 * columns);
    costs.fill(NEVER, 0, 3 * columns);
    this.#removed = costs.subarray(0, columns);
    this.#added = costs.subarray(columns, 2 * columns);
    this.#kept = costs.subarray(2 * columns, 3 * columns);
    const size = (olds.length + 1) * (high - low + 1);
    if (origins.length < size) origins = new Uint8Array(size);
    this.#firstRow();
    for (let row = 1; row <= olds.length; row += 1) this.#fillRow(row);
  }

  get cost(): number {
    const last = this.#news.length;
    return Math.min(this.#removed[last] ?? NEVER, this.#added[last] ?? NEVER, this.#kept[last] ?? NEVER);
  }

  /** What is to be added to a column for its place among the origins. */
  #placesOf(row: number): number {
    return row * (this.#high - this.#low) - this.#low;
  }

  /** Nothing of the old text yet: all that there is of the new one was added. */
  #firstRow(): void {
    this.#kept[0] = 0;
    const places = this.#placesOf(0);
    let cost = MARK;
    for (let column = 1; column <= this.#high; column += 1) {
      cost += PRICES[this.#news[column - 1] ?? 0] ?? 0;
      this.#added[column] = cost;
      origins[places + column] = (column === 1 ? KEPT : ADDED) << 2;
    }
  }

  /** Nothing of the new text yet: all that there is of the old one was removed. Gives what that costs. */
  #fillFirstColumn(row: number, price: number): number {
    const [upRemoved, opened] = [this.#removed[0] ?? 0, (this.#kept[0] ?? 0) + MARK];
    origins[this.#placesOf(row)] = opened < upRemoved ? KEPT : REMOVED;
    const cost = Math.min(NEVER, Math.min(opened, upRemoved) + price);
    this.#removed[0] = cost;
    this.#added[0] = NEVER;
    this.#kept[0] = NEVER;
    return cost;
  }

  #fillRow(row: number): void {
    const [removed, added, kept, news] = [this.#removed, this.#added, this.#kept, this.#news];
    const from = Math.max(1, row + this.#low);
    const to = Math.min(news.length, row + this.#high);
    const places = this.#placesOf(row);
    const unit = this.#olds[row - 1] ?? 0;
    const price = PRICES[unit] ?? 0;
    // The cheapest way to one column before in the row above, and with what it ends.
    let before = Math.min(kept[from - 1] ?? 0, added[from - 1] ?? 0, removed[from - 1] ?? 0);
    let beforeState = endOf(before, kept[from - 1] ?? 0, added[from - 1] ?? 0);
    // The same row, one column before. No lists are taken apart in here: that costs more than all the rest.
    let leftRemoved = row + this.#low <= 0 ? this.#fillFirstColumn(row, price) : NEVER;
    let leftAdded = NEVER;
    let leftKept = NEVER;
    for (let column = from; column <= to; column += 1) {
      const upRemoved = removed[column] ?? 0;
      const upAdded = added[column] ?? 0;
      const upKept = kept[column] ?? 0;
      const fresh = news[column - 1] ?? 0;
      let origin = REMOVED;
      let nextRemoved = upRemoved;
      if (upKept + MARK < upRemoved) {
        nextRemoved = upKept + MARK;
        origin = KEPT;
      }
      const opened = Math.min(leftKept, leftRemoved) + MARK;
      let nextAdded = leftAdded;
      if (opened < leftAdded) {
        nextAdded = opened;
        origin |= (leftKept <= leftRemoved ? KEPT : REMOVED) << 2;
      } else origin |= ADDED << 2;
      let nextKept = NEVER;
      if (unit === fresh) {
        nextKept = before;
        origin |= beforeState << 4;
      }
      origins[places + column] = origin;
      before = Math.min(upKept, upAdded, upRemoved);
      beforeState = endOf(before, upKept, upAdded);
      leftRemoved = Math.min(NEVER, nextRemoved + price);
      leftAdded = Math.min(NEVER, nextAdded + (PRICES[fresh] ?? 0));
      leftKept = nextKept;
      removed[column] = leftRemoved;
      added[column] = leftAdded;
      kept[column] = leftKept;
    }
  }

  /** The way itself, followed back from the ends of both texts. */
  script(): Script {
    const cost = this.cost;
    let [row, column] = [this.#olds.length, this.#news.length];
    let state = endOf(cost, this.#kept[column] ?? NEVER, this.#added[column] ?? NEVER);
    const counts = [0, 0, 0];
    const script: number[] = [];
    while (row > 0 || column > 0) {
      const origin = ((origins[this.#placesOf(row) + column] ?? 0) >> (2 * state)) & 3;
      counts[state] = (counts[state] ?? 0) + 1;
      if (state !== ADDED) row -= 1;
      if (state !== REMOVED) column -= 1;
      if (origin === KEPT && state !== KEPT) {
        script.push(counts[KEPT] ?? 0, counts[ADDED] ?? 0, counts[REMOVED] ?? 0);
        counts.fill(0);
      }
      state = origin;
    }
    script.push(counts[KEPT] ?? 0, counts[ADDED] ?? 0, counts[REMOVED] ?? 0);
    return script.reverse();
  }
}
