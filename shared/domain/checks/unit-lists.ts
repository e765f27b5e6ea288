/** The entries of a list as a person wrote it: trimmed, empty ones left out, each once, in order. */
export function writtenList(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
}
