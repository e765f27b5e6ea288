/** Last part of a path with `/`. */
export function fileNameOf({ relativePath }: { readonly relativePath: string }): string {
  return relativePath.slice(relativePath.lastIndexOf('/') + 1);
}
