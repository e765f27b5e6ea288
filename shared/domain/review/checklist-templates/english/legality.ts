import type { TemplateWords } from './template-words.ts';

const ENVIRONMENT = 'Regulation on Optimizing the Business Environment';
const DECISIONS = 'Interim Regulation on Procedures for Major Administrative Decisions';
const NOTICE_37 = 'State Council General Office [2018] No. 37';

/** 合法性审核清单 in English. */
export const LEGALITY_WORDS: TemplateWords = {
  description:
    'Summed up from national rules on normative documents and major administrative decisions; the official texts prevail, and local rules where they say otherwise.',
  conclusions: { 合法: 'Lawful', 应当予以修改: 'To be revised', 不合法: 'Unlawful' },
  groups: {
    '一、制定主体与权限': '1. Issuer and powers',
    '二、内容合法': '2. Lawful content',
    '三、程序合法': '3. Lawful procedure',
    '四、衔接与表述': '4. Fit and wording',
  },
  items: {
    'LG-1': [
      'Is the issuer entitled to issue normative documents?',
      'Governments, their departments and bodies empowered by law are. Internal sections, coordinating bodies and temporary bodies in their own name do not conform.',
      NOTICE_37,
    ],
    'LG-2': [
      'Are the matters within the lawful powers of the issuer?',
      'Compare with the law and the rules on functions. Duties set for other departments, superiors or the judiciary, or lawful duties handed down or on, do not conform.',
      NOTICE_37,
    ],
    'LG-3': [
      'Is it free of unlawful permits, penalties, coercive measures and added certificates?',
      'Look for wording that sets them up, such as “only then may”, “must not engage in”, “be fined”, “be suspended”. Circular or repeated certificates do not conform either.',
      `${NOTICE_37}; ${ENVIRONMENT}, Arts. 39, 43 and 44`,
    ],
    'LG-4': [
      'Without a basis in law, does it leave lawful rights undiminished and duties unincreased?',
      'For each clause that takes rights, adds duties or sets thresholds, find the article of the higher law. Where there is none, it does not conform.',
      `${ENVIRONMENT}, Art. 64`,
    ],
    'LG-5': [
      'Is it free of a negative list for market access of its own?',
      'Industries or businesses barred or limited outside of the national list do not conform, whatever the list is called.',
      `${ENVIRONMENT}, Art. 20`,
    ],
    'LG-6': [
      'Do fees and deposits of businesses have a basis and stand in the catalogue?',
      'Fees need a basis in law or rules of the State Council, deposits a place in the catalogue. Compare one by one; another name or rate does not conform.',
      `${ENVIRONMENT}, Art. 25`,
    ],
    'LG-7': [
      'Are market entities treated alike?',
      'Different treatment by ownership, place or size in funds, land, taxes, qualifications, standards, tenders or labour, without a basis, does not conform.',
      `${ENVIRONMENT}, Arts. 12 and 13`,
    ],
    'LG-8': [
      'Is it free of forced rankings, targets or levies, and of intermediaries named openly or in disguise?',
      'Businesses made to join contests or training, to sponsor or subscribe, or results accepted from one intermediary only: not conforming.',
      `${ENVIRONMENT}, Arts. 14, 17 and 43`,
    ],
    'LG-9': [
      'Was it open for public comment for at least thirty days (or fewer with a reason), with feedback on adoption?',
      'Look at dates, channels, the part of businesses and associations, and the note on adoption. Fewer than thirty days without a reason does not conform.',
      `${ENVIRONMENT}, Art. 62; ${DECISIONS}, Art. 15`,
    ],
    'LG-10': [
      'Where economic activities of operators are touched, is the fair competition review done?',
      'There must be a written conclusion. None, or one that does not fit this text, does not conform. Not touched: “Not applicable”.',
      `${ENVIRONMENT}, Art. 63; ${DECISIONS}, Art. 29`,
    ],
    'LG-11': [
      'Was legality reviewed before discussion, with at least seven working days for major decisions?',
      'Count from the date of submission to the meeting. Consultation or co-signing in its place, or a review afterwards, does not conform.',
      `${DECISIONS}, Arts. 25–27`,
    ],
    'LG-12': [
      'Was the time for the review kept (as a rule five to fifteen working days)?',
      'From the day the papers were complete; urgency needs a note. Stricter local rules apply.',
      'State Council General Office [2018] No. 115',
    ],
    'LG-13': [
      'Are the papers submitted complete?',
      'Draft, explanation, documents it rests on, comments and their adoption; where needed expert opinion, risk assessment, competition and legality review. Name what is missing.',
      `${DECISIONS}, Arts. 26 and 29`,
    ],
    'LG-14': [
      'Where duties of other departments are touched, was agreement reached, and are differences stated?',
      'Check co-signatures and replies. Differences neither settled nor stated on submission do not conform.',
      `${DECISIONS}, Art. 13`,
    ],
    'LG-15': [
      'Is it decided on in a meeting, and is publication arranged?',
      'Look for the meeting, the signatory and the form of publication. Internal circulation is no publication of a normative document.',
      `${DECISIONS}, Arts. 30 and 32`,
    ],
    'LG-16': [
      'Where it bears closely on businesses, is there time to adapt?',
      'For new duties, higher standards and policies that end, look at the time from publication to entry into force. At once without good reason does not conform.',
      `${ENVIRONMENT}, Art. 65`,
    ],
    'LG-17': [
      'Are the laws and documents cited real and in force, with correct names and numbers?',
      'Check full name, number, article and validity one by one. Repealed versions or wrong articles do not conform.',
      'Practice of drafting and review',
    ],
    'LG-18': [
      'Is it an administrative normative document, and is the procedure the right one?',
      'Does it bear on rights and duties of citizens and organisations, for repeated use over a time? Papers on internal management, staff or meetings are not. A wrong classification does not conform.',
      NOTICE_37,
    ],
    'LG-19': [
      'Are entry into force, validity and the documents repealed or amended stated?',
      'Normative documents need both (trial and interim ones shorter) and a list of what they replace; check the years against local rules.',
      'Local rules on normative documents',
    ],
    'LG-20': [
      'Is it free of adverse retroactivity, blank delegations and key terms left undefined?',
      'Propose wording for duties on past acts, “to be set by the competent department” without limits, and key notions without definition.',
      'Practice of legality review',
    ],
  },
};
