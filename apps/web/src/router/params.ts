import { createContext, useContext } from 'react'
import type { Params } from './find-screen.ts'

export const ParamsContext = createContext<Params>({})

/** The values of the names in the screen's path. */
export const useParams = (): Params => useContext(ParamsContext)
