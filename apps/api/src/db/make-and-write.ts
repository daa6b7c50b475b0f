/**
 * Makes the next while the one before is being written: the processor and the database are at work together. One is
 * written at a time, in the order given.
 */
export const makeAndWrite = async <T, Made>(
  all: readonly T[],
  make: (one: T) => Made | Promise<Made>,
  write: (made: Made) => Promise<void>,
): Promise<void> => {
  let writing: Promise<void> = Promise.resolve()
  for (const one of all) {
    // What fails meanwhile is told at the next turn, and not as something that nobody minded.
    writing.catch(() => undefined)
    const made = await make(one)
    await writing
    writing = write(made)
  }
  await writing
}
