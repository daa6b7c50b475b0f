export const messages = {
  long: '至少 8 个字符',
  impersonal: '不含用户名和单位名',
  uncommon: '不用 12345678、abcabcabc 这样好猜的',
  kept: '已做到',
  open: '还没做到',
  unfit: '密码还有没做到的一条，见上面。',
  /** A refusal and what mends it, in one line below the field. */
  refused: (title: string, mend: string) => `${title}。${mend}`,
}
export type PasswordMessages = typeof messages
