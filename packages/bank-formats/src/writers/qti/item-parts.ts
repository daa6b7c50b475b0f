import { type Content, type QuestionDraft, textContent } from '@lianbing/contract'
import { escapeMarkup } from '../markup-text.ts'

/** What a type of question adds to an item. */
export interface ItemParts {
  declarations: string
  /** Below the text; empty where the answers stand within it. */
  interaction: string
  /** How it scores; empty where a person marks it. */
  processing: string
}

type Shown = (content: Content) => string

const values = (list: readonly string[]) =>
  list.length === 0
    ? ''
    : `<qti-correct-response>${list.map((value) => `<qti-value>${escapeMarkup(value)}</qti-value>`).join('')}</qti-correct-response>`

const declaration = (cardinality: string, base: string, inside: string, name = 'RESPONSE') =>
  `<qti-response-declaration identifier="${name}" cardinality="${cardinality}" base-type="${base}">${inside}</qti-response-declaration>`

const matchCorrect =
  '<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>'

const score = (inside: string) => `<qti-set-outcome-value identifier="SCORE">${inside}</qti-set-outcome-value>`
const float = (value: string) => `<qti-base-value base-type="float">${value}</qti-base-value>`

const choices = (options: QuestionDraft['options'], shown: Shown) =>
  options
    .map(
      ({ id, content, pinned }) =>
        `<qti-simple-choice identifier="${id}"${pinned ? ' fixed="true"' : ''}>${shown(content)}</qti-simple-choice>`,
    )
    .join('')

const choice = (draft: QuestionDraft, right: readonly string[], single: boolean, shown: Shown): ItemParts => ({
  declarations: declaration(single ? 'single' : 'multiple', 'identifier', values(right)),
  interaction: `<qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="${single ? 1 : 0}">${choices(draft.options, shown)}</qti-choice-interaction>`,
  processing: matchCorrect,
})

const words = { 'zh-CN': ['正确', '错误'], en: ['True', 'False'] } as const

const verdict = ({ language }: QuestionDraft, truth: boolean): ItemParts => {
  const [right, wrong] = words[language]
  return {
    declarations: declaration('single', 'identifier', values([truth ? 'T' : 'F'])),
    interaction: `<qti-choice-interaction response-identifier="RESPONSE" shuffle="false" max-choices="1"><qti-simple-choice identifier="T">${right}</qti-simple-choice><qti-simple-choice identifier="F">${wrong}</qti-simple-choice></qti-choice-interaction>`,
    processing: matchCorrect,
  }
}

/** The name of a gap's answer; gaps count from 0. */
export const gapName = (index: number) => `RESPONSE_${index + 1}`

const gaps = (texts: readonly (readonly string[])[]): ItemParts => ({
  declarations: texts
    .map((alternatives, index) => {
      const entries = alternatives.map(
        (text) => `<qti-map-entry map-key="${escapeMarkup(text)}" mapped-value="1" case-sensitive="false"/>`,
      )
      const mapping = `<qti-mapping default-value="0">${entries.join('')}</qti-mapping>`
      return declaration('single', 'string', values(alternatives.slice(0, 1)) + mapping, gapName(index))
    })
    .join(''),
  interaction: '',
  processing: `<qti-response-processing>${score(
    `<qti-sum>${texts.map((_, index) => `<qti-map-response identifier="${gapName(index)}"/>`).join('')}</qti-sum>`,
  )}</qti-response-processing>`,
})

const numeric = (number: string, tolerance: string): ItemParts => {
  const mode =
    tolerance === '0' ? 'tolerance-mode="exact"' : `tolerance-mode="absolute" tolerance="${tolerance} ${tolerance}"`
  const equal = `<qti-equal ${mode}><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-equal>`
  return {
    declarations: declaration('single', 'float', values([number])),
    interaction: '<p><qti-text-entry-interaction response-identifier="RESPONSE"/></p>',
    processing: `<qti-response-processing><qti-response-condition><qti-response-if>${equal}${score(float('1'))}</qti-response-if><qti-response-else>${score(float('0'))}</qti-response-else></qti-response-condition></qti-response-processing>`,
  }
}

const matchSet = (side: string, options: QuestionDraft['options'], most: number, shown: Shown) =>
  `<qti-simple-match-set>${options
    .map(
      ({ id, content }) =>
        `<qti-simple-associable-choice identifier="${side}_${id}" match-max="${most}">${shown(content)}</qti-simple-associable-choice>`,
    )
    .join('')}</qti-simple-match-set>`

/** How a question is asked and scored in QTI 3.0. */
export const itemParts = (draft: QuestionDraft, shown: Shown): ItemParts => {
  const { key, options, targets } = draft
  switch (key.type) {
    case 'single-choice':
      return choice(draft, [key.choice], true, shown)
    case 'multiple-choice':
      return choice(draft, key.choices, false, shown)
    case 'true-false':
      return verdict(draft, key.truth)
    case 'blanks':
      return gaps(key.texts)
    case 'numeric':
      return numeric(key.number, key.tolerance)
    case 'ordering':
      return {
        declarations: declaration('ordered', 'identifier', values(key.order)),
        interaction: `<qti-order-interaction response-identifier="RESPONSE" shuffle="true">${choices(options, shown)}</qti-order-interaction>`,
        processing: matchCorrect,
      }
    case 'matching':
      return {
        declarations: declaration(
          'multiple',
          'directedPair',
          values(key.pairs.map(([left, right]) => `L_${left} R_${right}`)),
        ),
        interaction: `<qti-match-interaction response-identifier="RESPONSE" shuffle="true" max-associations="0">${matchSet('L', options, 1, shown)}${matchSet('R', targets, 0, shown)}</qti-match-interaction>`,
        processing: matchCorrect,
      }
    case 'written': {
      const lines = `<div>${shown(textContent(key.rubric))}</div>`
      const rubric = `<qti-rubric-block use="scoring" view="scorer"><qti-content-body>${lines}</qti-content-body></qti-rubric-block>`
      return {
        declarations: declaration('single', 'string', ''),
        interaction: `<qti-extended-text-interaction response-identifier="RESPONSE"/>${key.rubric === '' ? '' : rubric}`,
        processing: '',
      }
    }
  }
}
