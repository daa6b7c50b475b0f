import type { Content } from '@lianbing/contract'
import { type Element, elements, innerText, type Markup } from '../../../file/markup.ts'
import type { Pictures } from '../../../pictures/pictures.ts'
import { bankProblem } from '../../../problems.ts'
import { dataPicture } from '../data-picture.ts'
import type { MoodleFormat, PictureOf } from '../moodle/moodle-text.ts'
import type { Outcome } from '../moodle/outcome.ts'
import { questionTexts } from '../moodle/question-texts.ts'
import type { Weighted } from '../moodle/weighted-choice.ts'

const formats: Record<string, MoodleFormat> = {
  html: 'html',
  moodle_auto_format: 'moodle',
  plain_text: 'plain',
  markdown: 'markdown',
}

const decoded = (name: string) => {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** The file that stands in an element, by the address under which texts show it. */
const fileIn = (element: Element, src: string): Element | undefined => {
  const path = /^@@PLUGINFILE@@\/?([^?#]*)/.exec(src)?.[1]
  if (path === undefined) return undefined
  const name = decoded(path).split('/').at(-1)
  return elements(element, 'file').find(
    ({ attributes }) => attributes.name === name && attributes.encoding === 'base64',
  )
}

/** What stands in an element's `text`; markup that was not escaped is kept as it is. */
const partsOf = (element: Element | undefined): Markup[] => {
  const text = element && (elements(element, 'text')[0] ?? element)
  if (!text) return []
  return text.children.some((child) => typeof child !== 'string' && child.name !== 'file')
    ? text.children
    : [innerText({ ...text, children: text.children.filter((child) => typeof child === 'string') }).trim()]
}

/** One question of Moodle XML: its parts by name, their texts as content with the pictures that stand beside them. */
export const xmlQuestion = (question: Element, pictures: Pictures | undefined) => {
  const child = (name: string) => elements(question, name)[0]
  const stem = child('questiontext')
  let here = question
  const shownFiles = new Map<Element, ReturnType<Pictures['add']>>()
  const picture: PictureOf = (src, alt) => {
    for (const place of [here, ...(stem ? [stem] : []), ...elements(question)]) {
      const file = fileIn(place, src)
      if (!file) continue
      // A picture may be shown a thousand times; its bytes are read once.
      const known = shownFiles.get(file) ?? pictures?.add(Buffer.from(innerText(file), 'base64'))
      if (known) shownFiles.set(file, known)
      return known && { ...known, alt: alt.trim().slice(0, 200) }
    }
    return dataPicture(src, alt, pictures)
  }
  const texts = questionTexts(picture)
  const formatOf = (element: Element | undefined, inherited: MoodleFormat): MoodleFormat =>
    formats[element?.attributes.format ?? ''] ?? inherited
  const stemFormat = formatOf(stem, 'moodle')

  /** The text that a question asks with, at the top or in one of its parts. */
  const asked = (element: Element | undefined): Content => {
    here = element ?? question
    return texts.asked(partsOf(element), formatOf(element, stemFormat))
  }
  const said = (element: Element | undefined): Content => {
    here = element ?? question
    return texts.saidParts(partsOf(element), formatOf(element, stemFormat))
  }
  const feedbackOf = (element: Element) => said(elements(element, 'feedback')[0])
  const weightOf = ({ attributes }: Element) => Number(attributes.fraction ?? 0) || 0
  const textOf = (element: Element | undefined) =>
    partsOf(element)
      .map((part) => (typeof part === 'string' ? part : innerText(part)))
      .join('')

  return {
    texts,
    picture,
    stemFormat,
    /** The picture that Moodle 1 keeps beside a question. */
    oldPicture: (): Outcome<Content> => {
      const name = textOf(child('image')).trim()
      const code = textOf(child('image_base64')).trim()
      if (name === '' && code === '') return { value: [], notes: [] }
      const image = code === '' ? undefined : pictures?.add(Buffer.from(code, 'base64'))
      return image
        ? { value: [{ type: 'paragraph', children: [image] }], notes: [] }
        : { problem: bankProblem('picture.missing', { name }) }
    },
    /** The stem as the file writes it. */
    source: textOf(stem),
    stem: () => asked(stem),
    /** The stem in pieces of our own making. */
    stemOf: (parts: readonly Markup[]) => {
      here = stem ?? question
      return texts.asked(parts, stemFormat)
    },
    child,
    all: (name: string) => elements(question, name),
    textOf,
    asked,
    said,
    answers: () =>
      elements(question, 'answer').map(
        (answer): Weighted<Content> => ({
          value: asked(answer),
          weight: weightOf(answer),
          feedback: feedbackOf(answer),
        }),
      ),
    /** Answers in words; what `suffix` adds belongs to the word. */
    words: (suffix: (answer: Element) => string = () => '') =>
      elements(question, 'answer').map(
        (answer): Weighted<string> => ({
          value: textOf(answer) + suffix(answer),
          weight: weightOf(answer),
          feedback: feedbackOf(answer),
        }),
      ),
  }
}
export type XmlQuestion = ReturnType<typeof xmlQuestion>
