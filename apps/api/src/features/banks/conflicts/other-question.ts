const reason = /^duplicate:([0-9a-f-]{36})$/

/** How a question's log names the other one that an act was about, in place of a reason. */
export const otherQuestion = (questionId: string): string => `duplicate:${questionId}`

/** The id of the question that a reason of the log names; undefined where somebody wrote it. */
export const otherQuestionOf = (text: string): string | undefined => reason.exec(text)?.[1]
