import type { Words } from '../words.ts';

/** Words of the export dialog. */
export const exporting: Words['exporting'] = {
  title: 'Export',
  table: 'Table',
  tables: {
    annotations: 'Issue list',
    feedback: 'Comment form',
    checklist: 'Checklist',
    tasks: 'Task table',
    findings: 'Findings',
    benchmark: 'Benchmark',
  },
  checklist: 'Checklist',
  onlyChosen: (count) => `Only the ${count} chosen`,
  format: 'Format',
  formats: { docx: 'Word', xlsx: 'Excel' },
  head: 'Head fields',
  columns: 'Columns',
  moveUp: (label) => `Move “${label}” forward`,
  moveDown: (label) => `Move “${label}” back`,
  preview: 'Preview',
  previewRows: (shown, total) => (shown < total ? `first ${shown} of ${total} rows` : `${total} rows`),
  noChecklist: 'No checklist has been started on this document. Choose one under “Checklist” on the right first.',
  unfinished: (open, withoutEvidence) =>
    [open > 0 ? `${open} items open` : '', withoutEvidence > 0 ? `${withoutEvidence} findings without a passage` : '']
      .filter(Boolean)
      .join(', '),
  unfinishedText: (what) => `${what}. What you export now is a draft.`,
  noRows: 'Nothing to list: highlights without a note do not go into the table.',
  save: 'Export',
  saving: 'Exporting…',
  saved: 'Exported',
  savedTo: (location) => `Saved to ${location}`,
  open: 'Open',
  reveal: 'Show in folder',
  download: 'Download',
  again: 'Export another',
  close: 'Done',
  cannotOpen: 'This computer has no program to open it; the file is at the place above.',
  empty: '(empty)',
  fieldLabel: (label) => `${label}: `,
  unnamedDate: 'Date: ',
  previewWider: (columns) => `${columns} columns: scroll sideways to see all`,
  fullSize: 'Full size',
  fitWidth: 'Fit to width',
};
