import type { Words } from '../words.ts';

/** Words of what a file itself brought along: comments and tracked changes. */
export const fileNotes: Words['fileNotes'] = {
  show: 'Comments and changes of the file',
  showHint: 'Shows or hides the comments and tracked changes that the file brought along',
  remark: 'File comment',
  remarkKinds: { comment: 'Comment', highlight: 'Highlight', underline: 'Underline', 'strike-out': 'Strike-out', note: 'Note' },
  revisionKinds: { insertion: 'Inserted', deletion: 'Deleted', 'move-from': 'Moved from here', 'move-to': 'Moved here' },
  resolved: 'Resolved',
  unsigned: 'Unsigned',
  page: (page) => `Page ${page}`,
  noPlace: 'No place in the text',
  noWords: '(without words)',
  turnInto: 'Make it mine',
  turnIntoHint: 'Turn it into an annotation of mine: to edit, undo and export',
  turned: 'Made an annotation',
  noteOf: (author, text) => `${author}: ${text}`,
  suggestionOf: {
    insertion: (text) => `Change: insert “${text}”`,
    deletion: (text) => `Change: delete “${text}”`,
    'move-from': (text) => `Change: move “${text}” away`,
    'move-to': (text) => `Change: move “${text}” here`,
  },
  takenOut: (author, text) => `${author === null ? 'Deleted' : `${author} deleted`}: ${text === '' ? 'end of paragraph' : text}`,
  paragraphEnd: 'end of paragraph',
  heading: 'Comments and changes of the file',
  counts: (remarks, resolved, revisions) =>
    `${remarks} comment${remarks === 1 ? '' : 's'}${resolved > 0 ? ` (${resolved} resolved)` : ''}, ${revisions} change${revisions === 1 ? '' : 's'}`,
  byAuthor: (author, remarks, revisions) => `${author}: ${remarks} comments, ${revisions} changes`,
  none: 'The file has no comments or changes of its own.',
  pagesWithoutText: {
    scanned: (pages) => `Scanned, without text: pages ${pages}`,
    doubtful: (pages) => `Recognised unreliably (little text, or unsure), compare with the original: pages ${pages}`,
    empty: (pages) => `Without text: pages ${pages}`,
    unusable: (pages) => `Text layer cannot be used, fonts without characters: pages ${pages}`,
  },
  pageList: { between: ', ', to: '–' },
};
