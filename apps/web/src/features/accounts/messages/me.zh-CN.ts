export const messages = {
  title: '我的',
  username: '用户名',
  organisation: '单位',
  roles: '职责',
  role: { worker: '职工', expert: '专家', admin: '管理员', union: '工会', owner: '所有者' },
  grant: (role: string, organisation: string) => `${role}（${organisation}）`,

  records: '我的记录',
  rounds: '做过的练习',
  attempts: '测验成绩',
  contributions: '我的投稿',
  office: '管理和统计',

  profile: '个人资料',
  displayName: '姓名',
  displayNameMissing: '请写姓名，最多 60 个字。',
  save: '保存',
  saved: '已保存到服务器',

  boardName: '排行榜上的姓名',
  boardNameLead: '自己看到的总是全名；别人看到的由你定。',
  masked: '显示一部分',
  full: '显示全名',

  screen: '显示',
  language: '语言',
  theme: '明暗',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  textSize: '字太小或太大？在手机或浏览器的设置里调字号，这里会跟着变。',

  security: '账号和安全',
  changePassword: '修改密码',
  currentPassword: '当前密码',
  currentMissing: '请写当前密码。',
  newPassword: '新密码',
  otherSessions: '改好后，其他设备上的登录会失效，本机不受影响。',
  passwordChanged: '密码已修改',

  signOut: '退出登录',
  signOutHere: '退出本机',
  signOutEverywhere: '退出所有设备',
  signOutLead: '已保存到服务器的内容都在，下次登录可以接着做。',
  signOutEverywhereLead: '手机丢了，或在别人的设备上登录过，就选所有设备。',
  waiting: (count: number) => `还有 ${count} 题等待发送`,
  waitingMend:
    '最好先打开那次测验或练习，等发送完再退出。现在退出，这些答案留在本机，下次登录打开它时再发；测验时间一过就不算了。',

  remove: '注销账号',
  removeLead: '注销后不能恢复：',
  losses: [
    '不能再登录，姓名和用户名会被清除；',
    '排行榜上的名次会消失；',
    '你的练习记录、测验成绩和各项权限，你自己和别人都再也看不到；',
    '正在进行的测验会立即结束。',
  ],
  kept: '单位的统计里只留下人次、题数这样的数字，不带姓名。',
  removeConfirm: '输入密码确认',
  removeNow: '注销，不再恢复',
  keepAccount: '不注销',
}
export type MeMessages = typeof messages
