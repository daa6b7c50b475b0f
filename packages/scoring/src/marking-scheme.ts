/** How a paper turns answers into marks; the same for all its slots. */
export type MarkingScheme = {
  /**
   * A multiple choice: `whole` is all or nothing; `incomplete` gives an answer without a wrong option its share of the
   * right ones; `options` counts right options less wrong ones, and never below 0.
   */
  choiceMarking: 'whole' | 'incomplete' | 'options'
  /** What a wrong answer costs, in percent of its slot's maximum. */
  wrongCostsPercent: number
}

/** All or nothing, and no answer costs anything. */
export const plainScheme: MarkingScheme = { choiceMarking: 'whole', wrongCostsPercent: 0 }
