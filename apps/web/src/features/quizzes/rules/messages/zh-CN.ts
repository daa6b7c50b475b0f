const lengthOf = (seconds: number) =>
  [
    [Math.floor(seconds / 3600), '小时'],
    [Math.floor((seconds % 3600) / 60), '分钟'],
    [seconds % 60, '秒'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')

export const messages = {
  length: lengthOf,
  pass: (marks: string) => `${marks} 分及格`,
  time: (limit: string) => `限时 ${limit}`,
  extra: (more: string) => `另外给你 ${more}`,
  attempts: (allowed: number) => `可以参加 ${allowed} 次`,
  unlimited: '次数不限',
  used: (count: number) => `已用 ${count} 次`,
  counts: {
    best: '取最好的一次',
    last: '取最后一次',
    first: '取第一次',
    mean: '取各次的平均分',
  },
  wait: (length: string) => `交卷后要隔 ${length}才能再来一次`,
  choiceMarking: {
    whole: '多选题全部选对才得分',
    incomplete: '多选题少选，按选对的比例给分；选了错的，这题不得分',
    options: '多选题按选项算分：选对一个加一份，选错一个减一份，这题最低 0 分',
  },
  wrongCosts: (percent: number) => `答错一题倒扣这题分数的 ${percent}%，不答不扣；总分最低 0 分`,
  feedback: {
    each: '每题选好后点“确定”，当场公布对错、答案和解析；确定后不能再改，没点确定的不算作答',
    review: '交卷后能看到得分、每题的答案和解析',
    later: '交卷后能看到得分；测验对所有人都结束后，能看每题的答案和解析',
    marks: '交卷后能看到得分，不公布答案',
    none: '交卷后不当场公布得分',
  },
  feedbackEndless: '交卷后能看到得分；每题的答案和解析要等测验结束才能看，结束时间还没有定',
  navigation: {
    free: '前后题可以来回看、来回改',
    sequential: '按顺序作答：点“下一题”后不能回头，前面的题不能再改',
  },
  grace: (length: string) => `信号不好时，时间到后 ${length}内送到的答案仍然算`,
  noGrace: '时间到后才送到的答案不算',
  strict: '换到别的设备上接着答以后，原来的设备不能再答',
  lenient: '换到别的设备上接着答以后，原来的设备还可以补没答的题',
  trades: (names: string) => `限这些工种：${names}`,
  levels: (names: string) => `限这些等级：${names}`,
  organisations: (names: string) => `限这些单位和下属单位：${names}`,
  level: ['', '一级（高级技师）', '二级（技师）', '三级（高级工）', '四级（中级工）', '五级（初级工）'],
  otherLevel: (level: number) => `等级 ${level}`,
  comma: '、',
  clause: '，',
  oneMarker: '需要人工阅的题由一位专家评分',
  twoMarkers: (marks: string) => `需要人工阅的题由两位专家评分，相差 ${marks} 分或更多时请第三位`,
}
export type RulesMessages = typeof messages
