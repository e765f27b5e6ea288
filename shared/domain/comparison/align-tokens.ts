import type { TokenList } from './compared-tokens.ts';

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

/** Tokens of either text from one to another. */
type Ranges = { readonly oldFrom: number; readonly oldTo: number; readonly newFrom: number; readonly newTo: number };

/**
 * The way from one text to the other that takes few tokens in few groups; in a group what is removed stands before what is added.
 * Gotoh's alignment (1982) in a band that grows until nothing outside of it can be cheaper (Ukkonen 1985): time and memory grow with length
 * times cost, and never beyond the product of both lengths.
 */
export function alignTokens(old: TokenList, fresh: TokenList, { oldFrom, oldTo, newFrom, newTo }: Ranges): Script {
  const script: number[] = [];
  alignment.take(old.units, fresh.units);
  alignBetween(oldFrom, oldTo, newFrom, newTo, script);
  return script;
}

/** Adds the way between two ranges to the script. */
function alignBetween(oldFrom: number, oldTo: number, newFrom: number, newTo: number, script: number[]): void {
  const [oldLength, newLength] = [oldTo - oldFrom, newTo - newFrom];
  if (alignment.hasNothingInCommon(oldFrom, oldTo, newFrom, newTo)) {
    script.push(oldLength, newLength, 0);
    return;
  }
  const run = oldLength < LONG_RUN || newLength < LONG_RUN ? null : alignment.longestRun(oldFrom, oldTo, newFrom, newTo);
  if (run === null) {
    alignment.alignDensely(oldFrom, oldTo, newFrom, newTo, script);
    return;
  }
  // Most of a paragraph stands between two edits: only what is left and right of it is worth the work.
  alignBetween(oldFrom, run.old, newFrom, run.fresh, script);
  script[script.length - 1] = (script.at(-1) ?? 0) + run.length;
  alignBetween(run.old + run.length, oldTo, run.fresh + run.length, newTo, script);
}

/** As many tokens in a row are the same in both texts by more than chance. */
const LONG_RUN = 16;
/** Pairs of tokens that are looked at one by one for whether one is the same. */
const FEW_PAIRS = 144;

type Run = { readonly old: number; readonly fresh: number; readonly length: number };

const PRICES = prices();

function prices(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(TOKEN);
  for (const mark of '。；;！？!?') table[mark.charCodeAt(0)] = STOP;
  table['\n'.charCodeAt(0)] = LINE_BREAK;
  return table;
}

/** What the cheapest of three ways ends with, given what it costs and what two of them do. */
function endOf(cost: number, kept: number, added: number): number {
  if (cost === kept) return KEPT;
  return cost === added ? ADDED : REMOVED;
}

/**
 * The cheapest ways through the places whose column is from `low` to `high` ahead of their row. Rows are tokens of the old text, columns of
 * the new one. One for all: a comparison aligns thousands of short texts, and what they need is grown and used again.
 */
class Alignment {
  #olds = new Uint16Array(0);
  #news = new Uint16Array(0);
  /** The tokens before the first row and column, and how many rows and columns there are. */
  #oldFrom = 0;
  #newFrom = 0;
  #rows = 0;
  #columns = 0;
  #low = 0;
  #high = 0;
  /** What the cheapest ways to each column of one row cost, by what they end with. */
  #removed = new Int32Array(1 << 10);
  #added = new Int32Array(1 << 10);
  #kept = new Int32Array(1 << 10);
  /** For each place of the band with what the way before it ends: two bits for each of the three states that the way may be in there. */
  #origins = new Uint8Array(1 << 16);

  take(olds: Uint16Array<ArrayBuffer>, news: Uint16Array<ArrayBuffer>): void {
    this.#olds = olds;
    this.#news = news;
  }

  /** Whether no token of one range is found in the other: surely for a few, and `false` for many, which are not worth the look. */
  hasNothingInCommon(oldFrom: number, oldTo: number, newFrom: number, newTo: number): boolean {
    if (oldFrom === oldTo || newFrom === newTo) return true;
    if ((oldTo - oldFrom) * (newTo - newFrom) > FEW_PAIRS) return false;
    const [olds, news] = [this.#olds, this.#news];
    for (let at = oldFrom; at < oldTo; at += 1) {
      const unit = olds[at];
      for (let other = newFrom; other < newTo; other += 1) if (unit === news[other]) return false;
    }
    return true;
  }

  /** The longest run of tokens that stands in both ranges at about the same place; `null` where none is long. Linear. */
  longestRun(oldFrom: number, oldTo: number, newFrom: number, newTo: number): Run | null {
    const [olds, news] = [this.#olds, this.#news];
    const ahead = newTo - newFrom - (oldTo - oldFrom);
    let best: Run | null = null;
    let longest = LONG_RUN - 1;
    for (let step = Math.min(0, ahead) - BAND; step <= Math.max(0, ahead) + BAND; step += 1) {
      const shift = newFrom - oldFrom + step;
      const end = Math.min(oldTo, newTo - shift);
      const first = Math.max(oldFrom, newFrom - shift);
      // A long run has one of these places in it, whichever it is: what lies between them is looked at only around one that is the same.
      for (let at = first + LONG_RUN - 1; at < end; at += LONG_RUN) {
        if (olds[at] !== news[at + shift]) continue;
        let start = at;
        while (start > first && olds[start - 1] === news[start - 1 + shift]) start -= 1;
        let stop = at + 1;
        while (stop < end && olds[stop] === news[stop + shift]) stop += 1;
        if (stop - start > longest) {
          longest = stop - start;
          best = { old: start, fresh: start + shift, length: longest };
        }
        at += Math.floor((stop - at) / LONG_RUN) * LONG_RUN;
      }
    }
    return best;
  }

  /** Adds the way between two ranges to the script. */
  alignDensely(oldFrom: number, oldTo: number, newFrom: number, newTo: number, script: number[]): void {
    this.#oldFrom = oldFrom;
    this.#newFrom = newFrom;
    this.#rows = oldTo - oldFrom;
    this.#columns = newTo - newFrom;
    const ahead = this.#columns - this.#rows;
    for (let width = BAND; ; width *= 4) {
      this.#low = Math.max(-this.#rows, Math.min(0, ahead) - width);
      this.#high = Math.min(this.#columns, Math.max(0, ahead) + width);
      this.#fill();
      const isWhole = this.#low === -this.#rows && this.#high === this.#columns;
      const leastOutside = TOKEN * (2 * width + 2 + Math.abs(ahead)) + 2 * MARK;
      if (!isWhole && this.#cost() > leastOutside) continue;
      this.#addScript(script);
      return;
    }
  }

  #fill(): void {
    const places = this.#columns + 1;
    if (this.#kept.length < places) {
      this.#removed = new Int32Array(2 * places);
      this.#added = new Int32Array(2 * places);
      this.#kept = new Int32Array(2 * places);
    }
    this.#removed.fill(NEVER, 0, places);
    this.#added.fill(NEVER, 0, places);
    this.#kept.fill(NEVER, 0, places);
    const size = (this.#rows + 1) * (this.#high - this.#low + 1);
    if (this.#origins.length < size) this.#origins = new Uint8Array(size);
    this.#firstRow();
    for (let row = 1; row <= this.#rows; row += 1) this.#fillRow(row);
  }

  #cost(): number {
    const last = this.#columns;
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
    const [news, before] = [this.#news, this.#newFrom - 1];
    let cost = MARK;
    for (let column = 1; column <= this.#high; column += 1) {
      cost += PRICES[news[before + column] ?? 0] ?? 0;
      this.#added[column] = cost;
      this.#origins[places + column] = (column === 1 ? KEPT : ADDED) << 2;
    }
  }

  /** Nothing of the new text yet: all that there is of the old one was removed. Gives what that costs. */
  #fillFirstColumn(row: number, price: number): number {
    const [upRemoved, opened] = [this.#removed[0] ?? 0, (this.#kept[0] ?? 0) + MARK];
    this.#origins[this.#placesOf(row)] = opened < upRemoved ? KEPT : REMOVED;
    const cost = Math.min(NEVER, Math.min(opened, upRemoved) + price);
    this.#removed[0] = cost;
    this.#added[0] = NEVER;
    this.#kept[0] = NEVER;
    return cost;
  }

  #fillRow(row: number): void {
    const [removed, added, kept, news, origins] = [this.#removed, this.#added, this.#kept, this.#news, this.#origins];
    const newBefore = this.#newFrom - 1;
    const from = Math.max(1, row + this.#low);
    const to = Math.min(this.#columns, row + this.#high);
    const places = this.#placesOf(row);
    const unit = this.#olds[this.#oldFrom + row - 1] ?? 0;
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
      const fresh = news[newBefore + column] ?? 0;
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
  #addScript(script: number[]): void {
    let [row, column] = [this.#rows, this.#columns];
    let state = endOf(this.#cost(), this.#kept[column] ?? NEVER, this.#added[column] ?? NEVER);
    let [kept, added, removed] = [0, 0, 0];
    const begin = script.length;
    while (row > 0 || column > 0) {
      const origin = ((this.#origins[this.#placesOf(row) + column] ?? 0) >> (2 * state)) & 3;
      if (state === KEPT) kept += 1;
      else if (state === ADDED) added += 1;
      else removed += 1;
      if (state !== ADDED) row -= 1;
      if (state !== REMOVED) column -= 1;
      if (origin === KEPT && state !== KEPT) {
        script.push(removed, added, kept);
        [kept, added, removed] = [0, 0, 0];
      }
      state = origin;
    }
    script.push(removed, added, kept);
    turnedRound(script, begin);
  }
}

/** Turns the order of the triples from one place on: they were found from the end. */
function turnedRound(script: number[], begin: number): void {
  for (let low = begin, high = script.length - 3; low < high; low += 3, high -= 3) {
    for (let part = 0; part < 3; part += 1) {
      const value = script[low + part] ?? 0;
      script[low + part] = script[high + part] ?? 0;
      script[high + part] = value;
    }
  }
}

const alignment = new Alignment();
