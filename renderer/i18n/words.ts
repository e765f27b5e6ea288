import type { zhCN } from './zh-CN/index.ts';

/** The shape of all words: Chinese is written first, English has to be complete or does not compile. */
export type Words = typeof zhCN;
