export const messages = {
  title: '排行榜',
  trade: '工种',
  period: '时间',
  periods: { week: '本周', all: '总榜' },

  ruleTitle: '怎么排',
  measure: { 'best-quiz-score': '每人取最好的一次计时测验，按得分占满分的百分比从高到低排。' },
  ties: { elapsed: '用时短的在前', earlier: '先做完的在前' },
  /** What decides between equals, in order. */
  tied: (orders: string[]) => `得分相同时，${orders.join('；还相同，')}。`,
  strict: '没有并列名次。',
  shared: '仍然相同的并列。',

  table: (trade: string, period: string) => `${trade} · ${period}`,
  people: (count: string) => `${count} 人上榜`,
  rank: '名次',
  name: '姓名',
  score: '得分率',
  elapsed: '用时',
  me: '我',
  more: '再看后面的',

  mine: '我的名次',
  place: (rank: string, people: string) => `第 ${rank} 名，共 ${people} 人`,
  showNeighbours: '看前后几名',
  hideNeighbours: '收起',
  notYet: '你还没有上这个榜',
  notYetMend: '做完一场这个工种的计时测验，名次就会出现在这里。',
  empty: { week: '本周还没有人上榜', all: '这个工种还没有人上榜' },
  emptyMend: '做完一场计时测验，你就是第一个。',
  toQuizzes: '去计时测验',
  noTrades: '还没有工种',
  noTradesMend: '管理员放好题库后，排行榜会在这里。',
  safe: '已有的成绩都在服务器上。',
}
export type BoardMessages = typeof messages
