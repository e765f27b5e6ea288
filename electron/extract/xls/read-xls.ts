import type { Extraction } from '#shared/model/extraction.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import type { CompoundFile } from '../ole/open-compound-file.ts';
export function readXls(_file: CompoundFile): Extraction { throw new ExtractionFailure('unsupported', 'Excel 97–2003 workbook (.xls)'); }
