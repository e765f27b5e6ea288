/** A title between 《》; the marks within it become 〈〉, and those within these 《》 again (GB/T 15834, 4.15.3.5). Linear. */
export function inTitleMarks(title: string): string {
  let depth = 1;
  let inner = '';
  for (const character of title) {
    if (character === '《' || character === '〈') {
      depth += 1;
      inner += depth % 2 === 0 ? '〈' : '《';
    } else if ((character === '》' || character === '〉') && depth > 1) {
      inner += depth % 2 === 0 ? '〉' : '》';
      depth -= 1;
    } else inner += character;
  }
  return `《${inner}》`;
}
