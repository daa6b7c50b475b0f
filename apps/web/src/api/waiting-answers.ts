import { createStore } from '../ui/store.ts'

/** How many answers on this device the server does not have yet; whoever keeps them sets it. */
export const waitingAnswersStore = createStore(0)
