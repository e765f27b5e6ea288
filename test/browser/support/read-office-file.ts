import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';

/** The visible text of a .docx or .xlsx: every text element of its parts, in the order of the parts. */
export async function officeText(path: string): Promise<string> {
  const parts = unzipSync(await readFile(path));
  const decoder = new TextDecoder();
  return Object.entries(parts)
    .filter(([name]) => /^(word\/document|xl\/sharedStrings|xl\/worksheets\/.*|word\/header\d*|word\/footer\d*)\.?.*xml$/.test(name))
    .map(([, bytes]) => [...decoder.decode(bytes).matchAll(/<(?:w:t|t|v)(?: [^>]*)?>([^<]*)</g)].map((match) => match[1] ?? '').join('\n'))
    .join('\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
