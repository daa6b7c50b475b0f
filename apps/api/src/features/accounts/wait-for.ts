/** How tries are slowed: `free` failures within the window cost nothing, then the wait doubles with every `step`. */
export type WaitPolicy = {
  windowSeconds: number
  free: number
  step: number
  firstSeconds: number
  longestSeconds: number
}

/** One account: five slips of the hand, then 10 s, 20 s … a quarter of an hour; about twelve guesses an hour. */
export const accountPolicy: WaitPolicy = {
  windowSeconds: 3_600,
  free: 5,
  step: 1,
  firstSeconds: 10,
  longestSeconds: 900,
}

/**
 * One address. A whole factory may share it, so a hundred accounts may fail in a quarter of an hour, and then everybody
 * there waits a second or a minute at most after the last failure.
 */
export const addressPolicy: WaitPolicy = {
  windowSeconds: 900,
  free: 100,
  step: 10,
  firstSeconds: 1,
  longestSeconds: 60,
}

/** Join codes that do not exist, by address: a slip misread by some of a crew, never a search. */
export const joinCodePolicy: WaitPolicy = {
  windowSeconds: 3_600,
  free: 60,
  step: 5,
  firstSeconds: 5,
  longestSeconds: 300,
}

/** Registrations, by address: a factory of thousands may sign up in one afternoon, a script may not fill the tables. */
export const registrationPolicy: WaitPolicy = {
  windowSeconds: 3_600,
  free: 1_000,
  step: 200,
  firstSeconds: 1,
  longestSeconds: 60,
}

/** Pictures of one person: a set of questions with drawings in an hour, then one a minute. */
export const picturePolicy: WaitPolicy = {
  windowSeconds: 3_600,
  free: 60,
  step: 60,
  firstSeconds: 60,
  longestSeconds: 60,
}

/** Of who looks after the banks: a day's work with a picture in each option. */
export const officePicturePolicy: WaitPolicy = { ...picturePolicy, free: 2_000 }

/** What was counted within the window. `sinceLastSeconds` means nothing where `count` is 0. */
export type Failures = { count: number; sinceLastSeconds: number }

/** Seconds until the next try is let in; 0: now. It never grows by waiting, and no number of failures locks for ever. */
export const waitFor = (policy: WaitPolicy, { count, sinceLastSeconds }: Failures): number => {
  if (count < policy.free) return 0
  const doublings = Math.floor((count - policy.free) / policy.step)
  const whole = Math.min(policy.longestSeconds, policy.firstSeconds * 2 ** doublings)
  return Math.max(0, whole - Math.max(0, sinceLastSeconds))
}
