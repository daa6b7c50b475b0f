import type { HomeMessages } from './zh-CN.ts'

const questions = (count: number) => (count === 1 ? '1 question' : `${count} questions`)

export const messages: HomeMessages = {
  title: 'Today',
  hello: (name, day) => `${name} · ${day}`,

  attempt: 'A quiz is going on',
  attemptLead: 'The time is running; every saved answer is there.',
  attemptGo: 'Go on with the quiz',
  round: 'Where you left off',
  roundLead: (answered, count) => `${answered} of ${questions(count)} done`,
  roundGo: 'Go on',
  practise: 'Today’s step',
  practiseLead: (count) => `${questions(count)}, each with its answer and explanation at once`,
  practiseOn: (done, total) => `${done} of ${questions(total)} done in order`,
  practiseGo: 'Start',
  quiz: 'Enough for today: try a quiz',
  quizLead: (count, minutes) => `${questions(count)}, ${minutes} minutes`,
  quizGo: 'Look at this quiz',
  chooseTrade: 'First choose your trade',
  chooseTradeLead: 'Then you find a set of questions here every day.',
  chooseTradeGo: 'Choose my trade',
  browse: 'Practise another trade',
  browseLead: 'There are no questions for your trade yet; other trades have some.',
  browseGo: 'See what there is',

  doors: 'What to practise',
  doorPractise: 'Practise',
  doorPractiseNote: 'By trade and level',
  doorQuizzes: 'Timed quizzes',
  doorQuizzesNote: 'With a clock and marks',
  doorBoards: 'Rankings',
  doorBoardsNote: 'This week and all time',
  doorRounds: 'Past rounds',
  doorRoundsNote: 'Mistakes and explanations',

  today: 'Today',
  answered: (answered, goal) => `${answered} answered, the goal is ${goal}`,
  right: (right) => `${right} of them right`,
  goalReached: 'Today’s goal is reached',
  plan: 'In order',
  planLead: (done, total) => `${done} of ${questions(total)} done`,

  open: 'Quizzes open now',
  openNone: 'No quiz is open now.',
  openAll: 'All quizzes',
  facts: (count, minutes) => `${questions(count)} · ${minutes} min`,
  until: (day) => `until ${day}`,
  best: (marks) => `best ${marks}`,
  going: 'going on',
  safe: 'Everything saved on the server is still there.',
}
