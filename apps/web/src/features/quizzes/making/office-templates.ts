import type { Draft, Section } from './office-quiz.ts'

type Part = Pick<Section, 'type' | 'count' | 'maximum'>
export type Template = {
  name: 'classic' | 'machine' | 'machineMultiple' | 'special' | 'empty'
  parts: Part[]
  timeLimitSeconds: number
  passScore: number
  /** False: from general knowledge, to be checked against the notice of the exam. */
  verified: boolean
}

const part = (type: Part['type'], count: number, maximum: number): Part => ({ type, count, maximum })

/** Theory papers as they are usual; each is only where one begins, every number can be changed. */
export const templates: readonly Template[] = [
  {
    name: 'classic',
    parts: [part('single-choice', 160, 50), part('true-false', 40, 50)],
    timeLimitSeconds: 5_400,
    passScore: 6_000,
    verified: true,
  },
  {
    name: 'machine',
    parts: [part('single-choice', 80, 100), part('true-false', 20, 100)],
    timeLimitSeconds: 5_400,
    passScore: 6_000,
    verified: false,
  },
  {
    name: 'machineMultiple',
    parts: [part('single-choice', 60, 100), part('multiple-choice', 10, 200), part('true-false', 20, 100)],
    timeLimitSeconds: 5_400,
    passScore: 6_000,
    verified: false,
  },
  {
    name: 'special',
    parts: [part('single-choice', 70, 100), part('true-false', 30, 100)],
    timeLimitSeconds: 5_400,
    passScore: 8_000,
    verified: false,
  },
  { name: 'empty', parts: [], timeLimitSeconds: 1_200, passScore: 0, verified: true },
]

/** The sections, the time and the pass mark of a template; whatever else a draft says stays. */
export const applyTemplate = (draft: Draft, template: Template, tradeCode: string): Draft => ({
  ...draft,
  blueprint: {
    ...draft.blueprint,
    sections: template.parts.map((one) => ({
      ...one,
      tradeCode,
      level: draft.blueprint.sections[0]?.level ?? null,
      language: draft.language,
    })),
  },
  rules: { ...draft.rules, timeLimitSeconds: template.timeLimitSeconds, passScore: template.passScore },
})

/** What a new quiz begins with; its rules are those of a quiz of today. */
export const newDraft = (title: string, language: Draft['language'], template: Template, tradeCode: string): Draft =>
  applyTemplate(
    {
      title,
      language,
      blueprint: { sections: [] },
      rules: {
        timeLimitSeconds: 1_200,
        passScore: 0,
        graceSeconds: 15,
        attemptsAllowed: 1,
        feedback: 'review',
        strict: true,
        waitSeconds: 0,
        counts: 'best',
        choiceMarking: 'whole',
        wrongCostsPercent: 0,
        navigation: 'free',
        eligible: { tradeCodes: [], levels: [], organisationIds: [] },
        markers: 1,
        markersDiffer: 100,
      },
    },
    template,
    tradeCode,
  )
