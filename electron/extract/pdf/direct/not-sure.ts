/**
 * Carries out of the depth of the direct reader that a file holds something it does not read for certain: pdf.js reads such a file instead.
 * Never leaves `electron/extract/pdf`.
 */
export class NotSure extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'NotSure';
  }
}
