/** What papers are called by kind and stage; in Chinese as the papers themselves have it. */
export const papers = {
  kind: (name: string): string => name,
  stage: (name: string): string => name,
};
