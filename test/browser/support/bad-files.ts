import { lockAgile } from '#test/support/lock-office-package.ts';
import { buildCompoundFile } from '#test/unit/electron/extract/build-compound-file.ts';
import { buildDocx, paragraph } from '#test/unit/electron/extract/build-docx.ts';
import { buildLockedPdf } from '#test/unit/electron/extract/build-locked-pdf.ts';

/** An Office file behind a password as Office writes it: an OLE compound file whose directory names an encrypted package ([MS-OFFCRYPTO] 2.3.4.4). */
export function encryptedOfficeFile(): Uint8Array {
  const bytes = Buffer.alloc(2048);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.writeUInt16LE(9, 30);
  for (const [index, name] of ['Root Entry', 'EncryptionInfo', 'EncryptedPackage'].entries()) {
    const at = 512 + index * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
    bytes.writeUInt8(index === 0 ? 5 : 2, at + 66);
  }
  return bytes;
}

/** The beginning of a picture. */
export function pictureBytes(): Uint8Array {
  return Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d494844520000001000000010', 'hex'), Buffer.alloc(400)]);
}

/** A PDF that breaks off in its first object, with nothing of a page. */
export function cutOffPdf(): Uint8Array {
  return Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R', 'latin1');
}

/** The password of `lockedPaper`. */
export const LOCKED_WORD = '密钥 Key-7';

/** A Word document of these paragraphs as Office keeps it behind a password. */
export function lockedPaper(lines: readonly string[]): Uint8Array {
  const body = lines.map((line) => paragraph(line)).join('');
  return buildCompoundFile(lockAgile(buildDocx({ body }), { password: LOCKED_WORD }));
}

/** The password of `lockedPdf`. */
export const LOCKED_PDF_WORD = 'lamp-26';

/** A PDF of one line, locked as newer programs do it. */
export function lockedPdf(text: string): Uint8Array {
  return buildLockedPdf(text, LOCKED_PDF_WORD, 'AES-256, revision 6');
}
