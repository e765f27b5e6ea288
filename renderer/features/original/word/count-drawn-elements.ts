/** Local names of what a layout makes an element for: paragraphs, runs, tables with their rows and cells, breaks, tabs and symbols. */
const DRAWN: ReadonlySet<string> = new Set(['p', 'r', 'tbl', 'tr', 'tc', 'br', 'cr', 'tab', 'sym']);
const LONGEST_DRAWN = 3;

const [LESS, GREATER, SLASH, COLON, SPACE] = [0x3c, 0x3e, 0x2f, 0x3a, 0x20];

/** Counts the start tags of what a layout draws one by one, whatever prefix they have, in XML that comes in pieces. One look at each byte. */
export class DrawnElementCount {
  count = 0;
  /** The local name read so far; `null` outside of the name of a start tag. */
  #name: string | null = null;

  /** Counts what another piece brings; a name may go on from the piece before it. */
  add(piece: Uint8Array): void {
    let name = this.#name;
    for (const byte of piece) {
      if (byte === LESS) name = '';
      else if (name === null) continue;
      else if (byte === COLON) name = '';
      else if (byte <= SPACE || byte === GREATER || byte === SLASH) {
        if (DRAWN.has(name)) this.count += 1;
        name = null;
      } else if (name.length <= LONGEST_DRAWN) name += String.fromCharCode(byte);
    }
    this.#name = name;
  }
}
