import { Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../../i18n/messages.ts'
import { Confirm } from '../../../office/confirm.tsx'
import { RulesForm } from '../rules/office-rules-form.tsx'
import { Lacks } from './office-lacks.tsx'
import { makingMessages } from './office-making-messages.ts'
import { NumberField } from './office-number-field.tsx'
import { Openings } from './office-openings.tsx'
import { type Draft, isEndless, type OfficeQuiz } from './office-quiz.ts'
import { QuizActions } from './office-quiz-actions.tsx'
import { QuizHead } from './office-quiz-head.tsx'
import styles from './office-quizzes.module.css'
import { SaveState } from './office-save-state.tsx'
import { Sections } from './office-sections.tsx'
import { TemplateSelect } from './office-template-select.tsx'
import { applyTemplate, type Template } from './office-templates.ts'
import { useCheck } from './use-check.ts'
import { useDraft } from './use-draft.ts'

type Blueprint = Draft['blueprint']

/** What holds for the paper as a whole. */
const WholePaper = ({ blueprint, onChange }: { blueprint: Blueprint; onChange: (blueprint: Blueprint) => void }) => {
  const words = useMessages(makingMessages)
  const { targetDifficulty, unseenFirst, ...rest } = blueprint
  const aim = targetDifficulty === undefined ? {} : { targetDifficulty }
  const unseen = unseenFirst === undefined ? {} : { unseenFirst }
  return (
    <>
      <Checkbox
        mt="md"
        label={words.unseenFirst}
        description={words.unseenFirstHint}
        checked={unseenFirst === true}
        onChange={(event) =>
          onChange({ ...rest, ...aim, ...(event.currentTarget.checked ? { unseenFirst: true } : {}) })
        }
      />
      <Group mt="sm" gap="sm" align="flex-end">
        <Checkbox
          label={words.target}
          description={words.targetHint}
          checked={targetDifficulty !== undefined}
          onChange={(event) =>
            onChange({ ...rest, ...unseen, ...(event.currentTarget.checked ? { targetDifficulty: 280 } : {}) })
          }
        />
        {targetDifficulty === undefined ? null : (
          <NumberField
            label={words.targetMean}
            value={targetDifficulty}
            unit={100}
            min={100}
            max={500}
            onChange={(value) => onChange({ ...blueprint, targetDifficulty: value })}
          />
        )}
      </Group>
    </>
  )
}

/** Everything that an admin makes of a quiz, on one page; what is typed is saved by itself. */
export const QuizEditor = ({ quiz }: { quiz: OfficeQuiz }) => {
  const words = useMessages(makingMessages)
  const editor = useDraft(quiz)
  const { edited, change } = editor
  const { draft, tradeCode } = edited
  const { blueprint } = draft
  const check = useCheck(blueprint)
  const [template, setTemplate] = useState<Template>()
  const setDraft = (changes: Partial<Draft>) =>
    change((before) => ({ ...before, draft: { ...before.draft, ...changes } }))
  const use = (chosen: Template) =>
    change((before) => ({ ...before, draft: applyTemplate(before.draft, chosen, before.tradeCode) }))
  return (
    <div className={styles.editor}>
      <SaveState quizId={quiz.quizId} {...editor} />
      <section>
        <QuizHead edited={edited} isPublished={quiz.published !== null} onChange={change} />
      </section>
      <section>
        <h2>{words.paper}</h2>
        <TemplateSelect
          label={words.fromTemplate}
          onChoose={(chosen) => (blueprint.sections.length === 0 ? use(chosen) : setTemplate(chosen))}
        />
        <Sections
          sections={blueprint.sections}
          tradeCode={tradeCode}
          language={draft.language}
          check={check.isCurrent ? check.data : undefined}
          onChange={(sections) => setDraft({ blueprint: { ...blueprint, sections } })}
        />
        <Lacks check={check} sections={blueprint.sections} />
        <WholePaper blueprint={blueprint} onChange={(after) => setDraft({ blueprint: after })} />
      </section>
      <section>
        <h2>{words.rules}</h2>
        <RulesForm
          value={draft.rules}
          organisationId={edited.organisationId}
          endless={isEndless(quiz)}
          onChange={(rules) => setDraft({ rules })}
        />
      </section>
      <section>
        <h2>{words.openings}</h2>
        <Openings quiz={quiz} mayChange />
      </section>
      <QuizActions quiz={quiz} editor={editor} check={check} />
      {template ? (
        <Confirm
          title={words.templateTitle}
          confirm={words.useTemplate}
          act={async () => use(template)}
          onClose={() => setTemplate(undefined)}
        >
          <p>{words.templateSays}</p>
        </Confirm>
      ) : null}
    </div>
  )
}
