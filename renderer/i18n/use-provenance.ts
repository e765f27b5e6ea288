import type { CorrectedValue } from '#shared/domain/corrections/corrected-value.ts';
import { useDayWords } from './use-time-words.ts';
import { useWords } from './use-words.ts';

/** Gives a function that says where a corrected value comes from: the machine's value, by whom and when, and how the source stands to it now. */
export function useProvenance(): (corrected: CorrectedValue) => string {
  const words = useWords();
  const day = useDayWords();
  return ({ correction, machineValue, standing }) => {
    const { machine, machineNone, correctedBy, standings } = words.corrections;
    const read = machineValue === '' ? machineNone : machineValue.replaceAll('\n', '、');
    const said = `${machine}：${read}；${correctedBy(correction.author, day(correction.updatedAt))}`;
    return standings[standing] === '' ? said : `${said}。${standings[standing]}`;
  };
}
