/** Why a page was not shown to a browser, where a person can do something about it. */
export type PageRefusal = 'address-used' | 'address-needed' | 'address-wrong';

type Telling = { readonly title: string; readonly text: string };

const TELLINGS: Readonly<Record<PageRefusal, { readonly 'zh-CN': Telling; readonly en: Telling }>> = {
  'address-used': {
    'zh-CN': { title: '这个地址已经用过一次', text: '为防止别人借用，程序打印的地址只放行第一个打开它的浏览器。' },
    en: { title: 'This address was used before', text: 'It lets in the first browser that opens it and nobody else.' },
  },
  'address-needed': {
    'zh-CN': { title: '要用程序打印的完整地址打开', text: '这个浏览器还没有用带 token 的地址打开过阅策，或者阅策已经重新启动。' },
    en: {
      title: 'Open the whole address that the program printed',
      text: 'This browser has not opened Yuece by its address with the token, or Yuece was started again since.',
    },
  },
  'address-wrong': {
    'zh-CN': { title: '地址不对', text: '地址里的 token 与正在运行的阅策不符：可能没有复制完整，或者是上一次启动时的地址。' },
    en: { title: 'Wrong address', text: 'Its token is not that of the running Yuece: it may be cut short, or from an earlier start.' },
  },
};

const STEPS = {
  'zh-CN': [
    '原来打开阅策的窗口如果还在，回到那个窗口即可。',
    '已经关掉的，用当初打开它的同一个浏览器（不要用无痕窗口）再打开这个地址，会直接进入。',
    '都不行的，在启动阅策的终端里按 Ctrl+C 停止，再启动一次，打开新打印的地址。已保存的内容都在。',
  ],
  en: [
    'If the window that shows Yuece is still open, go back to it.',
    'If it was closed, open this address again in the same browser (not in a private window): it lets you in.',
    'Otherwise press Ctrl+C in the terminal where Yuece was started, start it again, and open the new address. Everything saved is there.',
  ],
};

const STYLE = `body{max-width:36em;margin:12vh auto;padding:0 24px;font:16px/1.8 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;
color:#23262b;background:#f2f1ee}section[lang=en]{margin-top:3em;color:#555;font-size:14px}h1{font-size:1.4em}h2{font-size:1.1em}
@media(prefers-color-scheme:dark){body{color:#d9dadd;background:#141517}section[lang=en]{color:#a9acb2}}`;

/** A page that says to a person why the browser was not let in and what to do, Chinese first; it holds nothing of the request. */
export function refusedPage(refusal: PageRefusal): string {
  const telling = TELLINGS[refusal];
  const list = (steps: readonly string[]): string => `<ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol>`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>阅策：${telling['zh-CN'].title}</title><style>${STYLE}</style></head>
<body><main><section lang="zh-CN"><h1>${telling['zh-CN'].title}</h1><p>${telling['zh-CN'].text}</p>${list(STEPS['zh-CN'])}</section>
<section lang="en"><h2>${telling.en.title}</h2><p>${telling.en.text}</p>${list(STEPS.en)}</section></main></body></html>
`;
}
