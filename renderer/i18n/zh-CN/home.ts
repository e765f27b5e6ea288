/** Words of the first screen. */
export const home = {
  welcome: '在本机审阅政策文件',
  welcomeText:
    '选择一个文件夹，阅策会读出其中的文件，整理出条款大纲；您可以并排阅读、标注、逐项审查，再导出 Word 和 Excel。所有内容只留在这台电脑上。',
  openSample: '打开示例文库',
  openSampleHint: '临江市等虚构城市的方案、条例与通知，可先练手',
  chooseFolder: '选择文件夹',
  chooseFolderHint: '只读取，不改动原文件',
  steps: ['选择文件夹', '阅读与标注', '审查并导出'],
  stepTexts: [
    '支持 txt、docx、pdf、html、md；读不了的文件会列出原因。',
    '大纲、批注与正文互相对应；两份文件可并排联动。',
    '按清单逐项审查并附证据，导出可盖章的表格。',
  ],
  language: '界面语言',
  recent: '最近打开',
  nothingRecent: '还没有打开过文件。',
  atAGlance: '文库概况',
  documents: '文件',
  characters: '字数',
  annotations: '批注',
  failed: '未能读取',
  byKind: '按文种',
  byYear: '按年份',
  other: '其他',
  unknownYear: '未注明',
  goToLibrary: '进入文库',
};
