/** Number formats in the order of their codes ([MS-OSHARED] 2.2.1.3 `MSONFC`), named as in WordprocessingML. */
const FORMATS = (
  'decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ideographDigital ' +
  'japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle ' +
  'decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen ' +
  'decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiacTraditional ' +
  'taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified ' +
  'chineseCountingThousand'
).split(' ');
const NO_NUMBER = 0xff;

/** The number format of a code, as binary files and Word 2003 XML write it; decimal for an unknown one. */
export function numberFormatOfCode(code: number): string {
  return code === NO_NUMBER ? 'none' : (FORMATS[code] ?? 'decimal');
}
