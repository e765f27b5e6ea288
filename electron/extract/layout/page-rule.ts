import { inFrame } from './text-run.ts';

/** A straight line drawn along or across the text; `at` is its place on the other axis. Points, in the frame of the text. */
export interface Rule {
  readonly isAlong: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A point as `[x, y]`. */
export type Point = readonly [number, number];
/** A filled shape thinner than this is a line; strokes are lines however thick. Points. */
export const THIN = 3.5;
/** Shortest line that can be the edge of a cell. */
const SHORTEST = 5;

/** The rule that an edge is, in the frame it is given in; `null` for a slanting or very short one. */
export function ruleOf([x1, y1]: Point, [x2, y2]: Point): Rule | null {
  const width = Math.abs(x2 - x1);
  const height = Math.abs(y2 - y1);
  if (height < 1 && width >= SHORTEST) return { isAlong: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) };
  if (width < 1 && height >= SHORTEST) return { isAlong: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) };
  return null;
}

/** A rule of upright text in the frame of text turned by `quarter`. */
export function turnedRule({ isAlong, at, from, to }: Rule, quarter: number): Rule | null {
  const [start, end]: [Point, Point] = isAlong
    ? [
        [from, at],
        [to, at],
      ]
    : [
        [at, from],
        [at, to],
      ];
  return ruleOf(inFrame(...start, quarter), inFrame(...end, quarter));
}

/** The line that a filled shape is drawn as, by the box around it (`[x1, y1, x2, y2]`); `null` for a shape that is no line. */
export function ruleOfBox(box: ArrayLike<number>, toFrame: (point: Point) => Point): Rule | null {
  const [x1, y1] = toFrame([box[0] ?? 0, box[1] ?? 0]);
  const [x2, y2] = toFrame([box[2] ?? 0, box[3] ?? 0]);
  const width = Math.abs(x2 - x1);
  const height = Math.abs(y2 - y1);
  if (Math.min(width, height) > THIN) return null;
  return height <= width ? ruleOf([x1, (y1 + y2) / 2], [x2, (y1 + y2) / 2]) : ruleOf([(x1 + x2) / 2, y1], [(x1 + x2) / 2, y2]);
}
