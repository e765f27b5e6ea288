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
}
