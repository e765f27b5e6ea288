/** Words of the search screen. */
export const search = {
  title: '检索',
  placeholder: '输入要找的文字；空格表示同时包含，引号表示原样',
  label: '检索文库',
  total: (total: number) => `${total.toLocaleString()} 份文件`,
  took: (milliseconds: number) => `${milliseconds < 1 ? '不到 1' : Math.round(milliseconds)} 毫秒`,
  passages: (count: number) => `${count} 处`,
  shown: (shown: number) => `只显示前 ${shown} 份`,
  nothing: (query: string) => `没有文件含有「${query}」`,
  nothingHint: '繁体与简体、全角与半角、括号样式不同也能找到。可以换一个更短的词再试。',
  understood: (sentence: string) => `理解为：${sentence}`,
  start: '检索全部文件的正文、标题和文号',
  startHint: '任何位置的连续文字都能找到，不受分词影响。',
  openBeside: '在右侧打开',
};
