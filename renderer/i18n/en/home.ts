import type { Words } from '../words.ts';

/** Words of the first screen. */
export const home: Words['home'] = {
  welcome: 'Review policy documents on this computer',
  welcomeText:
    'Choose a folder: Yuece reads its documents and lays out their clauses. Read side by side, mark, go through a checklist, and export to Word and Excel. Everything stays on this computer.',
  openSample: 'Open the sample library',
  openSampleHint: 'Plans, a regulation and notices of invented cities, to practise on',
  chooseFolder: 'Choose a folder',
  chooseFolderHint: 'Files are read, never changed',
  steps: ['Choose a folder', 'Read and mark', 'Review and export'],
  stepTexts: [
    'txt, docx, pdf, html and md; files that cannot be read are listed with the reason.',
    'Outline, annotations and text point to each other; two documents scroll side by side.',
    'Go through a checklist with passages as evidence, and export tables ready to be stamped.',
  ],
  language: 'Language',
  recent: 'Recently opened',
  nothingRecent: 'Nothing has been opened yet.',
  atAGlance: 'The library at a glance',
  documents: 'Documents',
  characters: 'Characters',
  annotations: 'Annotations',
  failed: 'Not readable',
  byKind: 'By type',
  byYear: 'By year',
  other: 'Other',
  unknownYear: 'No date',
  goToLibrary: 'Go to the library',
};
