import { ExtractionFailure } from '../extraction-failure.ts';
import type { ByteView } from '../ole/byte-view.ts';

/** Kinds of drawing records ([MS-ODRAW] 2.1.2). */
const DRAWING = 0xf002;
const GROUP = 0xf003;
const SHAPE = 0xf004;
const SHAPE_NUMBER = 0xf00a;
const HEADER_BYTES = 8;

interface DrawingRecord {
  readonly type: number;
  readonly from: number;
  readonly to: number;
}

function recordAt(view: ByteView, at: number, to: number): DrawingRecord {
  return { type: view.uint16(at + 2), from: at + HEADER_BYTES, to: Math.min(at + HEADER_BYTES + view.uint32(at + 4), to) };
}

function recordsIn(view: ByteView, { from, to }: { readonly from: number; readonly to: number }): DrawingRecord[] {
  const records: DrawingRecord[] = [];
  for (let at = from; at + HEADER_BYTES <= to; ) {
    const record = recordAt(view, at, to);
    records.push(record);
    at = record.to;
  }
  return records;
}

/** Numbers of all shapes inside a record, however deep, in order. The first one inside a group is the group's own. */
function shapesIn(view: ByteView, record: DrawingRecord): number[] {
  const shapes: number[] = [];
  const waiting = [record];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === SHAPE_NUMBER) shapes.push(view.uint32(next.from));
    else if (next.type === GROUP || next.type === SHAPE) for (const inner of recordsIn(view, next).reverse()) waiting.push(inner);
  }
  return shapes;
}

function addGroups(view: ByteView, drawing: DrawingRecord, groups: Map<number, number>): void {
  for (const canvas of recordsIn(view, drawing).filter((record) => record.type === GROUP)) {
    for (const group of recordsIn(view, canvas).filter((record) => record.type === GROUP)) {
      const [own, ...members] = shapesIn(view, group);
      for (const member of members) if (own !== undefined) groups.set(member, own);
    }
  }
}

/** For each shape in a group of drawings, the number of the outermost group: text is anchored to that. Linear. */
export function groupsOfShapes(drawings: ByteView | null): ReadonlyMap<number, number> {
  const groups = new Map<number, number>();
  if (drawings === null) return groups;
  try {
    // What all drawings share comes first; each drawing then has a byte in front that says whether it is the body's or the headers'.
    for (let at = recordAt(drawings, 0, drawings.length).to + 1; at + HEADER_BYTES <= drawings.length; ) {
      const drawing = recordAt(drawings, at, drawings.length);
      if (drawing.type !== DRAWING) break;
      addGroups(drawings, drawing, groups);
      at = drawing.to + 1;
    }
  } catch (error) {
    // Without groups a text box is read all the same, only not at its place.
    if (!(error instanceof ExtractionFailure)) throw error;
  }
  return groups;
}
