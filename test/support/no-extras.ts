/** What an extraction or model of most files does not have. */
export const NO_EXTRAS = { remarks: [], revisions: [], pagesWithoutText: [] };
