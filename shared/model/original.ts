import { z } from 'zod';

/** Six numbers of an affine map, in the order of SVG's `matrix()`. */
const affine = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);

/** A CSS colour made by us from numbers, never a text out of a file. */
const colour = z.string().regex(/^rgb\(\d{1,3} \d{1,3} \d{1,3} \/ [\d.]{1,6}\)$/);

/** Which of the reading faces stands nearest to the one that a file names. */
export const drawnFace = z.enum(['song', 'hei', 'kai', 'fangsong']);

/** A line of text; `x` and `y` give where each of its first characters stands, the others follow as the face has them. */
export const drawnText = z.object({
  kind: z.literal('text'),
  text: z.string(),
  x: z.array(z.number()),
  y: z.array(z.number()),
  size: z.number(),
  matrix: affine,
  face: drawnFace,
  isBold: z.boolean(),
  isItalic: z.boolean(),
  colour,
});

/** A shape; `path` in the language of SVG's `d`, made by us from checked numbers. */
export const drawnPath = z.object({
  kind: z.literal('path'),
  path: z.string(),
  matrix: affine,
  fill: colour.nullable(),
  isEvenOdd: z.boolean(),
  stroke: colour.nullable(),
  width: z.number(),
});

/** A picture; `matrix` takes the unit square to the page, `image` counts in the page's `images`. */
export const drawnImage = z.object({ kind: z.literal('image'), image: z.number().int().nonnegative(), matrix: affine });

/** One page as it is drawn, in millimetres from its top left corner. */
export const drawnPage = z.object({
  width: z.number(),
  height: z.number(),
  objects: z.array(z.discriminatedUnion('kind', [drawnText, drawnPath, drawnImage])),
  images: z.array(z.object({ mediaType: z.enum(['image/png', 'image/jpeg', 'image/bmp', 'image/gif']), data: z.string() })),
  /** Pictures in a format that is not drawn, or past a limit. */
  missingImages: z.number().int().nonnegative(),
  /** Whether a limit cut the page short. */
  isCut: z.boolean(),
});

/** Some pages of a document of `total`, from the one asked for. */
export const drawnPages = z.object({ total: z.number().int().nonnegative(), pages: z.array(drawnPage) });

/** The text of a file before anything was repaired: a line for each paragraph, a table's cells apart by tabs. */
export const originalText = z.object({ lines: z.array(z.string()), isCut: z.boolean() });

export type DrawnFace = z.infer<typeof drawnFace>;
export type DrawnText = z.infer<typeof drawnText>;
export type DrawnPath = z.infer<typeof drawnPath>;
export type DrawnImage = z.infer<typeof drawnImage>;
export type DrawnPage = z.infer<typeof drawnPage>;
export type DrawnPages = z.infer<typeof drawnPages>;
export type OriginalText = z.infer<typeof originalText>;
