/** Words of recognising scans. */
export const recognition = {
  bar: '扫描件识别',
  run: '识别文字（OCR）',
  runIn: (language: string) => `按${language}识别`,
  offerHere: (pages: number) =>
    pages === 0 ? '此文件有扫描页，识别后才能读到其中的文字。' : `此文件尚有扫描页未识别（已识别 ${pages} 页）。`,
  offerLibrary: (documents: number) => `文库中有 ${documents} 份扫描件未识别文字。`,
  runAll: (documents: number) => `全部识别（${documents} 份）`,
  runFolder: (label: string, documents: number) => `识别“${label}”中的 ${documents} 份`,
  chooseFolder: '选择文件夹',
  language: '文字',
  languages: { chi_sim: '简体', chi_tra: '繁体' },
  again: (language: string) => `改用${language}重新识别`,
  running: (file: string, page: number, pages: number) =>
    pages === 0 ? `正在识别：${file}` : `正在识别：${file}，第 ${page} / ${pages} 页`,
  ofDocuments: (document: number, documents: number) => `第 ${document} / ${documents} 份`,
  secondsLeft: (seconds: number) => (seconds < 90 ? `约剩 ${seconds} 秒` : `约剩 ${Math.round(seconds / 60)} 分钟`),
  cancel: '停止',
  done: (pages: number, failed: number) => `识别完成：${pages} 页${failed === 0 ? '' : `，${failed} 页未能识别`}`,
  cancelled: (pages: number) => (pages === 0 ? '已停止，还没有识别完一页' : `已停止，已识别的 ${pages} 页已保留`),
  nothing: '没有识别出文字',
  scanned: '扫描件',
  inList: (percent: number) => `OCR ${percent}%`,
  badge: (percent: number) => `OCR 识别 · 置信度 ${percent}%`,
  badgeHint: (pages: string) => `第${pages}页的文字由机器从图像识别，引用前请与原件核对`,
  unsure: (percent: number) => `此处识别的把握不大（最低一行 ${percent}%），请与原件核对`,
};
