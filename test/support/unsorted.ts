/** What people sort documents by, of a document that nobody sorted yet. */
export const UNSORTED: { tags: string[]; collections: string[]; markedState: null; paper: null; apart: string[] } = {
  tags: [],
  collections: [],
  markedState: null,
  paper: null,
  apart: [],
};
