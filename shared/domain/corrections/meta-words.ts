import type { MetaField } from '#shared/model/correction.ts';
import type { Language } from '#shared/model/library.ts';

/** What the fields of the metadata are called, wherever they are listed. */
export const META_WORDS: Readonly<Record<Language, Readonly<Record<MetaField, string>>>> = {
  'zh-CN': {
    title: '标题',
    docNumber: '文号',
    issuer: '发文机关',
    issueDate: '成文日期',
    publishDate: '发布日期',
    effectiveDate: '施行日期',
    validity: '有效期',
    validUntil: '有效期至',
    indexNumber: '索引号',
    recipients: '主送',
    kind: '文种',
    stage: '阶段',
    commentFrom: '征求意见起',
    commentTo: '征求意见止',
    contacts: '联系方式',
  },
  en: {
    title: 'Title',
    docNumber: 'Number',
    issuer: 'Issuer',
    issueDate: 'Date of issue',
    publishDate: 'Published',
    effectiveDate: 'In force from',
    validity: 'Validity',
    validUntil: 'Valid until',
    indexNumber: 'Index number',
    recipients: 'Addressed to',
    kind: 'Kind',
    stage: 'Stage',
    commentFrom: 'Comments from',
    commentTo: 'Comments by',
    contacts: 'Contacts',
  },
};
