/**
 * ISO 8601 local time of the number that Word packs a time into, to the minute; `null` for none or what is no time.
 * Source: [MS-DOC] 2.9.67 `DTTM`; RTF writes the same number, with or without a sign.
 */
export function wordTimeOf(packed: number): string | null {
  const minute = packed & 0x3f;
  const hour = (packed >>> 6) & 0x1f;
  const day = (packed >>> 11) & 0x1f;
  const month = (packed >>> 16) & 0xf;
  const year = 1900 + ((packed >>> 20) & 0x1ff);
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59) return null;
  const [months, days, hours, minutes] = [month, day, hour, minute].map((part) => String(part).padStart(2, '0'));
  return `${year}-${months}-${days}T${hours}:${minutes}`;
}
