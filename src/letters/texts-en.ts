import type { LetterTexts } from './texts.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const WHO = 'I work for Perspectief Herstelbemiddeling, a Dutch foundation. We help people to get in touch with each other, only if both of them want to. We do not take sides.';

export const EN: LetterTexts = {
  page: 'Page',
  dateLabel: 'Date',
  referenceLabel: 'Reference',
  phoneLabel: 'Telephone',
  emailLabel: 'Email',
  mediatorRole: 'mediator',
  deskRole: 'member of our office',
  regards: 'Kind regards,',
  officeLine: (phone) => `Telephone ${phone}`,
  date: (day) => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`,
  title: (caseNumber) => `Letter with reference ${caseNumber}`,
  greeting: (name) => `Dear ${name},`,
  byHand: 'Handed over in person',
  onBehalfOf: (name) => `You are receiving this letter because you act for ${name}. Where it says ‘you’, you may also read ‘${name}’.`,

  approach: {
    subject: 'A question for you',
    opening: [
      'You may not have expected this letter. Please take your time. You do not have to do anything.',
      WHO,
    ],
    openingAgain: [
      'I wrote to you before. Perhaps that letter did not arrive, or the moment was not right. That is fine. You still do not have to do anything.',
      WHO,
    ],
    why: (name, wish, withLines) => ({
      heading: 'Why am I writing to you?',
      paragraphs: [
        `${name} would like to know if you are open to contact. I am allowed to tell you this name.`,
        `${wish === null ? '' : `${name} ${WISH[wish]}. `}You have a say in how it is done. It can be a letter or a talk. It can also go through me, so you do not have to see the other person.`,
        ...(withLines ? [`${name} has also written something to you. It is on a separate sheet behind this letter. You decide if you read it.`] : []),
      ],
      points: [],
    }),
    choice: (name, reminder) => ({
      heading: 'It is your choice',
      paragraphs: [],
      points: [
        'You may take part, but you do not have to. Whatever you choose, it has no consequences for you.',
        'You may say yes or no, or decide later. You do not have to explain why.',
        'If you say yes, you can still stop at any time. It is free of charge.',
        'If you never want to get this question again, tell me. We will respect that.',
        reminder ? 'If we do not hear from you, that is fine too. This is our last letter about this.' : 'If we do not hear from you, we will send you one more letter about this at most.',
        `What you tell me stays with me. I only pass it on if you want me to. We do not give your address to ${name}.`,
      ],
    }),
    more: {
      heading: 'Would you like to know more first?',
      paragraphs: [
        'Please call or email me. That is not a yes yet. You may also ask how we got your address.',
        'If this letter is hard for you, talk about it with someone you trust, or call me.',
      ],
      points: [],
    },
    lines: { heading: (name) => `What ${name} wants to say to you`, note: 'You do not have to read this. You may also throw this sheet away or keep it for later.' },
  },

  closing: {
    subject: 'We are bringing this to a close',
    opening: [
      'We have been in touch with each other. Thank you for your time. I am now bringing our contact to a close. You do not have to do anything.',
      'This letter does not say what you or anyone else has said or chosen. We always write this letter in this way.',
    ],
    parts: [
      {
        heading: 'What stays the same',
        paragraphs: [],
        points: [
          'What you told me stays with me. I only pass it on if you want me to.',
          'Whatever you chose, it has no consequences for you.',
          'You may always ask what we keep about you.',
        ],
      },
      {
        heading: 'Do you have a question later?',
        paragraphs: [
          'You can always call or email me, even years later. We will then look together at what can be done.',
          'If you are having a hard time, talk to someone you trust. That can also be your doctor.',
        ],
        points: [],
      },
    ],
  },

  rejection: {
    wording: {
      'stopped-at-your-request': {
        subject: 'We have stopped at your request',
        opening: ['You told us that you want to stop. You may always do that. We have stopped at your request. You do not have to do anything.'],
      },
      'cannot-make-contact': {
        subject: 'We cannot go on now',
        opening: [
          'You asked us to get in touch with someone for you. We cannot do that now. We know that this may disappoint you.',
          'When contact is not possible, we never write why. It says nothing about you. It says nothing about the other person either.',
        ],
      },
      'outside-our-work': {
        subject: 'We cannot help you with this',
        opening: [
          'We looked carefully at your question. We are sorry that we cannot help you with it. It does not fit the work that we are allowed to do.',
          'That says nothing about you. It does not make your question less important.',
        ],
      },
      'other-route-first': {
        subject: 'There may be another way first',
        opening: [
          'You asked us to get in touch with someone for you. There may be another way for you first. It is called mediation in criminal cases. The public prosecutor looks at whether it is possible.',
          'So we are waiting now. If it does not go ahead, you can come back to us.',
        ],
      },
    },
    doorsHeading: 'Who can you talk to?',
    doorsLead: 'You may want to talk about it with someone. You can do that here:',
    doors: {
      'victim-support': 'Victim Support Netherlands (Slachtofferhulp Nederland), telephone 0900 - 0101, for support and advice.',
      'own-professional': 'The person who supports you, or who referred you to us.',
      'general-practitioner': 'Your doctor.',
      'neighbourhood-team': 'The neighbourhood team (wijkteam) of your municipality.',
      'mediation-in-criminal-case': 'Your lawyer or the public prosecutor. Ask them about mediation in criminal cases.',
    },
    later: {
      heading: 'Would you like to ask something later?',
      paragraphs: ['Please call us, even years later. We will gladly look at it with you again.'],
      points: [],
    },
  },
};

const WISH = {
  talk: 'is thinking of a talk with you',
  letters: 'is thinking of a letter',
  shuttle: 'would like me to tell you something',
  conference: 'is thinking of a talk with more people present',
  video: 'is thinking of a message on video',
  audio: 'is thinking of a message that you can listen to',
} as const;
