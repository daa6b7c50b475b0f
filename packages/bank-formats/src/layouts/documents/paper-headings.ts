import { plain } from '../../text/comparable.ts'
import { truthOf, typeOf } from '../../text/words.ts'

/** What a heading says about the questions below it. */
export interface PaperHeading {
  /** The type in the paper's words; empty where it only names a chapter. */
  type: string
  /** The type word for word, also where it decides nothing. */
  words?: string
  /** The answer of all of them: 判断题（正确）. */
  truth?: boolean
  /** Its place in the order of parts: 二、 is 2. */
  ordinal?: number
  /** A single word that may as well be part of a text: 判断 alone on its line. */
  doubtful?: boolean
  /** Name of the chapter. */
  chapter?: string
}

const kinds =
  '(?:单项?选择?|多项?选择?|不定项?选择?|单选|多选|不定项|选择|判断改错|判断|是非|对错|正误|填空|填充|简答|问答|论述|名词解释|名词|计算|综合|案例分析|案例|材料分析|材料|分析|应用|实操|操作|技能|作图|绘图|识图|读图|识绘图|看图|排序|匹配|连线|配对|主观|客观|思考|阅读|改错|完形填空)'
const ordinals = '一二三四五六七八九十'
const lead = `(?:第?\\s*(?:([${ordinals}]{1,3})|[IVXⅠ-Ⅻ]{1,5}|\\d{1,2})\\s*(?:部分|大题|章|节|篇|[、.．:：)）])?\\s*[、.．:：]?|[（(]\\s*([${ordinals}]{1,3})\\s*[)）][、.．]?|Part\\s*(?:[IVX]+|\\d+|[A-Z])\\s*[.:：、-]?|Section\\s*(?:[IVX]+|\\d+|[A-Z])\\s*[.:：、-]?)`
const english =
  '(?:single|multiple|true|fill|short|essay|matching|ordering|judg)[a-z /,&-]{0,40}(?:questions?|choices?|answers?|false|blanks?|items?|section)'
const typed = new RegExp(
  `^(?:${lead})?\\s*(?:题型\\s*[:：]\\s*)?[【\\[]?((?:${kinds}(?:与|和|、|及|/)?){1,3}\\s*(?:题|题型|试题)(?:部分|库|目|集)?(?:[初中高]级|技师)?)[】\\]]?\\s*(?:[（(【\\[:：,，。.—-].*|[ \\t].*|共.*|每.*)?$`,
)
/** 一、单项选择（每题1分） and 判断 alone on its line: without 题 only where nothing else is said. */
const short =
  '(?:单项选择|多项选择|不定项选择|单选|多选|不定项|选择|判断|是非|填空|简答|问答|论述|名词解释|计算|案例分析)'
const typedShort = new RegExp(`^(?:${lead})?\\s*(${short})\\s*(?:[:：]|[（(【\\[].*)?$`)
const typedEnglish = new RegExp(`^(?:${lead})?\\s*(${english})\\s*(?:[（(:：.].*)?$`, 'i')
const chapter = new RegExp(
  `^第\\s*(?:[${ordinals}百零]{1,5}|\\d{1,3})\\s*(?:章|节|篇|部分|单元|讲|课|编|模块|项目)[\\s、.．:：]*(.{0,60})$`,
)

const numberOfOrdinal = (text: string): number | undefined => {
  const places = [...text].map((character) => ordinals.indexOf(character) + 1)
  if (places.length === 1) return places[0]
  if (places.length === 2) return places[0] === 10 ? 10 + (places[1] ?? 0) : (places[0] ?? 0) * 10
  return undefined
}

/** The type as the paper names it, where it names exactly one that decides anything. */
const typeName = (name: string): string => {
  const words = name.replace(/\s*questions?$/i, '')
  // 选择题 leaves open how many options are right.
  if (/^(?:客观|主观|思考|应用|分析|操作|技能)?(?:选择|客观)(?:题|$)/.test(words) && !/[单多]|不定/.test(words))
    return ''
  if (/^(?:实操|操作|技能|作图|绘图|识图|读图|识绘图|看图|分析|应用|思考|阅读|改错|材料|判断改错)/.test(words))
    return /判断/.test(words) ? '判断题' : '简答题'
  return typeOf(words) === undefined ? '' : words
}

/** What may stand behind a heading's type: brackets, a count, marks, instructions. */
const tails =
  /^(?:[\]】])?\s*(?:$|[(（【[](?!\s*[A-H√×]{1,6}\s*[)）】\]])[^)）]*(?:[)）】\]]\s*[:：.。]?$|$|[)）].{0,120}(?:[分题号]|正确|答案).*$)|[:：,，。.—-]?\s*(?:$|[共每本计满].*|.*(?:每小?题|小题|\d\s*分|选择一个|填入|答案).*))/
/** A gap, a question mark or an answer: the line asks something itself. */
const asks = /[?？]\s*$|[（(]\s*[)）]\s*[。.]?$|_{2,}|[（(]\s*[A-H√×]{1,6}\s*[)）]\s*[。.]?$/

/** Longer lines are no headings. */
const longest = 400

/**
 * A line as the heading of a part of the paper: 一、单项选择题（每题0.5分，共80分）, 题型：多选题, 第二章 轴承. Undefined for
 * every other line.
 */
export const headingOf = (line: string): PaperHeading | undefined => {
  const text = line.trim()
  if (text === '' || text.length > longest) return undefined
  const words = plain(text)
    .replace(/^[#*]+\s*/, '')
    .replace(/\*+$/, '')
  const match = typed.exec(words) ?? typedShort.exec(words) ?? (words.length <= 120 ? typedEnglish.exec(words) : null)
  if (match) {
    const name = (match[3] ?? '').trim()
    // "单选题石头（C）…" and "(单选题) …" are questions: their words go on.
    const rest = words.slice(words.indexOf(name) + name.length).trim()
    if (!tails.test(rest) || asks.test(rest)) return undefined
    const truth = /^[（(:：—-]?\s*(?:全部?|均|都)?为?\s*(正确|错误|对|错|√|×)\s*的?\s*[)）]?$/.exec(
      rest.replace(/^[】\])）]/, ''),
    )?.[1]
    const ordinal = numberOfOrdinal(match[1] ?? match[2] ?? '')
    const value = truth === undefined ? undefined : truthOf(truth)
    return {
      type: typeName(name),
      words: name,
      ...(words === name && !name.endsWith('题') ? { doubtful: true } : {}),
      ...(value === undefined ? {} : { truth: value }),
      ...(ordinal === undefined ? {} : { ordinal }),
    }
  }
  const named = chapter.exec(words)
  if (named && !/[。？?；]$/.test(words) && !/[.…]{3,}\s*\d+$|\t\s*\d+$/.test(words))
    // The bare number of a chapter says nothing.
    return { type: '', ...(named[1]?.trim() ? { chapter: words.slice(0, 100) } : {}) }
  return undefined
}
