const digits = '〇一二三四五六七八九'
const legal = '零壹贰叁肆伍陆柒捌玖'

/** Chinese numerals with places: 十二, 一百零三. */
const counted = (value: number, words: string, units: readonly string[], zero: string): string => {
  if (value >= 10_000) {
    const rest = value % 10_000
    const between = rest > 0 && rest < 1_000 ? zero : ''
    const head = counted(Math.floor(value / 10_000), words, units, zero)
    return `${head}万${rest === 0 ? '' : between + counted(rest, words, units, zero)}`
  }
  let text = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) gap = text !== ''
    else {
      text += (gap ? zero : '') + words[digit] + (units[place] ?? '')
      gap = false
    }
  }
  return text
}

const chinese = (value: number): string =>
  value === 0 ? '零' : counted(value, digits, ['', '十', '百', '千'], '零').replace(/^一十/, '十')
const spelled = (value: number, words: string) => [...String(value)].map((digit) => words[Number(digit)]).join('')

const letters = (value: number) => String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1)

const romans: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]
const roman = (value: number): string => {
  let rest = value
  let text = ''
  for (const [worth, sign] of romans)
    while (rest >= worth) {
      text += sign
      rest -= worth
    }
  return text
}

const from = (first: string, most: number) => (value: number) =>
  value > most ? String(value) : String.fromCodePoint((first.codePointAt(0) ?? 0) + value - 1)
const among = (words: string) => (value: number) => words[value - 1] ?? String(value)

const circled = (value: number): string => {
  if (value <= 20) return from('①', 20)(value)
  if (value <= 35) return from('㉑', 15)(value - 20)
  return value <= 50 ? from('㊱', 15)(value - 35) : String(value)
}
const wide = (value: number) => String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
const ordinal = (value: number): string => {
  const teens = value % 100 > 10 && value % 100 < 14
  return value + (teens ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'))
}
const chineseLegal = (value: number) => (value === 0 ? '零' : counted(value, legal, ['', '拾', '佰', '仟'], '零'))

const formats: Record<string, (value: number) => string> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperLetter: letters,
  lowerLetter: (value) => letters(value).toLowerCase(),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  ordinal,
  numberInDash: (value) => `- ${value} -`,
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: (value) => spelled(value, digits),
  japaneseDigitalTenThousand: (value) => spelled(value, digits),
  taiwaneseDigital: (value) => spelled(value, digits),
  koreanDigital2: (value) => spelled(value, digits),
  chineseLegalSimplified: chineseLegal,
  ideographLegalTraditional: chineseLegal,
  japaneseLegal: chineseLegal,
  ideographTraditional: among('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: among('子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: from('㊀', 10),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: from('⒈', 20),
  decimalEnclosedParen: from('⑴', 20),
  decimalFullWidth: wide,
  decimalFullWidth2: wide,
}

/** A number as a Word list shows it in one of its formats; in digits where the format is not known. */
export const numberWords = (value: number, format: string): string => {
  if (format === 'none' || format === 'bullet') return ''
  // Letters and Roman figures of such size are no numbering, only a way to fill memory.
  return value < 1 || value > 9_999 ? String(value) : (formats[format]?.(value) ?? String(value))
}
