/** Pairs of a code, as the Latin-1 character that has it, and what the font shows for it. */
const pairs = (text: string): Map<string, string> => {
  const map = new Map<string, string>()
  const characters = [...text]
  for (let at = 0; at + 1 < characters.length; at += 2) map.set(characters[at] ?? '', characters[at + 1] ?? '')
  return map
}
const numbered = (first: number, shown: string) =>
  [...shown].map((character, index) => String.fromCharCode(first + index) + character).join('')

const wingdings = pairs(
  `l●m❍n■o□q❑r❒u◆v❖¡○¤◉§▪¨□Ø➢ß←à→á↑â↓è➔ï⇐ð⇒ó⇔û✗ü✓ý☒þ☑J☺L☹${numbered(0x81, '①②③④⑤⑥⑦⑧⑨⑩')}${numbered(0x8c, '❶❷❸❹❺❻❼❽❾❿')}`,
)
const wingdings2 = pairs(`O✗P✓Q☒R☑S☒T☒£□\u0097●\u0098●${numbered(0x6a, '①②③④⑤⑥⑦⑧⑨⑩')}`)
const symbol = pairs(
  `aαbβcχdδeεfφgγhηiιjϕkκlλmμnνoοpπqθrρsσtτuυvϖwωxξyψzζAΑBΒCΧDΔEΕFΦGΓHΗIΙJϑKΚLΛMΜNΝOΟPΠQΘRΡSΣTΤUΥVςWΩXΞYΨZΖ"∀$∃'∋*∗-−@≅\\∴^⊥~∼¢′£≤¤⁄¥∞¦ƒ«↔¬←\u00AD↑®→¯↓°°±±²″³≥´×µ∝¶∂·•¸÷¹≠º≡»≈¼…Ä⊗Å⊕Æ∅Ç∩È∪É⊃Ê⊇Ë⊄Ì⊂Í⊆Î∈Ï∉Ð∠Ñ∇Õ∏Ö√×⋅Ø¬Ù∧Ú∨Û⇔Ü⇐Ý⇑Þ⇒ß⇓à◊á⟨å∑ñ⟩ò∫`,
)

const fonts: [RegExp, Map<string, string>][] = [
  [/^symbol/i, symbol],
  [/^wingdings 2/i, wingdings2],
  [/^wingdings$/i, wingdings],
]

/**
 * What a text shows in a font of symbols: such fonts draw a tick for "ü", in private-use code points or in plain
 * ones. Text in other fonts is handed back as it is.
 */
export const symbolText = (text: string, font: string): string => {
  const map = fonts.find(([name]) => name.test(font))?.[1]
  if (!map) return text
  return text.replace(/[\u0020-\u00FF\uF020-\uF0FF]/g, (character) => {
    const code = character.charCodeAt(0)
    const low = String.fromCharCode(code >= 0xf000 ? code - 0xf000 : code)
    return map.get(low) ?? (code >= 0xf080 || (code >= 0xf000 && map !== symbol) ? '\uFFFD' : low)
  })
}
