type Loses = () => boolean

const watched = new Set<Loses>()

/** Would something be lost with this document? Links then leave it the browser's way, which asks first. */
export const wouldLose = (): boolean => [...watched].some((loses) => loses())

/** Has the browser ask before it leaves a page that would lose something. */
export const askBeforeLeaving = (loses: Loses): (() => void) => {
  const ask = (event: BeforeUnloadEvent) => {
    if (!loses()) return
    event.preventDefault()
    // What browsers before 2023 look at.
    event.returnValue = true
  }
  watched.add(loses)
  addEventListener('beforeunload', ask)
  return () => {
    watched.delete(loses)
    removeEventListener('beforeunload', ask)
  }
}
