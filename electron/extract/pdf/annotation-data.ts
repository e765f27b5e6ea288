/** An annotation as its file has it, as far as it is used. Dates are PDF dates (ISO 32000-1, 7.9.4). */
export interface AnnotationData {
  readonly id: string;
  readonly subtype: string;
  readonly contents: string;
  readonly title: string;
  readonly modified: string | null;
  readonly created: string | null;
  readonly inReplyTo: string | null;
  readonly state: string | null;
  /** Boxes of four corners each: left top, right top, left bottom, right bottom; in the user space of the page. */
  readonly quadPoints: Float32Array | null;
  /** What somebody filled in, where it is a field of a form that shows text. */
  readonly field: FieldValue | null;
  /** The name of the file that it attaches to its place. */
  readonly attachedFile: string | null;
}

/** The text of a field, and where it is shown. */
export interface FieldValue {
  readonly text: string;
  /** Left, bottom, right, top in the user space of the page. */
  readonly box: readonly number[];
  /** Size of its characters in points; 0 where the viewer chooses it. */
  readonly size: number;
  /** Degrees that the text is turned by in the user space of the page, counterclockwise. */
  readonly rotation: number;
}
