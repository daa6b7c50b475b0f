/** What is tried first, of at least eight characters, in lower case; patterns and runs are found by rule. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password password1 password12 password123 passw0rd p@ssw0rd p@ssword p@ssword1 pa55word qwertyui qwertyuiop qwerty12
  qwerty123 qwerty1234 asdfghjk asdfghjkl zxcvbnm1 zxcvbnm123 1qaz2wsx 1qaz2wsx3edc 1q2w3e4r 1q2w3e4r5t 1qazxsw2
  q1w2e3r4 q1w2e3r4t5 qazwsxedc qazwsx123 zaq12wsx abcd1234 abc12345 abc123456 abc123456789 aa123456 aa123456789
  a1234567 a12345678 a123456789 a1b2c3d4 qq123456 qq123456789 qq1234567 wang1234 wang123456 zhang123 zhang123456
  woaini123 woaini1314 woaini520 woaini521 5201314520 1314520520 520131400 52013140 13145200 wo123456 asd123456 asdf1234
  zxc123456 qwe123456 qwe12345 qweasdzxc qweasd123 qaz123456 admin123 admin1234 admin12345 admin123456 admin888
  administrator root1234 root123456 test1234 test123456 user1234 letmein1 welcome1 welcome123 iloveyou iloveyou1
  sunshine princess football baseball superman trustno1 changeme whatever starwars computer dragon123 monkey123
  123456789a 12345678a 1234567a 123456aa 123456abc 123456qq 12345678q 123456qwe 123456asd 147258369 147852369 159357258
  963852741 987654321a 741852963 789456123 123321123 112233445566 11223344 66668888 88886666 12344321 12341234 11112222
  19491001 20080808 gongren123 gonghui123 gonghui888 chejian123 lianbing lianbing1 lianbing123 lianbing123456`.split(
    /\s+/,
  ),
)
