import { type BankReading, readBank } from '../src/index.ts'
import { bytesOf } from './samples.ts'

/** An item of QTI 2.2: declarations, body, and what follows it. */
export const item = (declarations: string, body: string, rest = '', attributes = 'adaptive="false"') =>
  `<?xml version="1.0" encoding="UTF-8"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i" title="t" ${attributes}>
  ${declarations}<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/><itemBody>${body}</itemBody>${rest}</assessmentItem>`

/** A response declaration with its right values and more. */
export const answer = (values: readonly string[], baseType = 'identifier', cardinality = 'single', more = '') =>
  `<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${baseType}">${
    values.length > 0
      ? `<correctResponse>${values.map((value) => `<value>${value}</value>`).join('')}</correctResponse>`
      : ''
  }${more}</responseDeclaration>`

export const choice = (choices: Record<string, string>, attributes = 'maxChoices="1"') =>
  `<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" ${attributes}><prompt>Which tool?</prompt>${Object.entries(
    choices,
  )
    .map(([name, text]) => `<simpleChoice identifier="${name}">${text}</simpleChoice>`)
    .join('')}</choiceInteraction>`

/** Response processing that gives points where a condition holds. */
export const rule = (condition: string, points = 1) =>
  `<responseProcessing><responseCondition><responseIf>${condition}<setOutcomeValue identifier="SCORE"><baseValue baseType="float">${points}</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>`

export const template = (name: string) =>
  `<responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/${name}"/>`

/** A file of QTI 1.2 with one item. */
export const interop = (presentation: string, conditions: string, kind = '', more = '') =>
  `<?xml version="1.0"?><questestinterop><assessment ident="a"><section ident="s"><item ident="i">${
    kind === ''
      ? ''
      : `<itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>${kind}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>`
  }<presentation>${presentation}</presentation>${
    conditions === ''
      ? ''
      : `<resprocessing><outcomes><decvar varname="SCORE"/></outcomes>${conditions}</resprocessing>`
  }${more}</item></section></assessment></questestinterop>`

export const material = (text: string, type = 'text/plain') =>
  `<material><mattext texttype="${type}">${text}</mattext></material>`

export const list = (ident: string, labels: Record<string, string>, cardinality = 'Single', before = '') =>
  `<response_lid ident="${ident}" rcardinality="${cardinality}">${before}<render_choice>${Object.entries(labels)
    .map(([name, text]) => `<response_label ident="${name}">${material(text)}</response_label>`)
    .join('')}</render_choice></response_lid>`

/** A condition with the points that it sets or adds. */
export const when = (condition: string, points: number, action = 'Set', attributes = '') =>
  `<respcondition ${attributes}><conditionvar>${condition}</conditionvar><setvar varname="SCORE" action="${action}">${points}</setvar></respcondition>`

export const is = (ident: string, value: string) => `<varequal respident="${ident}">${value}</varequal>`

export const read = (text: string): Promise<BankReading> => readBank(bytesOf(text), 'questions.xml')

/** The one question of a file, or the code of what keeps it from being one. */
export const only = async (text: string) => {
  const { drafts, rejected } = await read(text)
  return drafts[0]?.draft ?? rejected.map(({ code, params }) => ({ code, params }))[0]
}
