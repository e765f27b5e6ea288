import { buildDocx, run } from '../../unit/electron/extract/build-docx.ts';

const BY_WANG = 'w:author="王敏" w:date="2026-03-02T09:15:00Z"';
const inserted = (id: number, text: string): string => `<w:ins w:id="${id}" ${BY_WANG}>${run(text)}</w:ins>`;
const deleted = (id: number, text: string): string => `<w:del w:id="${id}" ${BY_WANG}><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const from = (id: number): string => `<w:commentRangeStart w:id="${id}"/>`;
const to = (id: number): string => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
const comment = (id: number, author: string, text: string, paragraph: string): string =>
  `<w:comment w:id="${id}" w:author="${author}" w:date="2026-03-03T10:00:00Z"><w:p w14:paraId="${paragraph}">${run(text)}</w:p></w:comment>`;
const paragraph = (inside: string): string => `<w:p>${inside}</w:p>`;

export const DRAFT_TITLE = '临江市便民服务提升办法';

/** A draft that went round an office: a comment with an answer, a second one, words put in and words taken out. */
export function revisedDraft(): Uint8Array {
  return buildDocx({
    body: [
      paragraph(run(DRAFT_TITLE)),
      paragraph(run('一、总体要求')),
      paragraph(
        `${run('各窗口单位')}${deleted(11, '原则上')}${run('应当')}${inserted(12, '在三个工作日内')}${run('办结')}${from(1)}${from(2)}${run('一般事项')}${to(1)}${to(2)}${run('。')}`,
      ),
      paragraph(run('二、保障措施')),
      paragraph(`${run('健全')}${from(3)}${run('评价机制')}${to(3)}${run('，每季度通报一次。')}`),
    ].join(''),
    comments:
      comment(1, '李强', '一般事项的范围请列清单', 'A1') +
      comment(2, '王敏', '已在附件列明', 'A2') +
      comment(3, '赵静', '评价主体没有写', 'A3'),
    commentsExtended: '<w15:commentEx w15:paraId="A1" w15:done="0"/><w15:commentEx w15:paraId="A2" w15:paraIdParent="A1" w15:done="0"/>',
  });
}
