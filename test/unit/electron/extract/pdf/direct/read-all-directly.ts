import { NotInOrder } from '#electron/extract/pdf/direct/not-sure.ts';
import { type DirectPage, openDirectly } from '#electron/extract/pdf/direct/read-directly.ts';

/** All pages of a PDF as the direct reader gives them, or `null` where it leaves one of them to pdf.js. */
export function readAllDirectly(bytes: Uint8Array): DirectPage[] | null {
  try {
    const file = openDirectly(bytes);
    if (file === null) return null;
    const pages: DirectPage[] = [];
    for (let number = 1; number <= file.pages; number += 1) {
      const page = file.readPage(number);
      if (page === null) return null;
      pages.push(page);
    }
    return pages;
  } catch (error) {
    if (!(error instanceof NotInOrder)) throw error;
    return null;
  }
}

/** True where a PDF can be opened directly by its own index. */
export function opensDirectly(bytes: Uint8Array): boolean {
  try {
    return openDirectly(bytes) !== null;
  } catch (error) {
    if (!(error instanceof NotInOrder)) throw error;
    return false;
  }
}
