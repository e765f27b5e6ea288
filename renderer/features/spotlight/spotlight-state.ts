import { createSpotlight } from '@mantine/spotlight';

/** Whether the box is open and which of its entries is chosen; one for the window. */
export const [librarySpotlight, { open: openLibrarySpotlight }] = createSpotlight();

/** Id of the list of entries. */
export const SPOTLIGHT_LIST = 'library-spotlight-entries';

/** Chooses the first entry of the list as it stands: the library does so at each key, before our list has followed. */
export function chooseFirstEntry(): void {
  const list = document.getElementById(SPOTLIGHT_LIST);
  for (const chosen of list?.querySelectorAll('[data-selected]') ?? []) chosen.removeAttribute('data-selected');
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  librarySpotlight.updateState((state) => ({ ...state, selected: 0 }));
}
