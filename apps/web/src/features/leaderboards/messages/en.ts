import type { BoardMessages } from './zh-CN.ts'

export const messages: BoardMessages = {
  title: 'Rankings',
  trade: 'Trade',
  period: 'Time',
  periods: { week: 'This week', all: 'All time' },

  ruleTitle: 'How it is ranked',
  measure: {
    'best-quiz-score': 'Each person’s best timed quiz counts, by its share of the full marks, highest first.',
  },
  ties: { elapsed: 'the shorter time stands first', earlier: 'who finished earlier stands first' },
  tied: (orders) => `With equal marks ${orders.join('; if that is equal too, ')}.`,
  strict: 'Nobody shares a place.',
  shared: 'Who is still equal shares the place.',

  table: (trade, period) => `${trade} · ${period}`,
  people: (count) => `${count} ranked`,
  rank: 'Place',
  name: 'Name',
  score: 'Marks',
  elapsed: 'Time',
  me: 'me',
  more: 'Show more',

  mine: 'My place',
  place: (rank, people) => `Place ${rank} of ${people}`,
  showNeighbours: 'Neighbours',
  hideNeighbours: 'Hide',
  notYet: 'You are not on this board yet',
  notYetMend: 'Finish a timed quiz of this trade, and your place appears here.',
  empty: { week: 'Nobody is on the board this week', all: 'Nobody is on this board yet' },
  emptyMend: 'Finish a timed quiz, and you are the first.',
  toQuizzes: 'To the timed quizzes',
  noTrades: 'There are no trades yet',
  noTradesMend: 'Once an admin has put in a bank, the rankings are here.',
  safe: 'Every result is on the server.',
}
