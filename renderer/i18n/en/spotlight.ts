import type { Words } from '../words.ts';

/** Words of the box that finds documents, clauses, units and commands. */
export const spotlight: Words['spotlight'] = {
  title: 'Quick find',
  placeholder: 'A document, clause, unit or command',
  start: 'Type a title, a document number, a clause (such as 二三12), a unit or a command',
  sections: { documents: 'Documents', clauses: 'Clauses of this document', units: 'Responsible units', commands: 'Commands' },
  fullText: 'Full text',
  searchFor: (query) => `Search all texts for “${query}”`,
  nothing: (query) => `No document, clause, unit or command has “${query}” in its name`,
  more: (count) => `${count.toLocaleString('en')} more; go on typing`,
  clauseOf: (title) => `《${title}》`,
  documentsOf: (count) => `${count.toLocaleString('en')} documents`,
  goTo: (screen) => `Go to ${screen}`,
};
