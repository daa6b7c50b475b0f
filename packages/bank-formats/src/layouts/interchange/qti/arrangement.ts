import { type Element, elements } from '../../../file/markup.ts'
import { typeOf } from '../../../text/words.ts'
import { isForCandidate } from './item-body.ts'
import { folderOf, partNamed, resolvePath } from './package-paths.ts'

/** What tests and sections of a package say about its items. */
export interface Arrangement {
  /** Paths of item files, as the tests order them; of files that are not there, as the test writes them. */
  order: Set<string>
  missing: Set<string>
  /** What a section that is not just "Section 1" is about, by the path of the item. */
  points: Map<string, string>
  /** What sections tell their candidates, by the path of the item. */
  rubrics: Map<string, Element[]>
}

/** A section's title as an exam point; names of parts and of question types are none. */
export const pointOf = ({ title = '', identifier = '', ident = '' }: Readonly<Record<string, string>>) => {
  const point = title.trim()
  const part =
    /^(?:main|default|root|top)?[\s_-]*(?:assessment|test)?[\s_-]*(?:section|part|group|page|block)?[\s\d_.:-]*$/i.test(
      point,
    ) || /^第?[一二三四五六七八九十\d]+\s*(?:部分|节|大题|组)?$/.test(point)
  return part || point === identifier || point === ident || typeOf(point) !== undefined ? undefined : point
}

/** Reads tests in the names of QTI 2.x, given by their paths; sections may stand in files of their own. */
export const arrangementOf = (files: ReadonlyMap<string, Element>, names: ReadonlySet<string>): Arrangement => {
  const found: Arrangement = { order: new Set(), missing: new Set(), points: new Map(), rubrics: new Map() }
  const entered = new Set<Element>()

  const walk = (element: Element, path: string, point: string | undefined, rubrics: Element[]): void => {
    if (entered.has(element)) return
    entered.add(element)
    const section = element.name === 'assessmentSection'
    const here = (section ? pointOf(element.attributes) : undefined) ?? point
    const told = section ? [...rubrics, ...elements(element, 'rubricBlock').filter(isForCandidate)] : rubrics
    for (const child of elements(element)) {
      const href = child.attributes.href ?? ''
      const part = partNamed(names, folderOf(path), href)
      if (child.name === 'assessmentItemRef') {
        if (part === undefined || !names.has(part)) found.missing.add(resolvePath(folderOf(path), href) ?? href)
        else {
          found.order.add(part)
          if (here !== undefined) found.points.set(part, here)
          if (told.length > 0) found.rubrics.set(part, told)
        }
      } else if (child.name === 'assessmentSectionRef') {
        const other = part === undefined ? undefined : files.get(part)
        if (other && part !== undefined) walk(other, part, here, told)
      } else if (child.name === 'testPart' || child.name === 'assessmentSection') walk(child, path, here, told)
    }
  }

  for (const [path, root] of files) if (root.name === 'assessmentTest') walk(root, path, undefined, [])
  for (const [path, root] of files) if (root.name !== 'assessmentTest') walk(root, path, undefined, [])
  return found
}
