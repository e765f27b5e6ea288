/** What goes into a file's properties, seen in the explorer: `author` is the reviewing person or unit. */
export type RenderOptions = { readonly author: string };
