/** Words of the dialog that asks for a password. */
export const unlock = {
  ask: '输入密码…',
  title: '输入密码',
  text: (file: string) => `「${file}」有密码保护。输入打开它的密码，读出其中的文字。`,
  againText: (file: string) => `「${file}」有密码保护，换一种方式读要再次打开原文件，而密码没有保存。请再输入一次；取消则保持现在的文字。`,
  readAgain: '重新读出',
  password: '密码',
  show: '显示密码',
  hide: '隐藏密码',
  keptHint: '密码只用这一次，不会保存。读出的文字不再加密，存放在本机的文库里，可随时用「移出文库」彻底清除；原文件不会改动。',
  unlock: '解锁',
  underWay: '正在打开…',
  done: '已解锁，文字已读入文库。',
  because: (reason: string, advice: string) => `${reason}。${advice}`,
};
