import type { Words } from '../words.ts';

/** Words of the search screen. */
export const search: Words['search'] = {
  title: 'Search',
  placeholder: 'Text to find; a space means both, quotes mean exactly so',
  label: 'Search the library',
  total: (total) => `${total.toLocaleString()} documents`,
  took: (milliseconds) => `${milliseconds < 1 ? 'under 1' : Math.round(milliseconds)} ms`,
  passages: (count) => `${count} passages`,
  shown: (shown) => `Only the first ${shown} are shown`,
  nothing: (query) => `No document contains “${query}”`,
  nothingHint: 'Traditional and simplified script, full and half width and bracket forms are all the same here. Try a shorter word.',
  understood: (sentence) => `Understood as: ${sentence}`,
  start: 'Searches the text, title and number of every document',
  startHint: 'Any run of characters is found, wherever it stands.',
  openBeside: 'Open beside',
};
