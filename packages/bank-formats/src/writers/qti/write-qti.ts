import { type Content, contentText, type QuestionDraft } from '@lianbing/contract'
import { pointOf } from '../../layouts/interchange/qti/arrangement.ts'
import { isPinned } from '../../text/words.ts'
import { contentHtml, type HtmlWays, texFormula } from '../content-html.ts'
import { letteredDraft } from '../lettered-draft.ts'
import { escapeMarkup } from '../markup-text.ts'
import { lossList, type TellLoss, tellFields } from '../notes.ts'
import { texMathml } from '../tex-mathml.ts'
import { titleOf } from '../title-of.ts'
import type { BankToWrite, WrittenFile } from '../written.ts'
import { type ZipPart, zipFile } from '../zip-file.ts'
import { gapName, itemParts } from './item-parts.ts'

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const qti = 'xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"'
const extensions = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }

const itemXml = (draft: QuestionDraft, name: string, title: string, ways: HtmlWays, stimulus: string): string => {
  const shown = (content: Content) => contentHtml(content, ways, true)
  const { declarations, interaction, processing } = itemParts(draft, shown)
  const explained = draft.explanation.length > 0
  const feedback = explained
    ? '<qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"><qti-default-value><qti-value>explanation</qti-value></qti-default-value></qti-outcome-declaration>'
    : ''
  const explanation = explained
    ? `<qti-modal-feedback outcome-identifier="FEEDBACK" identifier="explanation" show-hide="show"><qti-content-body>${contentHtml(draft.explanation, ways)}</qti-content-body></qti-modal-feedback>`
    : ''
  return `${head}<qti-assessment-item ${qti} identifier="${name}" title="${escapeMarkup(title)}" adaptive="false" time-dependent="false" xml:lang="${draft.language}">
${declarations}
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>${feedback}
${stimulus}<qti-item-body>${contentHtml(draft.stem, ways)}${interaction}</qti-item-body>
${processing}${explanation}
</qti-assessment-item>
`
}

/** Cases, each a file of its own that its questions refer to. */
const stimuliOf = () => {
  const files = new Map<string, string>()
  const names = new Map<string, string>()
  return {
    files,
    refer: ({ group, material, language }: QuestionDraft, index: number, html: () => string): string => {
      if (material.length === 0) return ''
      const shared = `${group ?? `#${index}`}\n${JSON.stringify(material)}`
      const name = names.get(shared) ?? `s${names.size + 1}`
      if (!names.has(shared)) {
        names.set(shared, name)
        files.set(
          `stimuli/${name}.xml`,
          `${head}<qti-assessment-stimulus ${qti} identifier="${name}" title="${name}" xml:lang="${language}"><qti-stimulus-body>${html()}</qti-stimulus-body></qti-assessment-stimulus>\n`,
        )
      }
      return `<qti-assessment-stimulus-ref identifier="${name}" href="../stimuli/${name}.xml" title="${name}"/>\n`
    },
  }
}

/** A section's title where that is read as an exam point; all others count. */
const sectionTitle = (examPoint: string | null, identifier: string, tell: TellLoss) => {
  if (examPoint === null) return identifier
  if (pointOf({ title: examPoint, identifier }) === examPoint) return examPoint
  tell('exam-point')
  return identifier
}

const testXml = (name: string, sections: readonly { title: string; items: string[] }[]) =>
  `${head}<qti-assessment-test ${qti} identifier="test" title="${escapeMarkup(name)}"><qti-test-part identifier="part" navigation-mode="nonlinear" submission-mode="simultaneous">
${sections
  .map(
    ({ title, items }, place) =>
      `<qti-assessment-section identifier="section-${place + 1}" title="${escapeMarkup(title)}" visible="true">${items
        .map((item) => `<qti-assessment-item-ref identifier="${item}" href="items/${item}.xml"/>`)
        .join('')}</qti-assessment-section>`,
  )
  .join('\n')}
</qti-test-part></qti-assessment-test>
`

const kinds: Record<string, string> = {
  items: 'imsqti_item_xmlv3p0',
  stimuli: 'imsqti_stimulus_xmlv3p0',
  media: 'webcontent',
  'test.xml': 'imsqti_test_xmlv3p0',
}

const manifestXml = (names: readonly string[]) =>
  `${head}<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="manifest"><metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata><organizations/><resources>
${names
  .map(
    (name, place) =>
      `<resource identifier="r${place + 1}" type="${kinds[name.split('/')[0] ?? '']}" href="${name}"><file href="${name}"/></resource>`,
  )
  .join('\n')}
</resources></manifest>
`

/** A package of QTI 3.0: an item a question, cases as stimuli, and a test whose sections are the exam points. */
export const writeQti = (bank: BankToWrite): WrittenFile => {
  const losses = lossList()
  const media = new Map<string, ZipPart>()
  const stimuli = stimuliOf()
  const items: ZipPart[] = []
  const sections: { point: string | null; title: string; items: string[] }[] = []
  for (const [index, { draft: given }] of bank.questions.entries()) {
    const draft = letteredDraft(given)
    const tell = losses.of(index)
    tellFields(draft, ['examPoint'], tell)
    const { key } = draft
    if (key.type === 'blanks' && key.anyOrder) tell('any-order')
    if (key.type === 'numeric' && (draft.unit ?? key.unit) !== undefined) tell('unit')
    // Choices are fixed one by one; the other types know no such thing.
    const choosing = key.type === 'single-choice' || key.type === 'multiple-choice'
    if (!choosing && draft.options.some(({ content, pinned }) => pinned !== isPinned(contentText(content))))
      tell('pinned')
    const ways: HtmlWays = {
      tell,
      src: (hash) => {
        const picture = bank.pictures.get(hash)
        if (!picture) return undefined
        const name = `media/${hash}.${extensions[picture.type]}`
        media.set(name, { name, data: picture.bytes, stored: true })
        return `../${name}`
      },
      gap: (gap) => `<qti-text-entry-interaction response-identifier="${gapName(gap)}"/>`,
      formula: (tex) => texMathml(tex) ?? texFormula(tell)(tex),
      underline: ['<span style="text-decoration: underline">', '</span>'],
    }
    const name = `q${String(index + 1).padStart(5, '0')}`
    const stimulus = stimuli.refer(draft, index, () => contentHtml(draft.material, ways))
    items.push({ name: `items/${name}.xml`, data: itemXml(draft, name, titleOf(draft, index), ways, stimulus) })
    const last = sections.at(-1)
    if (last && last.point === draft.examPoint) last.items.push(name)
    else {
      const title = sectionTitle(draft.examPoint, `section-${sections.length + 1}`, tell)
      sections.push({ point: draft.examPoint, title, items: [name] })
    }
  }
  const parts: ZipPart[] = [
    { name: 'test.xml', data: testXml(bank.name, sections) },
    ...items,
    ...[...stimuli.files].map(([name, data]) => ({ name, data })),
    ...media.values(),
  ]
  const manifest = { name: 'imsmanifest.xml', data: manifestXml(parts.map(({ name }) => name)) }
  return {
    bytes: zipFile([manifest, ...parts]),
    extension: 'zip',
    type: 'application/zip',
    questions: bank.questions.length,
    notes: losses.notes,
  }
}
