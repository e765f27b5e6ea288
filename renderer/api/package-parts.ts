import type { ReviewPackage } from '#shared/model/review-package.ts';

/** Bytes of a package that can be sent to the application in one call, with room for what goes around it. */
const LARGEST_PART = 7 * 1024 * 1024;

/**
 * A package as the parts that can be sent one after another: each entry stands in one of them, in the order of the package. An entry that is
 * too large by itself is a part of its own, which the application will refuse.
 */
export function packageParts(whole: ReviewPackage, largest = LARGEST_PART): readonly ReviewPackage[] {
  const encoder = new TextEncoder();
  const sizeOf = (entry: unknown): number => encoder.encode(JSON.stringify(entry)).byteLength + 1;
  const parts: ReviewPackage[] = [];
  let part: ReviewPackage = { ...whole, annotations: [], checklists: [] };
  let bytes = 0;
  const makeRoom = (entry: unknown): void => {
    const size = sizeOf(entry);
    if (bytes > 0 && bytes + size > largest) {
      parts.push(part);
      part = { ...whole, annotations: [], checklists: [] };
      bytes = 0;
    }
    bytes += size;
  };
  for (const annotation of whole.annotations) {
    makeRoom(annotation);
    part.annotations.push(annotation);
  }
  for (const checklist of whole.checklists) {
    makeRoom(checklist);
    part.checklists.push(checklist);
  }
  return [...parts, part];
}
