import type { TemplateWords } from './template-words.ts';

const HANDLING = 'Regulation on the Handling of Official Documents';
const PROOFREADING = 'Practice of proofreading official documents';

/** 格式与文字清单 in English. */
export const FORMAT_WORDS: TemplateWords = {
  description:
    'Summed up from the national standard on the format of official documents and the rules on handling them; the standard prevails. What it asks for “as a rule” is a hint only.',
  conclusions: { 符合: 'Conforms', 修改后符合: 'Conforms after revision', 退回修改: 'Return for revision' },
  groups: {
    '一、公文要素': '1. Elements of the document',
    '二、结构与附件': '2. Structure and annexes',
    '三、文字与标点': '3. Wording and punctuation',
    '四、版面': '4. Layout',
  },
  items: {
    'FM-1': [
      'Is the type of document one of the lawful ones, and the same as the text calls itself?',
      'The type in the title should be a lawful one (plans and provisions are issued by a notice). A title “意见” over a text that calls itself “本方案” does not conform.',
      `${HANDLING}, Art. 8`,
    ],
    'FM-2': [
      'Does the title consist of issuer, subject and type, without closing punctuation?',
      'The issuer may be left out, subject and type may not. Apart from 《》 for laws and rules, a title has no punctuation as a rule.',
      `${HANDLING}, Art. 9; GB/T 9704-2012`,
    ],
    'FM-3': [
      'Is the document number formed correctly?',
      'Code of the issuer, four-digit year in 〔〕, serial number. Square or round brackets, a short year, “第” or leading zeros do not conform.',
      'GB/T 9704-2012, 7.2.5',
    ],
    'FM-4': [
      'Are the addressees flush left and followed by a full-width colon?',
      'Full names, standard short names or general terms. No colon, or a half-width one, does not conform.',
      'GB/T 9704-2012, 7.3.2',
    ],
    'FM-9': [
      'Is the date of signature written properly, and not later than the date of issue?',
      'Year, month and day in Arabic numerals without leading zeros. Joint documents bear the date of the last signature.',
      `GB/T 9704-2012, 7.3.5; ${HANDLING}, Art. 9`,
    ],
    'FM-5': [
      'Are levels numbered in turn, nothing skipped, missing or repeated?',
      'The order is “一、”, “（一）”, “1.”, “（1）”. A level skipped, a number missing or used twice does not conform; a short text may use the first levels only.',
      'GB/T 9704-2012, 7.3.3',
    ],
    'FM-8': [
      'Does the note of annexes match the annexes?',
      'Names, number and order as on their first pages; no punctuation after a name. One mentioned and not attached does not conform.',
      'GB/T 9704-2012, 7.3.4',
    ],
    'FM-10': [
      'Are documents cited by title first, then number?',
      'At first 《title》(number). A number alone, a title without 《》, or the number first does not conform.',
      HANDLING,
    ],
    'FM-6': [
      'Are brackets and punctuation all full-width or all half-width?',
      'Half-width throughout or mixed: one comment for the whole text, with the counts and the advice to replace all; not one by one.',
      'GB/T 15834-2011',
    ],
    'FM-7': [
      'Do quotation marks, title marks and brackets come in pairs, the right way round?',
      'Look for missing left or right marks, wrong direction, and nested marks not changed to the single kind.',
      'GB/T 15834-2011',
    ],
    'FM-11': [
      'Are times given as definite dates?',
      '“This year”, “last year”, “soon”, “before the end of the year” in a document carried out over several years: write year, month and day.',
      'GB/T 15835-2011; practice of official writing',
    ],
    'FM-12': [
      'Are ranges of numbers and years written properly?',
      'Years with a dash; values with a wave dash or a dash, alike throughout; percentages and values with units so that they cannot be misread, as “5%～8%”.',
      'GB/T 15835-2011',
    ],
    'FM-13': [
      'Are terms and names of units the same throughout, and short names explained first?',
      'Several names for one thing, short names not explained, full names after the short one was: list all forms, to be made one.',
      'Practice of official writing',
    ],
    'FM-14': [
      'Is it free of former names of units that have changed?',
      'Compare with the table of names after the reform of institutions; the unit keeps that table itself.',
      'The unit’s own table of names',
    ],
    'FM-15': [
      'Is it free of misread look-alikes, wrong characters and repeated words?',
      'Above all in recognised scans: 十 and +, 0 and O, l and 1, and repetitions such as “的的” or “进行进行”.',
      PROOFREADING,
    ],
    'FM-16': [
      'Is it free of mixed scripts, odd characters and garbled text?',
      'Private-use characters, question marks or boxes within words, simplified and traditional mixed: check the source and correct.',
      `Law on the Standard Spoken and Written Chinese Language; ${PROOFREADING.toLowerCase()}`,
    ],
    'FM-17': [
      'Is it free of leftovers of a web page?',
      'In texts copied from a site, take out counts of views, font sizes, share, print, breadcrumbs and other text not its own.',
      PROOFREADING,
    ],
    'FM-18': [
      'Does the layout meet the usual requirements (type, line spacing, text area, page numbers)?',
      'What the standard asks “as a rule” is a hint and no reason to return it: title 小标宋 size 2, text 仿宋 size 3, 22 lines of 28 characters, page numbers size 4 half-width.',
      'GB/T 9704-2012, chapters 5 and 7',
    ],
  },
};
