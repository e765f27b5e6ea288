import { FAIR_COMPETITION_STANDARD_WORDS } from './fair-competition-standards.ts';
import type { TemplateWords } from './template-words.ts';

/** 公平竞争审查清单 in English. */
export const FAIR_COMPETITION_WORDS: TemplateWords = {
  description:
    'Summed up from the Fair Competition Review Regulation and its Implementing Measures; the official texts prevail. Each question asks whether something is there: “Yes” means content to be changed or explained, with its clause and an opinion; “No” means none was found. That no signal word was met does not mean there is no risk.',
  conclusions: {
    符合公平竞争审查标准: 'Meets the standards of fair competition review',
    经修改后符合公平竞争审查标准: 'Meets the standards after revision',
    '不符合审查标准，适用例外规定': 'Does not meet the standards; an exception applies',
    '不符合公平竞争审查标准，不得出台': 'Does not meet the standards; must not be issued',
  },
  groups: {
    审查前提与程序: 'Preconditions and procedure',
    '一、市场准入和退出（条例第八条）': '1. Market entry and exit (Regulation, Art. 8)',
    '二、商品和要素自由流动（条例第九条）': '2. Free movement of goods and factors (Regulation, Art. 9)',
    '三、生产经营成本（条例第十条）': '3. Costs of production and operation (Regulation, Art. 10)',
    '四、生产经营行为（条例第十一条）': '4. Conduct of production and operation (Regulation, Art. 11)',
    '五、兜底条款与例外规定': '5. Catch-all clause and exceptions',
  },
  items: {
    'FC-G1': [
      'Is there content on the economic activities of operators that was not put to fair competition review?',
      'First see whether such activities are touched: entry and exit, industrial development, attracting investment, tendering, procurement, rules of conduct, qualifications, rewards and subsidies. Touched and under review: “No”; not, or not wholly, under review: “Yes”; nowhere touched: “Not applicable” with the reason, and so for the items that follow.',
      'Fair Competition Review Regulation, Art. 2',
    ],
    'FC-G2': [
      'Is the review done by the wrong body?',
      'Issued by one department: its drafting unit. Jointly: the lead drafter. To be issued by the government or put to the people’s congress: the drafter first, then the market regulator together with it. Otherwise “Yes”.',
      'Fair Competition Review Regulation, Arts. 13 and 14',
    ],
    'FC-G3': [
      'Where views had to be heard, were interested parties (and, for the public interest, the public) not heard?',
      'Look at form, period, persons asked and what was adopted. Interested parties are competing, upstream and downstream operators, associations and consumers. Not heard, or no record: “Yes”; lawfully not public: “Not applicable” with a note.',
      'Fair Competition Review Regulation, Art. 16',
    ],
    'FC-G4': [
      'Is the written conclusion missing, or is it to be issued without review, or below the standards without an exception?',
      'There must be a written conclusion that says whether the standards are met and, for an exception, which case and why. Without review, or below the standards and outside of the exceptions, it must not be issued. No conclusion, or none on the exception: “Yes”.',
      'Fair Competition Review Regulation, Arts. 17 and 18',
    ],
    'FC-G5': [
      'Does content on costs (taxes, fiscal rewards, prices of factors) lack a basis in law, administrative regulation or State Council approval?',
      'Look for the basis clause by clause: only laws, administrative regulations or approvals of the State Council count, no local documents or minutes. With a basis: “No”, naming it; without: “Yes”, and answer group 3; no such content: “Not applicable”.',
      'Fair Competition Review Regulation, Art. 10',
    ],
    ...FAIR_COMPETITION_STANDARD_WORDS,
    'FC-0': [
      'Is there other content that restricts entry or exit, hinders movement, or affects costs or conduct?',
      'Not listed above, yet to the gain or loss of some operators, and without a basis in law, administrative regulation or rules of the State Council: “Yes”, saying who is restricted and how.',
      'Fair Competition Review Regulation, Arts. 8(5), 9(6), 10(4), 11(4); Implementing Measures, Art. 24',
    ],
    'FC-E': [
      'Is there content below the standards that is to be issued under an exception?',
      'Exceptions: national security and development interests; scientific and technical progress and innovation; public interests such as energy saving, environment, disaster relief; other cases of law and administrative regulation. “Yes” is not unlawful in itself, but each must say which case, why nothing less restrictive will do, and how long it lasts; one missing, and it must be revised. Nothing below the standards: “Not applicable” or “No”.',
      'Fair Competition Review Regulation, Art. 12; Implementing Measures, Arts. 25 and 29',
    ],
  },
};
