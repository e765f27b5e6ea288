import { type ReactNode, useEffect } from 'react';
import type { Language } from '#shared/model/library.ts';
import { en } from './en/index.ts';
import { WordsContext } from './use-words.ts';
import { zhCN } from './zh-CN/index.ts';

/** Puts the interface into one language, and tells assistive technology which. */
export function WordsProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }): ReactNode {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <WordsContext.Provider value={language === 'en' ? en : zhCN}>{children}</WordsContext.Provider>;
}
