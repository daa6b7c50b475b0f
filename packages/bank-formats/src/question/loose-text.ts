/** What a question may be worded with or without and still ask the same. */
const framing =
  /下列|以下|下面|下述|上述|关于|有关|请问|请选择|请|的|了|是|为|即|其|之|与|和|及|以及|并且|而|在|于|中|时|则|都|会|属|个|种|项|哪些|哪个|哪|什么|何|所/g
const framingWords =
  /\b(?:the|a|an|of|is|are|was|be|which|what|that|this|these|following|in|on|at|to|for|by|it|its|and|choose|select|please)\b/gi

/** Marks that say nothing; those that stand at a number or a letter say something. */
const idle = /[^\p{L}\p{N}+\-*/=<>%^_°.~≤≥≠±×÷√∞≈∠⊥∥Δ∑∫℃Ω$\\{}&|!]/gu

/** Where a stem names the book that it is from: that belongs to the question's source. */
const citation = /[(]?(?:来源|出处|选自|摘自)[:].*$/s

/** Text of which only what is asked is left: no marks, no gaps, none of the words that frame a question. */
export const looseText = (comparable: string): string =>
  comparable
    .replace(citation, '')
    .replace(/\(\s*\)|\[\s*\]|【\s*】|_{2,}/g, '')
    .replace(/(\d)\s*(?:[-–—~～]+|至|到)\s*(?=\d)/g, '$1~')
    .replace(/\b[A-Z][a-z]{2,}\b/g, (word) => word.toLowerCase())
    .replace(framingWords, ' ')
    .trim()
    .replace(/(?<=[A-Za-z])\s+(?=[A-Za-z])|(?<=[0-9])\s+(?=[0-9])/g, '\u0001')
    .replace(idle, (mark) => (mark === '\u0001' ? mark : ''))
    .replace(/[.\-/*~!_](?![\dA-Za-z])|(?<![\dA-Za-z])[.*~_]/g, '')
    .replaceAll('\u0001', ' ')
    .replace(framing, '')

/** Characters of which one more or one less turns a statement over, or makes it one about something else. */
const turning = new Set(
  '不无非未没否勿莫禁忌免除外反错误正负确二三四五六七八九十百千万零两半首末始终大小多少高低长短快慢前后左右上下内顺逆升降增减加开关断通进出入排吸放收冷热干湿软硬轻重远近早晚先最主副次单双串并直曲横纵交阴阳甲乙丙丁全强弱深浅粗细宽窄厚薄紧松动静侧底顶东西南北狭广相线感容新旧虚实凹凸明暗优劣好坏有能可必须只仅同异拉压弯剪扭允宜',
)
const turningWords =
  /\b(?:not|no|nor|never|none|neither|without|except|unless|only|always|must|may|can|cannot|least|most|more|less|increase[sd]?|decrease[sd]?|high(?:er)?|low(?:er)?|before|after|first|last|left|right|up|down|open|close[sd]?|positive|negative|true|false|incorrect|correct|wrong)\b|n't\b/gi

/** Numbers, signs and the names that are written in letters: `12.5`, `mA`, `≤`; of a text in English not its words. */
const exact = /\d+(?:\.\d+)?|[\p{Script=Latin}\p{Script=Greek}]+|[+\-*/=<>%^_°~≤≥≠±×÷√∞≈∠⊥∥Δ∑∫]/gu
const ordinaryWord = /^[a-z]{4,}$/

/** What has to be equal in two texts that ask the same, and stand in the same order. */
export const decidingParts = (loose: string, language: 'zh-CN' | 'en'): string => {
  const exacts = (loose.match(exact) ?? []).filter((part) => language === 'zh-CN' || !ordinaryWord.test(part))
  const turns =
    language === 'en' ? (loose.toLowerCase().match(turningWords) ?? []) : [...loose].filter((c) => turning.has(c))
  return [...exacts, ...turns].join(' ')
}
