import { FILE_ID, type LockKind, pdfLock } from './pdf-locks.ts';

/** A PDF of one page with one line of Latin text, behind a password. */
export function buildLockedPdf(text: string, password: string, kind: LockKind = 'RC4-40'): Uint8Array {
  const { dictionary, lock } = pdfLock(kind, password);
  const content = lock(5, Buffer.from(`BT /F1 16 Tf 1 0 0 1 90 700 Tm (${text}) Tj ET`, 'latin1')).toString('latin1');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [4 0 R] >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Filter /Standard ${dictionary} >>`,
  ];
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const id = FILE_ID.toString('hex');
  const trailer = `trailer << /Size 7 /Root 1 0 R /Encrypt 6 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${file.length}\n%%EOF`;
  return Buffer.from(`${file}xref\n0 7\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}
