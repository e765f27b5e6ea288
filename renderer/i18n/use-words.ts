import { createContext, useContext } from 'react';
import type { Words } from './words.ts';

/** Every word of the interface in the chosen language; `WordsProvider` at the root sets it. */
export const WordsContext = createContext<Words | null>(null);

/** Gives the words of the chosen language. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords needs WordsProvider above it');
  return words;
}
