import type { Words } from '../words.ts';

/** Words of review packages: what people on another computer wrote about a paper. */
export const packages: Words['packages'] = {
  open: 'Import review package',
  openHint: 'Take in annotations and checklists written about this document on another computer',
  title: 'Import a review package',
  chosen: 'Chosen package',
  paper: 'About',
  made: 'Exported',
  holds: 'Holds',
  counts: (annotations, checklists) =>
    `${annotations} ${annotations === 1 ? 'annotation' : 'annotations'}, ${checklists} ${checklists === 1 ? 'checklist' : 'checklists'}`,
  same: 'The package is about this very document.',
  otherState:
    'The package is about another version of this paper, or about its text before it changed: annotations are placed by their words, and those without a place are listed as orphans.',
  otherPaper: (title, here) => `The package is about another paper, “${title}”, not about “${here}”.`,
  importAnyway: 'It is the same paper: import all the same',
  noPackage: 'This is no review package, or it is damaged. A package is the .json file that “Review package” exports.',
  tooLarge: 'The package is larger than 100 MB; import it on the command line: yuece review import',
  takenIn: (count) => `${count} imported`,
  takenInTitle: 'Imported review packages',
  takenInText:
    'They can be taken back after a restart too, unless what they brought was changed since: then no work may be lost. The last 20 are remembered.',
  takenInAt: (time, { added, updated, isUndone }) => `Imported ${time}: ${added} new, ${updated} updated${isUndone ? ' (taken back)' : ''}`,
  madeAt: (time) => `Package made ${time}`,
  takeBack: 'Take back',
  takeInAgain: 'Take in again',
  apply: 'Import',
  cancel: 'Cancel',
  imported: ({ added, updated, unchanged, kept }) =>
    `Package imported: ${added} added, ${updated} updated, ${unchanged} known${kept === 0 ? '' : `; ${kept} changed on both sides, the other wording is kept there`}`,
  otherWords: (count) => `Changed on both sides: ${count} other ${count === 1 ? 'wording' : 'wordings'}`,
  otherPlace: (quote) => `at “${quote}”`,
  takeWords: 'Use this wording',
  otherAnswers: 'Also answered',
  evidence: (quote) => `evidence “${quote}”`,
  writtenAt: (time) => `Written ${time}`,
};
