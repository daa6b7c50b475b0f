import type { Block, Content, Inline, QuestionDraft } from '@lianbing/contract'
import type { BankPicture, PlacedDraft, PlacedProblem } from '../bank-reading.ts'
import { type BankProblem, bankProblem } from '../problems.ts'
import { encodePicture } from './encode-picture.ts'
import type { Pictures } from './pictures.ts'

/** Pictures of one file: what the largest illustrated banks have several times over, and what is read in time. */
const most = { pictures: 2_000, bytes: 32 * 1024 * 1024 }
/** Microseconds of work: reading is broken off after 20 s; one picture that takes seconds is made to. */
const patience = { each: 1_500_000, all: 12_000_000 }

type Image = Extract<Inline, { type: 'image' }>
type Settled = { picture: BankPicture } | { problem: BankProblem }

const inlinesOf = (block: Block): readonly Inline[] =>
  block.type === 'paragraph' ? block.children : block.rows.flat(2)

const contentsOf = ({ material, stem, options, targets, explanation }: QuestionDraft): Content[] => [
  material,
  stem,
  ...[...options, ...targets].map(({ content }) => content),
  explanation,
]

/** Hashes of the pictures that a draft shows, each once. */
const shownBy = (draft: QuestionDraft): string[] => [
  ...new Set(
    contentsOf(draft)
      .flat()
      .flatMap(inlinesOf)
      .flatMap((child) => (child.type === 'image' ? [child.hash] : [])),
  ),
]

/** The draft with every picture exchanged. */
const exchange = (draft: QuestionDraft, change: (image: Image) => Image): QuestionDraft => {
  const inlines = (children: readonly Inline[]) =>
    children.map((child) => (child.type === 'image' ? change(child) : child))
  const contents = (content: Content): Content =>
    content.map((block) =>
      block.type === 'paragraph'
        ? { ...block, children: inlines(block.children) }
        : { ...block, rows: block.rows.map((row) => row.map(inlines)) },
    )
  const options = (list: QuestionDraft['options']) =>
    list.map((option) => ({ ...option, content: contents(option.content) }))
  return {
    ...draft,
    material: contents(draft.material),
    stem: contents(draft.stem),
    options: options(draft.options),
    targets: options(draft.targets),
    explanation: contents(draft.explanation),
  }
}

/** Work of this process so far; unlike time it is the same on a busy machine. */
const worked = (): number => {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Gives up on work that is too much; the library's own thread cannot be stopped, and ends with its process. */
const within = async <T>(work: Promise<T>, most: number): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined
  const end = worked() + most
  const late = new Promise<undefined>((resolve) => {
    timer = setInterval(() => worked() > end && resolve(undefined), 50)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearInterval(timer)
  }
}

/** Re-encodes pictures one after another, each once, within the bounds of a file. */
const pictureDesk = (pictures: Pictures) => {
  const settled = new Map<string, Settled>()
  const end = worked() + patience.all
  let bytes = 0
  let stuck = false
  const settle = async (raw: string): Promise<Settled> => {
    const given = pictures.bytesOf(raw)
    if (!given) return { problem: bankProblem('picture.unreadable') }
    if (given.length === 0) return { problem: bankProblem('picture.not-inside') }
    const left = end - worked()
    if (settled.size >= most.pictures || bytes > most.bytes || stuck || left <= 0)
      return { problem: bankProblem('picture.too-many', { limit: most.pictures }) }
    const encoded = await within(encodePicture(given), Math.min(left, patience.each))
    // What still runs would slow down the rest as well.
    stuck = encoded === undefined
    if (!encoded) return { problem: bankProblem('picture.unreadable') }
    if ('picture' in encoded) bytes += encoded.picture.bytes.length
    return encoded
  }
  return async (raw: string): Promise<Settled> => {
    const known = settled.get(raw)
    if (known) return known
    const found = await settle(raw)
    settled.set(raw, found)
    return found
  }
}

/**
 * Re-encodes every picture that a draft shows and names it by its new bytes. A question with a picture that cannot be
 * read is rejected: without it, it could not be answered. Pictures that nothing shows are dropped.
 */
export const settlePictures = async (
  reading: { drafts: readonly PlacedDraft[]; rejected: readonly PlacedProblem[] },
  pictures: Pictures,
): Promise<{ drafts: PlacedDraft[]; rejected: PlacedProblem[]; pictures: BankPicture[] }> => {
  const desk = pictureDesk(pictures)
  const kept = new Map<string, BankPicture>()
  const drafts: PlacedDraft[] = []
  const rejected = [...reading.rejected]
  for (const placed of reading.drafts) {
    const { identity } = placed
    const earlier = identity?.earlier ?? []
    const shown = [...new Set([placed.draft, ...earlier.map(({ draft }) => draft)].flatMap(shownBy))]
    const found = new Map<string, Settled>()
    for (const raw of shown) found.set(raw, await desk(raw))
    const broken = [...found.values()].find((one) => 'problem' in one)
    if (broken) {
      rejected.push({ at: placed.at, ...broken.problem })
      continue
    }
    for (const one of found.values()) if ('picture' in one) kept.set(one.picture.hash, one.picture)
    const change = (image: Image): Image => {
      const one = found.get(image.hash)
      if (!one || !('picture' in one)) return image
      const { hash, width, height } = one.picture
      return { ...image, hash, width, height }
    }
    const settled = earlier.map((old) => ({ ...old, draft: exchange(old.draft, change) }))
    const history = identity ? { identity: { ...identity, earlier: settled } } : {}
    drafts.push(shown.length === 0 ? placed : { ...placed, draft: exchange(placed.draft, change), ...history })
  }
  return { drafts, rejected, pictures: [...kept.values()] }
}
