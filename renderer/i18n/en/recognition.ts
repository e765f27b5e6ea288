import type { Words } from '../words.ts';

/** Words of recognising scans. */
export const recognition: Words['recognition'] = {
  bar: 'Recognition of scans',
  run: 'Recognise text (OCR)',
  runIn: (language) => `Recognise: ${language}`,
  offerHere: (pages) =>
    pages === 0
      ? 'This document has scanned pages: their text has to be recognised first.'
      : `This document has scanned pages left to recognise (${pages} done).`,
  offerLibrary: (documents) =>
    documents === 1
      ? 'One scanned document in the library has no text yet.'
      : `${documents} scanned documents in the library have no text yet.`,
  runAll: (documents) => `Recognise all (${documents})`,
  runFolder: (label, documents) => `Recognise ${documents} in “${label}”`,
  chooseFolder: 'Choose a folder',
  language: 'Script',
  languages: { chi_sim: 'Simplified', chi_tra: 'Traditional' },
  doubtful: 'Badly recognised',
  doubtfulHint: 'Some pages of this scan were not recognised well: what is not found may stand there all the same; look at the original',
  anew: (language) => `Recognise again in ${language}`,
  again: (language) => `Recognise again: ${language}`,
  running: (file, page, pages) => (pages === 0 ? `Recognising ${file}` : `Recognising ${file}, page ${page} of ${pages}`),
  ofDocuments: (document, documents) => `document ${document} of ${documents}`,
  secondsLeft: (seconds) => (seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`),
  cancel: 'Stop',
  done: (pages, failed) => `Recognised ${pages} ${pages === 1 ? 'page' : 'pages'}${failed === 0 ? '' : `; ${failed} could not be`}`,
  cancelled: (pages) => {
    if (pages === 0) return 'Stopped before the first page was recognised';
    return pages === 1 ? 'Stopped; the page recognised is kept' : `Stopped; the ${pages} pages recognised are kept`;
  },
  nothing: 'No text was recognised',
  scanned: 'Scan',
  inList: (percent) => `OCR ${percent} %`,
  badge: (percent) => `OCR · confidence ${percent} %`,
  badgeHint: (pages) => `The text of pages ${pages} was recognised from pictures: compare it with the original before quoting`,
  unsure: (percent) => `Doubtful recognition (weakest line ${percent} %): compare with the original`,
};
